/** A network and the cell of it that stands nearest to the bench. */
export interface Operator {
  /** MCC and MNC. */
  readonly plmn: string
  readonly long: string
  readonly short: string
  /** The PLMNs whose cards are at home here. */
  readonly home: readonly string[]
  readonly tac: number
  readonly cell: number
  readonly physicalCell: number
  readonly channel: number
  readonly band: number
}

export const CHINA_MOBILE: Operator = {
  plmn: '46000',
  long: 'CHINA MOBILE',
  short: 'CMCC',
  home: ['46000', '46002', '46004', '46007', '46008', '46013'],
  tac: 0x2716,
  cell: 0x0d1a3b41,
  physicalCell: 212,
  channel: 1300,
  band: 3,
}

export const CHINA_UNICOM: Operator = {
  plmn: '46001',
  long: 'CHN-UNICOM',
  short: 'UNICOM',
  home: ['46001', '46006', '46009'],
  tac: 0x1a05,
  cell: 0x0584c20b,
  physicalCell: 318,
  channel: 1650,
  band: 3,
}

export const CHINA_TELECOM: Operator = {
  plmn: '46011',
  long: 'CHN-CT',
  short: 'CT',
  home: ['46003', '46005', '46011'],
  tac: 0x6107,
  cell: 0x0b11c632,
  physicalCell: 41,
  channel: 1825,
  band: 3,
}

/** The network a card goes to: its own where there is one, otherwise the first that takes guests. */
export function networkFor(
  imsi: string,
  operators: readonly Operator[],
): { readonly operator: Operator; readonly roaming: boolean } | undefined {
  const own = operators.find((operator) => operator.home.some((plmn) => imsi.startsWith(plmn)))
  const operator = own ?? operators[0]
  return operator && { operator, roaming: own === undefined }
}
