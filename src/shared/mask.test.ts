import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inFours, maskForReplay, maskIccid, maskImei, maskImsi, maskPhone, maskText, tail } from './mask.ts'

describe('display', () => {
  test.each([
    [maskIccid('89860412345678909052'), '8986 04** **** **** 9052'],
    [maskIccid('8986031234567890905'), '8986 03** **** ***0 905'],
    [maskIccid('898604'), '**** **'],
    [maskImei('861234050012731'), '8612 **** **** 731'],
    [maskImsi('460011234567823'), '4600 1*** **** *23'],
    [maskPhone('13812346071'), '138 **** 6071'],
    [maskPhone('138 1234 6071'), '138 **** 6071'],
    [maskPhone('+8613812346071'), '+86 138 **** 6071'],
    [maskPhone('008613812346071'), '0086 138 **** 6071'],
    [maskPhone('1064812345616'), '1064 8**** **16'],
    [maskPhone('+8610648123456 16'), '+86 1064 8**** **16'],
    [maskPhone('+4916012345678'), '************78'],
    [maskPhone('10086'), '*****'],
    [maskPhone(''), ''],
    [inFours('898604'), '8986 04'],
    [tail('SN12345082'), '5082'],
    [tail('5082'), ''],
    [tail('89860412345678909052', 6), '909052'],
  ])('%s', (masked, expected) => {
    expect(masked).toBe(expected)
  })
})

// Left: as the wire or a log has it. Right: masked for replay; zeros stand for what is hidden.
const HIDDEN: readonly (readonly [string, string])[] = [
  // ICCID
  ['+QCCID: 89860412345678909052', '+QCCID: 89860400000000000000'],
  ['+QCCID: 89860412345678909052F', '+QCCID: 89860400000000000000F'],
  ['+CCID:"8986031234567890905"', '+CCID:"8986030000000000000"'],
  ['+ICCID: 898602F9091830030220', '+ICCID: 89860200000000000000'],
  ['ICCID: 898604071120C0012345', 'ICCID: 89860400000000000000'],
  ['898604071120C0012345', '89860400000000000000'],
  ['^ICCID: 98684021436587092905', '^ICCID: 98684000000000000000'],
  ['iccid=8944200053671052499', 'iccid=8944200000000000000'],
  ['iccid8944200053671052499', 'iccid8944200000000000000'],
  ['{"iccid":"89860412345678909052"}', '{"iccid":"89860400000000000000"}'],
  ['8986 0412 3456 7890 9052', '8986 0400 0000 0000 0000'],
  ['8986-0412-3456-7890-905', '8986-0400-0000-0000-000'],
  ['+QCCID: 8986041', '+QCCID: 8986040'],
  ['cut: 898604123', 'cut: 898604000'],
  ['%XICCID: 8901234567012345678F', '%XICCID: 8901230000000000000F'],
  // IMSI
  ['460011234567890', '460010000000000'],
  ['+CIMI: 460011234567890', '+CIMI: 460010000000000'],
  ['+CIMI:460011234', '+CIMI:460010000'],
  ['46001123', '46001000'],
  ['imsi 460 01 1234567890', 'imsi 460 01 0000000000'],
  ['204049876543210', '204040000000000'],
  // IMEI
  ['861234050012731', '861234050000000'],
  ['+CGSN: "861234050012731"', '+CGSN: "861234050000000"'],
  ['IMEI: 352099001761481', 'IMEI: 352099000000000'],
  ['IMEI: 35-209900-176148-1', 'IMEI: 35-209900-000000-0'],
  ['+CGSN: 8612340500', '+CGSN: 8612340500'],
  ['+CGSN: 8612340512', '+CGSN: 8612340500'],
  ['AT+EGMR=1,7,"861234050012731"', 'AT+EGMR=1,7,"861234050000000"'],
  // Numbers
  ['+CNUM: "","13812345678",129', '+CNUM: "","13800000000",129'],
  ['+CNUM: ,"+8613812345678",145', '+CNUM: ,"+8613800000000",145'],
  ['+CNUM: ,"008613812345678",129', '+CNUM: ,"008613800000000",129'],
  ['+CNUM: ,"8613812345678",129', '+CNUM: ,"8613800000000",129'],
  ['+CNUM: ,"1064812345616",129', '+CNUM: ,"1060000000000",129'],
  ['+CNUM: ,"123456",129', '+CNUM: ,"123000",129'],
  ['+CNUM: ,"1381234', '+CNUM: ,"1380000'],
  [
    '+CNUM: "","00310033003800310032003300340035003600370038",129',
    '+CNUM: "","00310033003800300030003000300030003000300030",129',
  ],
  [
    '+CNUM: "","002B0038003600310033003800310032003300340035003600370038",145',
    '+CNUM: "","002B0038003600310033003800300030003000300030003000300030",145',
  ],
  ['+CNUM: "","003100330038003100320033', '+CNUM: "","003100330038003000300030'],
  ['+CPBR: 1,"13812345678",129,"POS"', '+CPBR: 1,"13800000000",129,"POS"'],
  ['AT+CPBW=1,"13812345678",129,"POS"', 'AT+CPBW=1,"13800000000",129,"POS"'],
  [
    '+CMGL: 1,"REC READ","+8613812345678",,"23/11/26,14:02:03+32"',
    '+CMGL: 1,"REC READ","+8613800000000",,"23/11/26,14:02:03+32"',
  ],
  ['+CLIP: "02112345",129', '+CLIP: "02100000",129'],
  ['ATD13812345678;', 'ATD13800000000;'],
  ['AT+CMGS="13812345678"', 'AT+CMGS="13800000000"'],
  ['call 138 1234 5678 now', 'call 138 0000 0000 now'],
  ['call +86 138-1234-5678 now', 'call +86 138-0000-0000 now'],
  ['call 0086-13812345678 now', 'call 0086-13800000000 now'],
  ['phone13812345678', 'phone13800000000'],
  ['+4916012345678', '+4900000000000'],
  ['3133383132333435363738', '3133383030303030303030'],
  [
    '\n0791683108200105F0240D91683118325476F80008621132411302230431325E01\r',
    '\n0000000000000000F0000000000000000000F00000000000000000000000000000\r',
  ],
  // Card files
  ['+CRSM: 144,0,"98684021436587092905"', '+CRSM: 144,0,"98684000000000000000"'],
  ['+CRSM:144,0,988944010000430310F0', '+CRSM:144,0,98894400000000000000'],
  ['+CRSM: 144,0,"988112010000400310f0"', '+CRSM: 144,0,"98811200000000000000"'],
  ['+CRSM: 144,0,"084906002143658709"', '+CRSM: 144,0,"084906000000000000"'],
  ['+CRSM: 144,0,"07913108108300F0FFFFFFFFFFFF"', '+CRSM: 144,0,"07910000000000F0FFFFFFFFFFFF"'],
  ['+CRSM: 144,0,"FFFFFFFF0891683108108300F0FFFFFFFFFF"', '+CRSM: 144,0,"FFFFFFFF0891000000000000F0FFFFFFFFFF"'],
  ['+CRSM: 144,0,"9868402143', '+CRSM: 144,0,"9868400000'],
  ['+CRSM: 144,0,"FFFFFFFF07813108', '+CRSM: 144,0,"FFFFFFFF00000000'],
  ['old record 07813108108300F0FFFFFFFFFFFF', 'old record 07810000000000F0FFFFFFFFFFFF'],
  ['+CSIM: 44,"986840214365870929059000"', '+CSIM: 44,"000000000000000000000000"'],
  // Secrets
  ['AT+CPIN="1234"', 'AT+CPIN="0000"'],
  ['AT+CPIN=12345678,1234', 'AT+CPIN=00000000,0000'],
  ['AT+CLCK="SC",1,"1234"', 'AT+CLCK="SC",1,"0000"'],
  ['AT+CPWD="SC","1234","4321"', 'AT+CPWD="SC","0000","0000"'],
  ['+QICSGP: 1,1,"cmiot.gd","user","pa55",2', '+QICSGP: 1,1,"cmiot.gd","0000","0000",2'],
  ['AT+CGAUTH=1,2,"u","p"', 'AT+CGAUTH=1,2,"0","0"'],
  // Two on one line, in escapes, without a line end
  ['\\r\\n460011234567890\\r\\n\\r\\nOK', '\\r\\n460010000000000\\r\\n\\r\\nOK'],
  [
    '"861234050012731","460011234567890","89860412345678909052"',
    '"861234050000000","460010000000000","89860400000000000000"',
  ],
]

