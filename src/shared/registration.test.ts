import { describe, expect, it, test } from 'vitest'
import {
  bestDomain,
  type DomainState,
  decimalIdentity,
  hexIdentity,
  isRealArea,
  isRealCell,
  registrationOf,
  technologyOf,
} from './registration.ts'

test('27.007 §10.1.22 <stat>', () => {
  expect(Array.from({ length: 13 }, (_, stat) => registrationOf(stat))).toEqual([
    'notRegistered',
    'home',
    'searching',
    'denied',
    'unknown',
    'roaming',
    'home',
    'roaming',
    'emergencyOnly',
    'home',
    'roaming',
    'emergencyOnly',
    undefined,
  ])
})

test('27.007 §7.3 <AcT>', () => {
  expect(Array.from({ length: 15 }, (_, act) => technologyOf(act))).toEqual([
    'gsm',
    'gsm',
    'umts',
    'edge',
    'hspa',
    'hspa',
    'hspa',
    'lte',
    'gsm',
    'nbiot',
    'lte',
    'nr',
    'nr',
    'endc',
    undefined,
  ])
})

describe('the domain that is shown', () => {
  const state = (registration: DomainState['registration'], smsOnly = false): DomainState => ({ registration, smsOnly })
  test.each([
    ['a denied CS domain on an LTE data card is no fault', { eps: state('home'), cs: state('denied') }, 'eps'],
    ['a denied CS domain says less than a search for LTE', { eps: state('searching'), cs: state('denied') }, 'eps'],
    ['a denied EPS domain says more than a search for CS', { eps: state('denied'), cs: state('searching') }, 'eps'],
    ['registered beats denied', { eps: state('denied'), ps: state('home'), cs: state('home') }, 'ps'],
    ['roaming LTE goes before home CS', { eps: state('roaming'), cs: state('home') }, 'eps'],
    ['5GS where EPS is not registered', { eps: state('notRegistered'), '5gs': state('home') }, '5gs'],
    ['SMS only is no data registration', { ps: state('home', true), cs: state('home') }, 'cs'],
    ['nothing but a search', { eps: state('notRegistered'), ps: state('searching') }, 'ps'],
    ['nothing known', {}, undefined],
  ] as const)('%s', (_, states, domain) => {
    expect(bestDomain(states)).toBe(domain)
  })
})

describe('area and cell', () => {
  test.each([
    ['1A2B', '1A2B'],
    ['001a2b', '1A2B'],
    ['0x230A', '230A'],
    ['01C3D4E5', '1C3D4E5'],
    ['0', '0'],
    ['0000', '0'],
    ['', undefined],
    ['xyz', undefined],
  ])('hex %j is %s', (text, hex) => {
    expect(hexIdentity(text)).toBe(hex)
  })
  test.each([
    ['200468759', 'BF2E917'],
    ['175499523', 'A75E903'],
    ['0', '0'],
    ['1F', undefined],
  ])('decimal %j is %s', (text, hex) => {
    expect(decimalIdentity(text)).toBe(hex)
  })
  it('knows the fillers', () => {
    for (const filler of ['0', 'FFFE', 'FFFF', 'FFFFFF']) expect(isRealArea(filler)).toBe(false)
    expect(isRealArea('1A2B')).toBe(true)
    for (const filler of ['FFFF', 'FFFFFFF', 'FFFFFFFF', 'FFFFFFFFF']) expect(isRealCell(filler)).toBe(false)
    expect(isRealCell('1C3D4E5')).toBe(true)
  })
})
