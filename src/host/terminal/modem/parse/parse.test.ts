import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import * as alpha from './alpha.ts'
import * as card from './card.ts'
import * as cause from './cause.ts'
import * as contexts from './contexts.ts'
import * as crsm from './crsm.ts'
import * as identity from './identity.ts'
import { type Parser, split, tail } from './parsed.ts'
import { parseEntry, parseStorage } from './phonebook.ts'
import * as registration from './registration.ts'
import * as signal from './signal.ts'

const ok = <T>(value: T) => ({ ok: true, value })
const absent = { ok: false, error: 'absent' }
const malformed = { ok: false, error: 'malformed' }

describe('a line', () => {
  test.each([
    ['+CSQ:23,99', 'CSQ', '23,99'],
    ['+CSQ: 23,99 ', 'CSQ', '23,99'],
    ['^HCSQ:"LTE",30', 'HCSQ', '"LTE",30'],
    ['ICCID : 8986', 'ICCID', '8986'],
    ['+csq: 1', 'CSQ', '1'],
    ['+CSQX: 1', 'CSQ', undefined],
    ['OK', 'CSQ', undefined],
  ])('%j has after %s: %j', (line, tag, text) => {
    expect(tail(line, tag)).toBe(text)
  })
  test.each([
    ['1,"IP","a,b",', ['1', 'IP', 'a,b', '']],
    ['', ['']],
    ['"never closed,1', ['never closed,1']],
  ])('%j has the fields %j', (text, fields) => {
    expect(split(text)).toEqual(fields)
  })
})

describe('identity', () => {
  test.each([
    [identity.parseManufacturer, ['Quectel'], 'Quectel'],
    [identity.parseManufacturer, ['+CGMI: "Fibocom Wireless Inc."'], 'Fibocom Wireless Inc.'],
    [identity.parseModel, ['+CGMM: "L610"'], 'L610'],
    [identity.parseModel, ['\x1b[31mEC25\x07'], '[31mEC25'],
    [identity.parseFirmware, ['Revision: EC25EFAR06A03M4G'], 'EC25EFAR06A03M4G'],
    [identity.parseFirmware, ['+CGMR: LE20B04SIM7600M22'], 'LE20B04SIM7600M22'],
    [identity.parseImeiReply, ['861107030000013'], '861107030000013'],
    [identity.parseImeiReply, ['+CGSN: "861107030000013"'], '861107030000013'],
    [identity.parseImeiReply, ['4901542032375101'], '490154203237518'],
    [identity.atiManufacturer, ['Manufacturer: SIMCOM INCORPORATED', 'Model: SIMCOM_SIM7600CE'], 'SIMCOM INCORPORATED'],
    [identity.atiModel, ['Manufacturer: SIMCOM INCORPORATED', 'Model: SIMCOM_SIM7600CE'], 'SIMCOM_SIM7600CE'],
    [identity.atiFirmware, ['Revision: 11.617.01'], '11.617.01'],
  ] as const)('%o of %j', (parse, lines, value) => {
    expect(parse(lines)).toEqual(ok(value))
  })
  it('says what is missing', () => {
    expect(identity.parseModel(['', ' '])).toEqual(absent)
    expect(identity.parseImeiReply(['12345'])).toEqual(malformed)
    expect(identity.atiModel(['Quectel', 'EC25'])).toEqual(absent)
  })
})