describe('what is hidden', () => {
  test.each(HIDDEN)('%s', (text, expected) => {
    expect(maskForReplay(text)).toBe(expected)
  })

  test('the alpha of an own-number record is searched for digits too', () => {
    const alpha = '504F5331333831323334353637380000'
    const record = `${alpha}07813118325476F8FFFFFFFFFFFF`
    expect(maskForReplay(`AT+CRSM=220,28480,1,4,30,"${record}"`)).toBe(
      `AT+CRSM=220,28480,1,4,30,"504F5330303030303030303030300000${'07810000000000F8FFFFFFFFFFFF'.replace('00F8', '00F0')}"`,
    )
  })

  test('asterisks in logs', () => {
    expect(maskText('IMEI 861234050012731, card 89860412345678909052')).toBe(
      'IMEI 86123405*******, card 898604**************',
    )
  })
})

// Figures that a technician needs and that name nobody.
const OPEN = [
  '+QENG: "servingcell","NOCONN","LTE","FDD",460,01,5A29C0B,123,1650,3,5,5,2A1B,-95,-11,-64,13,26',
  '+QENG: "servingcell","CONNECT","NR5G-SA","TDD",460,00,1234567890A,95,6F4700,627264,78,12,-80,-11,14,0,-',
  '+QENG: "LTE","FDD",460,01,89861234,123,1650,3,5,5,2A1B,-95,-11,-64,13,26',
  '+CPSI: LTE,Online,460-01,0x230A,175499523,318,EUTRAN-BAND3,1650,5,0,21,67,255,19',
  '+CPSI: LTE,Online,460-11,0x5A12,187214780,257,EUTRAN-BAND3,1850,5,5,-94,-850,-545,15',
  '+CPSI: GSM,Online,460-00,0x182d,12401,27 EGSM 900,-64,2110,42-42',
  '+CPSI: NR5G_SA,Online,460-01,0x6F4700,29869309958,95,NR5G_BAND78,627264,-800,-110,14',
  '+QNWINFO: "FDD LTE","46001","LTE BAND 3",1650',
  '+CEREG: 2,1,"1A2B","01C3D4E5",7',
  '+C5GREG: 2,1,"6F4700","6F4700A12B",11',
  '+COPS: 0,2,"46001",7',
  '+COPS: 0,0,"4E2D56FD80548A18",7',
  '+COPS: (2,"CHN-UNICOM","UNICOM","46001",7),(3,"CHINA MOBILE","CMCC","46000",7),,(0-4),(0-2)',
  '+CSQ: 21,99',
  '+CESQ: 99,99,255,255,20,55',
  '^HCSQ:"LTE",30,19,66,0',
  '^SYSINFOEX:2,3,0,1,,6,"LTE",101,"LTE"',
  '^DSFLOWQRY:00000010,0000000000000400,0000000000012345,00000010,0000000000000400,0000000000012345',
  '+QGDCNT: 123456789012,98765432101',
  '+CGPADDR: 1,"10.123.45.67"',
  '+CGPADDR: 1,"36.9.129.51.10.32.45.67.0.0.0.0.0.0.0.1"',
  '+CGCONTRDP: 1,5,"cmiot.mnc004.mcc460.gprs","10.123.45.67.255.255.255.255","10.123.45.68"',
  '+CGDCONT: 1,"IPV4V6","cmiot","0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0",0,0,0,0',
  '+QPING: 0,"61.135.169.125",32,192,255',
  '+CRSM: 144,0,"621A8205422100300483022F008A01058B032F0601800200C08801F0"',
  '+CRSM: 144,0,"62178202412183022FE28A01058B032F06038002000A880110"',
  '+CRSM: 144,0,"000000382FE204000400440101020000"',
  '+CRSM: 144,0,"FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF"',
  '+CRSM: 105,130,""',
  '+CSIM: 4,"63C3"',
  'AT+CSIM=10,"0020000100"',
  'AT+CRSM=178,28480,1,4,30',
  'AT+CPIN?',
  '+CPIN: SIM PIN',
  '+CPINR: SIM PIN,3,3',
  'Revision: EC25EFAR06A03M4G',
  'EG25GGBR07A08M2G_30.006.30.006',
  'LE20B04SIM7600M22',
  'A011B07A7670M7_F_20231120142233',
  '+CCLK: "26/11/23,14:02:03+32"',
  '2026-11-23T14:02:03.123Z opened /dev/ttyUSB2 at 115200',
  '+CME ERROR: 10',
  '+QIURC: "recv",0,1460',
  'QCSQ at 460-01',
  '/dev/serial/by-id/usb-Quectel_EG25-G_SIM0001-if02-port0',
]

