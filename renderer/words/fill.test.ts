import { describe, expect, it } from 'vitest'
import { fill } from './fill.ts'

describe('a sentence with parts', () => {
  it.each([
    ['端口被占用|（{{holder}}）', { holder: 'ModemManager' }, '端口被占用（ModemManager）'],
    ['端口被占用|（{{holder}}）', {}, '端口被占用'],
    ['|读到尾号 {{seen}}|，登记的是尾号 {{expected}}', { expected: '9052' }, '登记的是尾号 9052'],
    ['Link back|, away {{seconds}} s', { seconds: 0 }, 'Link back, away 0 s'],
    ['Missing|: {{missing}}', { missing: '' }, 'Missing'],
    ['{{a}}|, {{b}}', {}, ''],
  ])('%s with %o', (template, params, text) => {
    expect(fill(template, params)).toBe(text)
  })

  it('takes values as they are: what a modem says is never a placeholder', () => {
    expect(fill('{{said}} · {{code}}', { said: '{{code}}', code: 5 })).toBe('{{code}} · 5')
  })
})