describe('SIM state', () => {
  test.each([
    ['+CPIN: READY', 'ready'],
    ['+CPIN:READY', 'ready'],
    ['+CPIN: SIM PIN', 'pin'],
    ['+CPIN: SIM PUK', 'puk'],
    ['+CPIN: SIM PIN2', 'ready'],
    ['+CPIN: SIM PUK2', 'ready'],
    ['+CPIN: PH-SIM PIN', 'blocked'],
    ['+CPIN: PH-NET PIN', 'blocked'],
    ['+CPIN: PH-SP PUK', 'blocked'],
    ['+CPIN: NOT READY', 'busy'],
    ['+CPIN: NOT INSERTED', 'absent'],
    ['+CPIN: SIM REMOVED', 'absent'],
    ['+CPIN: SIM failure', 'error'],
  ] as const)('%s is %s', (line, state) => {
    expect(card.parseSimState([line])).toEqual(ok(state))
  })
  test.each([
    [10, 'absent'],
    [11, 'pin'],
    [12, 'puk'],
    [13, 'error'],
    [14, 'busy'],
    [15, 'error'],
    [5, 'blocked'],
    [40, 'blocked'],
    [17, 'ready'],
    [310, undefined],
    [3, undefined],
    [100, undefined],
  ] as const)('+CME ERROR: %d is %s', (code, state) => {
    const line = `+CME ERROR: ${code}`
    expect(card.simStateOfRefusal({ kind: 'cme', line, code, text: undefined })).toBe(state)
  })
  test.each([
    [310, 'absent'],
    [312, 'blocked'],
    [314, 'busy'],
    [10, undefined],
  ] as const)('+CMS ERROR: %d is %s', (code, state) => {
    const line = `+CMS ERROR: ${code}`
    expect(card.simStateOfRefusal({ kind: 'cms', line, code, text: undefined })).toBe(state)
  })
  test.each([
    ['SIM PIN required', 'pin'],
    ['SIM PUK required', 'puk'],
    ['PH-SIM PIN required', 'blocked'],
    ['PH-FSIM PIN required', 'blocked'],
    ['PH-FSIM PUK required', 'blocked'],
    ['SIM PUK2 required', 'ready'],
    ['network subset personalization PIN required', 'blocked'],
    ['service pin', 'blocked'],
    ['SIM busy', 'busy'],
    ['operation not allowed', undefined],
  ] as const)('+CME ERROR: %s is %s', (text, state) => {
    const line = `+CME ERROR: ${text}`
    expect(card.simStateOfRefusal({ kind: 'cme', line, code: undefined, text })).toBe(state)
  })
  it('is the last word where a notification of the same form stands before the answer', () => {
    expect(card.parseSimState(['+CPIN: NOT READY', '+CPIN: READY'])).toEqual(ok('ready'))
  })
  it('is told by words as well, and not by ERROR', () => {
    const final = {
      kind: 'cme',
      line: '+CME ERROR: SIM not inserted',
      code: undefined,
      text: 'SIM not inserted',
    } as const
    expect(card.simStateOfRefusal(final)).toBe('absent')
    expect(card.simStateOfRefusal({ kind: 'error', line: 'ERROR' })).toBeUndefined()
    expect(card.parseSimState(['+CPIN: SOMETHING ELSE'])).toEqual(malformed)
    expect(card.parseSimState([])).toEqual(absent)
  })
})

describe('numbers of the card', () => {
  test.each([
    ['+QCCID: 898602F9091830030220', '898602F9091830030220'],
    ['+CCID: "8986110000000012345F"', '8986110000000012345'],
    ['ICCID: 89860620000000123456', '89860620000000123456'],
    ['89860620000000123456', '89860620000000123456'],
    ['^ICCID: 98231420326409614067', '89324102234690160476'],
  ])('%s', (line, iccid) => {
    expect(card.parseIccidReply([line])).toEqual(ok(iccid))
  })
  it('refuses what is no ICCID', () => {
    expect(card.parseIccidReply(['+QCCID: 0044200053671052499'])).toEqual(malformed)
    expect(card.parseIccidReply([])).toEqual(absent)
  })
  test.each([
    [['460001234567890'], ok('460001234567890')],
    [['+CIMI: 460001234567890'], ok('460001234567890')],
    [['+CIMI: "460001234567890"'], ok('460001234567890')],
    [['not available'], malformed],
    [[], absent],
  ])('IMSI in %j', (lines, imsi) => {
    expect(card.parseImsiReply(lines)).toEqual(imsi)
  })
  test.each([
    [['+CNUM: "","1440512345001",129'], ok('1440512345001')],
    [['+CNUM: ,"8613800138000",145'], ok('+8613800138000')],
    [['+CNUM: "a","",129', '+CNUM: "b","13800138000",129,7,4'], ok('13800138000')],
    [['+CNUM: "","002B0038003600310033003800300030",145'], ok('+8613800')],
    [['+CNUM: ,"65126512",129'], ok('65126512')],
    [['+CNUM: "13800138000",129'], ok('13800138000')],
    [['+CNUM: "","",129'], absent],
    [[], absent],
    [['+CNUM: x'], malformed],
  ])('own number in %j', (lines, number) => {
    expect(card.parseOwnNumbers(lines)).toEqual(number)
  })
})