describe('what stays', () => {
  test.each(OPEN)('%s', (line) => {
    expect(maskForReplay(line)).toBe(line)
  })
})

const anyText = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'0123456789ABCDEFf+-" :,=\r\n\\CRSMNU'), maxLength: 80 }),
  fc.string({ maxLength: 80 }),
  fc.constantFrom(...HIDDEN.map(([text]) => text), ...OPEN),
)

test('masking keeps the length and changes characters only to the fill', () => {
  fc.assert(
    fc.property(anyText, anyText, (a, b) => {
      const text = a + b
      const masked = maskForReplay(text)
      expect(masked).toHaveLength(text.length)
      for (let i = 0; i < text.length; i++) if (masked[i] !== text[i]) expect(masked[i]).toBe('0')
    }),
  )
})

test('no run of 11 digits that begins like a phone number comes through, whatever stands around it', () => {
  const around = fc.string({ unit: fc.constantFrom(...'abcXYZ ,:;"\'()[]/_|\r\n'), maxLength: 12 })
  const phone = fc.tuple(fc.integer({ min: 130, max: 199 }), fc.integer({ min: 11111111, max: 99999999 }))
  fc.assert(
    fc.property(around, phone, around, (before, [segment, rest], after) => {
      expect(maskForReplay(`${before}${segment}${rest}${after}`)).toBe(`${before}${segment}00000000${after}`)
    }),
  )
})

// A pattern that backtracks would take minutes here, not a second.
test('a quarter of a megabyte of every awkward beginning is masked', { timeout: 60_000 }, () => {
  const units = [
    '0',
    '00310033',
    '8986',
    '+CRSM: ',
    '"',
    '98684021436587092905 ',
    '+CNUM: ,"13812345678"\r\n',
    'ICCID:',
  ]
  for (const unit of units) {
    const text = unit.repeat(Math.ceil(262_144 / unit.length))
    expect(maskText(text)).toHaveLength(text.length)
  }
})
