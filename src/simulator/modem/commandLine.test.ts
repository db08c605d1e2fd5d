import { describe, expect, it } from 'vitest'
import { parseArgs, parseCommandLine } from './commandLine.ts'

const shapes = (line: string) =>
  parseCommandLine(line)?.map(({ name, form, args }) => [name, form, args.map((arg) => arg.text)])

describe('parseCommandLine', () => {
  it.each([
    ['', []],
    ['E0', [['E', 'set', ['0']]]],
    [
      'E0V1Q0',
      [
        ['E', 'set', ['0']],
        ['V', 'set', ['1']],
        ['Q', 'set', ['0']],
      ],
    ],
    [
      '&F&C1',
      [
        ['&F', 'exec', []],
        ['&C', 'set', ['1']],
      ],
    ],
    ['S3?', [['S3', 'read', []]]],
    ['S0=0', [['S0', 'set', ['0']]]],
    [
      'E0+CMEE=1',
      [
        ['E', 'set', ['0']],
        ['+CMEE', 'set', ['1']],
      ],
    ],
    [
      '+CMEE=1;+CREG=2',
      [
        ['+CMEE', 'set', ['1']],
        ['+CREG', 'set', ['2']],
      ],
    ],
    [
      '+CREG?;+CSQ;E0',
      [
        ['+CREG', 'read', []],
        ['+CSQ', 'exec', []],
        ['E', 'set', ['0']],
      ],
    ],
    ['+cops=?', [['+COPS', 'test', []]]],
    ['+CUSD=1,"*100;1#"', [['+CUSD', 'set', ['1', '*100;1#']]]],
    ['+CGDCONT=1,"IP",""', [['+CGDCONT', 'set', ['1', 'IP', '']]]],
    ['+CPBW=1,,,', [['+CPBW', 'set', ['1', '', '', '']]]],
    ['$TSSPCSW=?', [['$TSSPCSW', 'test', []]]],
    ['D*99#', [['D', 'set', ['*99#']]]],
    [
      'D112;+CSQ',
      [
        ['D', 'set', ['112;']],
        ['+CSQ', 'exec', []],
      ],
    ],
  ])('%s', (line, expected) => expect(shapes(line)).toEqual(expected))

  it.each(['+', '@', '+CMGS"1"', '+CPIN="12', '+CPIN="12"3'])('cannot read %s', (line) => {
    expect(parseCommandLine(line)).toBeUndefined()
  })
})

it('tells quoted arguments from bare ones', () => {
  expect(parseArgs('1, "a,b" ,')).toEqual([
    { text: '1', quoted: false },
    { text: 'a,b', quoted: true },
    { text: '', quoted: false },
  ])
})