describe('PIN and PUK tries', () => {
  test.each([
    [card.parsePinTries, ['+CPINR: SIM PIN,3,3', '+CPINR: SIM PUK,10,10', '+CPINR: SIM PIN2,3,3'], { pin: 3, puk: 10 }],
    [card.parsePinTries, ['+CPINR: "SIM PIN",3'], { pin: 3, puk: undefined }],
    [card.pinTriesInOneLine('SPIC'), ['+SPIC: 3,10,3,10'], { pin: 3, puk: 10 }],
    [card.pinTriesInOneLine('UPINCNT'), ['+UPINCNT: 0,3,5,5'], { pin: 0, puk: 3 }],
  ] as const)('%o in %j', (parse, lines, tries) => {
    expect(parse(lines)).toEqual(ok(tries))
  })
  it('has no tries where there are none', () => {
    expect(card.parsePinTries([])).toEqual(absent)
    expect(card.parsePinTries(['+CPINR: SIM PIN,many'])).toEqual(malformed)
  })
})

describe('registration', () => {
  const state = { smsOnly: false, area: undefined, cell: undefined, technology: undefined, rejectCause: undefined }
  test.each([
    ['cs', '+CREG: 0,1', { registration: 'home' }],
    ['eps', '+CEREG: 2,1,6699,134281231,7', { registration: 'home', area: '1A2B', cell: '800F80F', technology: 'lte' }],
    [
      'cs',
      '+CREG: 2,1,"1A2B","01C3D4E5",7',
      { registration: 'home', area: '1A2B', cell: '1C3D4E5', technology: 'lte' },
    ],
    ['cs', '+CREG: 2,5,1A2B,3C4D', { registration: 'roaming', area: '1A2B', cell: '3C4D' }],
    [
      'cs',
      '+CREG: 2,6,"1A2B","3C4D",0',
      { registration: 'home', smsOnly: true, area: '1A2B', cell: '3C4D', technology: 'gsm' },
    ],
    ['eps', '+CEREG: 3,3,,,,0,7', { registration: 'denied', rejectCause: 7 }],
    ['eps', '+CEREG: 3,3,"FFFE","FFFFFFF",7,0,5', { registration: 'denied', technology: 'lte', rejectCause: 5 }],
    ['eps', '+CEREG: 3,3,,,,1,160', { registration: 'denied' }],
    ['eps', '+CEREG: 2,0,"0000","00000000"', { registration: 'notRegistered' }],
    [
      'eps',
      '+CEREG: 2,8,"1A2B","01C3D4E5",7',
      { registration: 'emergencyOnly', area: '1A2B', cell: '1C3D4E5', technology: 'lte' },
    ],
    [
      'eps',
      '+CEREG: 2,1,"1A2B","01","01C3D4E5",7',
      { registration: 'home', area: '1A2B', cell: '1C3D4E5', technology: 'lte' },
    ],
    [
      'ps',
      '+CGREG: 2,1,"1A2B","00C3D4E5",2,"01"',
      { registration: 'home', area: '1A2B', cell: 'C3D4E5', technology: 'umts' },
    ],
    ['ps', '+CGREG: 3,3,,,,,0,14', { registration: 'denied', rejectCause: 14 }],
    ['ps', '+CGREG: 3,3,,,,0,11', { registration: 'denied', rejectCause: 11 }],
    [
      '5gs',
      '+C5GREG: 2,1,"6F4700","01BD5A7F06",11',
      { registration: 'home', area: '6F4700', cell: '1BD5A7F06', technology: 'nr' },
    ],
  ] as const)('%s: %s', (domain, line, expected) => {
    expect(registration.parseRegistration(domain)([line])).toEqual(ok({ ...state, ...expected }))
  })
  it('takes the answer and leaves the notification, whichever comes first', () => {
    const lines = ['+CEREG: 2,"1A2B","01C3D4E5",7', '+CEREG: 2,1,"1A2B","01C3D4E5",7']
    expect(registration.parseRegistration('eps')(lines)).toEqual(
      ok({ ...state, registration: 'home', area: '1A2B', cell: '1C3D4E5', technology: 'lte' }),
    )
    expect(registration.parseRegistration('eps')(['+CEREG: 1'])).toEqual(malformed)
    expect(registration.parseRegistration('eps')(['+CREG: 0,1'])).toEqual(absent)
    expect(registration.parseRegistration('eps')(['+CEREG: 0,42'])).toEqual(malformed)
  })
  test.each([
    ['+CREG: 1', { domain: 'cs', state: { ...state, registration: 'home' } }],
    [
      '+CEREG: 5,"1A2B","01C3D4E5",9',
      {
        domain: 'eps',
        state: { ...state, registration: 'roaming', area: '1A2B', cell: '1C3D4E5', technology: 'nbiot' },
      },
    ],
    ['+CEREG: 3,,,,0,5', { domain: 'eps', state: { ...state, registration: 'denied', rejectCause: 5 } }],
    ['+CEREG: 0,1', undefined],
    ['+CSQ: 1,2', undefined],
    ['+CEREG: nonsense', undefined],
  ])('unasked: %s', (line, expected) => {
    expect(registration.parseRegistrationNotice(line)).toEqual(expected)
  })
  it('has a vendor’s technologies where the vendor departs from the standard', () => {
    const parsed = registration.parseRegistration('eps', { 8: 'ltem' })(['+CEREG: 2,1,"1A2B","01C3D4E5",8'])
    expect(parsed).toMatchObject({ value: { technology: 'ltem' } })
  })
  test.each([
    ['+COPS: 0,0,"CHINA MOBILE",7', { name: 'CHINA MOBILE', technology: 'lte' }],
    ['+COPS: 0,2,"46001",7', { code: '46001', technology: 'lte' }],
    ['+COPS: 0,0,"4E2D56FD79FB52A8",13', { name: '中国移动', technology: 'endc' }],
    ['+COPS: 0,0,"46001"', { name: '46001', technology: undefined }],
    ['+COPS: 0', { technology: undefined }],
    ['+COPS: 0,2,"",7', { technology: 'lte' }],
  ])('operator: %s', (line, operator) => {
    expect(registration.parseOperator()([line])).toEqual(ok(operator))
  })
})

describe('signal', () => {
  const figures = (given: object) => ok({ figures: expect.objectContaining(given) })
  test.each([
    ['+CSQ: 21,99', false, { rssiDbm: -71 }],
    ['+CSQ:23,99', false, { rssiDbm: -67 }],
    ['+CSQ: 99,99', false, { rssiDbm: undefined }],
    ['+CSQ: 131,99', false, { rssiDbm: undefined }],
    ['+CSQ: 131,99', true, { rssiDbm: -85 }],
    ['+CSQ: 199,99', true, { rssiDbm: undefined }],
  ])('%s, extended %s', (line, extended, given) => {
    expect(signal.parseCsq(extended)([line])).toEqual(ok({ figures: given }))
  })
  it('+CESQ: LTE, UMTS, GSM', () => {
    expect(signal.parseCesq(['+CESQ: 99,99,255,255,20,55'])).toEqual(
      figures({ rsrqDb: -10, rsrpDbm: -86, rssiDbm: undefined }),
    )
    expect(signal.parseCesq(['+CESQ: 99,99,41,38,255,255'])).toEqual(figures({ rscpDbm: -80, ecnoDb: -5.5 }))
    expect(signal.parseCesq(['+CESQ: 40,0,255,255,255,255'])).toEqual(figures({ rssiDbm: -71 }))
  })
  it('+CESQ with nine fields: the NR leg beside LTE, or NR alone', () => {
    expect(signal.parseCesq(['+CESQ: 99,99,255,255,20,55,65,60,80'])).toEqual(
      ok({ figures: expect.objectContaining({ rsrpDbm: -86 }), nr: { rsrqDb: -11, rsrpDbm: -97, sinrDb: 16.5 } }),
    )
    expect(signal.parseCesq(['+CESQ: 99,99,255,255,255,255,65,60,80'])).toEqual(
      figures({ rsrqDb: -11, rsrpDbm: -97, sinrDb: 16.5 }),
    )
  })
  it('is malformed with too few fields or none', () => {
    expect(signal.parseCesq(['+CESQ: 99,99,255'])).toEqual(malformed)
    expect(signal.parseCsq(false)(['+CSQ: x'])).toEqual(malformed)
    expect(signal.parseCsq(false)([])).toEqual(absent)
  })
})

describe('contexts', () => {
  it('reads the four lists', () => {
    const lines = [
      '+CGDCONT: 1,"IPV4V6","cmiot","0.0.0.0",0,0,0,0',
      '+CGDCONT: 8,"ipv4v6","IMS"',
      '+CGDCONT: 2,"IP",""',
    ]
    expect(contexts.parseDefinedContexts(lines)).toEqual(
      ok([
        { cid: 1, raw: lines[0], type: 'IPV4V6', apn: 'cmiot' },
        { cid: 8, raw: lines[1], type: 'IPV4V6', apn: 'IMS' },
        { cid: 2, raw: lines[2], type: 'IP', apn: undefined },
      ]),
    )
    expect(contexts.parseContextStates(['+CGACT: 1,1', '+CGACT: 8,0', '+CGACT: x'])).toEqual(
      ok([
        { cid: 1, raw: '+CGACT: 1,1', active: true },
        { cid: 8, raw: '+CGACT: 8,0', active: false },
      ]),
    )
    expect(
      contexts.parseContextParameters(['+CGCONTRDP: 1,5,"cmiot.mnc000.mcc460.gprs","10.1.2.3.255.0.0.0","10.0.0.1"']),
    ).toMatchObject(ok([{ cid: 1, apn: 'cmiot', address: '10.1.2.3' }]))
    expect(
      contexts.parseContextParameters([
        '+CGCONTRDP: 1,5,"cmiot","10.1.2.3.255.0.0.0"',
        '+CGCONTRDP: 1,5,"cmiot","2408:8400::1"',
      ]),
    ).toMatchObject(ok([{ cid: 1, apn: 'cmiot', address: '10.1.2.3 2408:8400::1' }]))
    expect(contexts.parseContextAddresses(['+CGPADDR: 1,"10.1.2.3"', '+CGPADDR: 1,"2408:8400::1"'])).toMatchObject(
      ok([{ cid: 1, address: '10.1.2.3 2408:8400::1' }]),
    )
    expect(contexts.parseDefinedContexts([])).toEqual(ok([]))
    expect(contexts.parseDefinedContexts(['+CGDCONT: none'])).toEqual(malformed)
    expect(contexts.parseAttached(['+CGATT: 1'])).toEqual(ok(true))
    expect(contexts.parseAttached(['+CGATT: 2'])).toEqual(malformed)
  })
  test.each([
    ['+CGPADDR: 1,"10.1.2.3"', '10.1.2.3'],
    ['+CGPADDR: 1,10.1.2.3', '10.1.2.3'],
    ['+CGPADDR: 1,"0.0.0.0"', undefined],
    ['+CGPADDR: 1,""', undefined],
    ['+CGPADDR: 1', undefined],
    ['+CGPADDR: 1,"10.1.2.3","36.8.132.0.0.0.0.0.0.0.0.0.0.0.0.1"', '10.1.2.3 2408:8400::1'],
    ['+CGPADDR: 1,"10.1.2.3","2408:8400::1"', '10.1.2.3 2408:8400::1'],
    ['+CGPADDR: 1,"0.0.0.0","0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0"', undefined],
    ['+CGPADDR: 1,"10.1.2.3 2408:8400::1"', '10.1.2.3 2408:8400::1'],
    ['+CGPADDR: 1,"10.1.2.3,2408:8400::1"', '10.1.2.3 2408:8400::1'],
    ['+CGPADDR: 1,"1","999.1.2.3"', undefined],
  ])('address in %s', (line, address) => {
    expect(contexts.parseContextAddresses([line])).toMatchObject(ok([{ cid: 1, address }]))
  })
})

describe('restricted SIM access', () => {
  it('reads status and data, quoted or not', () => {
    const bytes = new Uint8Array([0x98, 0x68])
    expect(crsm.parseCardAnswer(['+CRSM: 144,0,"9868"'])).toEqual(ok({ status: 0x9000, data: bytes }))
    expect(crsm.parseCardAnswer(['+CRSM: 144,0,9868'])).toEqual(ok({ status: 0x9000, data: bytes }))
    expect(crsm.parseCardAnswer(['+CRSM: 105,130'])).toEqual(ok({ status: 0x6982, data: new Uint8Array() }))
    expect(crsm.parseCardAnswer(['+CRSM: 106,134,""'])).toEqual(ok({ status: 0x6a86, data: new Uint8Array() }))
    expect(crsm.parseCardAnswer(['+CRSM: 144,0,"986"'])).toEqual(malformed)
    expect(crsm.parseCardAnswer(['+CRSM: 300,0'])).toEqual(malformed)
  })
  test.each([
    ['988812010000400310f0', '8988211000000430010'],
    ['98683081462002318379', '89860318640220133897'],
    ['9868407b912217002143', '898604B7192271001234'],
    ['9868005b000000000010', '898600B5000000000001'],
  ])('EF_ICCID %s', (hex, iccid) => {
    expect(crsm.parseCardIccid([`+CRSM: 144,0,"${hex}"`])).toEqual(ok(iccid))
  })
  test.each([
    ['082982608200002080', '228062800000208'],
    ['082926101160845740', '262011106487504'],
    ['0801101000002143f5', '00101000012345'],
    ['0709101000002143ff', '0010100001234'],
    ['07011010000021f3ff', '001010000123'],
    ['084906002143658709', '460001234567890'],
  ])('EF_IMSI %s', (hex, imsi) => {
    expect(crsm.parseCardImsi([`+CRSM: 144,0,"${hex}"`])).toEqual(ok(imsi))
  })
  it('gives nothing out of a refusal', () => {
    expect(crsm.parseCardIccid(['+CRSM: 106,130,""'])).toEqual(absent)
    expect(crsm.parseCardImsi(['+CRSM: 144,0,"FFFFFFFFFFFFFFFFFF"'])).toEqual(malformed)
  })
  test.each([
    ['621A8205422100300483022F008A01058B032F0601800200C08801F0', { recordLength: 48, records: 4 }],
    ['621982054221001E0283026F408A01058B036F06028002003C8800', { recordLength: 30, records: 2 }],
    ['0000003C6F40040011F0FF0102011E', { recordLength: 30, records: 2 }],
    ['62178202412183022FE28A01058B032F06038002000A880110', undefined],
    ['62', undefined],
    ['', undefined],
  ])('the shape of a file in %s', (hex, shape) => {
    expect(crsm.recordShape(crsm.bytesOf(hex) ?? new Uint8Array())).toEqual(shape)
  })
})

describe('alpha identifiers: one text, three codings', () => {
  test.each([
    ['456967656e65205275666e756d6d6572ffff', 'Eigene Rufnummer'],
    ['800030003100320033', '0123'],
    ['8105135395a6a6ffff', 'S\u0995\u09a6\u09a6\u09ff'],
    ['820505302d82d32d31', '-\u0532\u0583-1'],
    ['8108d24d6f7a696c6c61caffff', 'Mozilla\u694a'],
    ['820869004d6f7a696c6c61caffff', 'Mozilla\u694a'],
    ['80672c673affff', '本机'],
    ['8102ceacba', '本机'],
    ['8202672c808e', '本机'],
    ['ffffffff', ''],
    ['', ''],
    ['81', ''],
  ])('%s is %s', (hex, text) => {
    expect(alpha.decodeAlpha(crsm.bytesOf(hex) ?? new Uint8Array())).toBe(text)
  })
})

describe('why the network refused', () => {
  test.each([
    [['+CEER: 5,33'], 'ESM cause 33, requested service option not subscribed'],
    [['+CEER: EMM cause 33'], 'ESM cause 33, requested service option not subscribed'],
    [['+CEER: "Missing or unknown APN"'], 'ESM cause 27, missing or unknown APN'],
    [['+CEER: No cause information available'], undefined],
    [[], undefined],
  ])('%j: %s', (lines, words) => {
    expect(cause.causeOfReport(lines)).toBe(words)
  })
  test.each([
    [133, 'ESM cause 33, requested service option not subscribed'],
    [127, 'ESM cause 27, missing or unknown APN'],
    [30, undefined],
  ])('+CME ERROR: %d', (code, words) => {
    expect(cause.causeOfRefusal({ kind: 'cme', line: '', code, text: undefined })).toBe(words)
  })
})

test('phonebook', () => {
  expect(parseEntry(['+CPBR: 1,"13800138000",129,"POS"'])).toEqual(ok({ number: '13800138000', alpha: 'POS' }))
  expect(parseEntry([])).toEqual(absent)
  expect(parseStorage(['+CPBS: "SM",1,250'])).toEqual(ok('SM'))
  expect(parseStorage(['+CPBS: '])).toEqual(malformed)
})

const PARSERS: Record<string, Parser<unknown>> = {
  ...identity,
  simState: card.parseSimState,
  iccid: card.parseIccidReply,
  imsi: card.parseImsiReply,
  ownNumbers: card.parseOwnNumbers,
  pinTries: card.parsePinTries,
  spic: card.pinTriesInOneLine('SPIC'),
  creg: registration.parseRegistration('cs'),
  cgreg: registration.parseRegistration('ps'),
  cereg: registration.parseRegistration('eps'),
  c5greg: registration.parseRegistration('5gs'),
  cops: registration.parseOperator(),
  csq: signal.parseCsq(true),
  cesq: signal.parseCesq,
  cgdcont: contexts.parseDefinedContexts,
  cgact: contexts.parseContextStates,
  cgpaddr: contexts.parseContextAddresses,
  cgcontrdp: contexts.parseContextParameters,
  cgatt: contexts.parseAttached,
  crsm: crsm.parseCardAnswer,
  efIccid: crsm.parseCardIccid,
  efImsi: crsm.parseCardImsi,
  cpbr: parseEntry,
  cpbs: parseStorage,
}
const TAGS = [
  'CPIN',
  'CNUM',
  'CPINR',
  'SPIC',
  'CREG',
  'CGREG',
  'CEREG',
  'C5GREG',
  'COPS',
  'CSQ',
  'CESQ',
  'CGDCONT',
  'CGACT',
  'CGPADDR',
  'CGCONTRDP',
  'CGATT',
  'CRSM',
  'CPBR',
  'CPBS',
  'CIMI',
  'CGSN',
  'QCCID',
]
const fields = fc.array(
  fc.oneof(fc.integer().map(String), fc.string(), fc.stringMatching(/^"[0-9A-Fa-f.]{0,40}"$/), fc.constant('')),
  { maxLength: 10 },
)
const line = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.tuple(fc.constantFrom(...TAGS), fields).map(([tag, values]) => `+${tag}: ${values.join(',')}`),
)

test.each(Object.entries(PARSERS))('%s gives a value or a problem for any lines, and never throws', (_, parse) => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 4 }), (lines) => {
      const parsed = parse(lines)
      return parsed.ok ? parsed.value !== undefined : ['absent', 'malformed'].includes(parsed.error)
    }),
  )
})
