import { parseImei } from '../../../../shared/imei.ts'
import { ok } from '../../../../shared/result.ts'
import { decodeModemText } from '../../../../shared/text.ts'
import { absent, malformed, type Parser, tail } from './parsed.ts'

/** The first line of free text, without the command's tag, `Revision:` and quotes (27.007 §5.1 to §5.3). */
const freeText =
  (...tags: readonly string[]): Parser<string> =>
  (lines) => {
    for (const line of lines) {
      const tagged = tags.map((tag) => tail(line, tag)).find((text) => text !== undefined)
      const text = decodeModemText((tagged ?? line).replace(/^\s*"|"\s*$/g, ''))
      if (text !== '') return ok(text)
    }
    return absent
  }

export const parseManufacturer = freeText('CGMI', 'GMI', 'MANUFACTURER')
export const parseModel = freeText('CGMM', 'GMM', 'MODEL')
export const parseFirmware = freeText('CGMR', 'GMR', 'REVISION')

/** +CGSN, 27.007 §5.4: 15 digits, or an IMEISV with 16, in quotes or not. */
export const parseImeiReply: Parser<string> = (lines) => {
  for (const line of lines) {
    const digits = /(?<!\d)\d{15,16}(?!\d)/.exec(line)?.[0]
    const imei = digits === undefined ? undefined : parseImei(digits)
    if (imei?.ok) return ok(imei.value.imei)
  }
  return lines.some((line) => line.trim() !== '') ? malformed : absent
}

/** One labelled line of `ATI`, as SIMCom, Huawei and others print it. */
const labelled =
  (label: string): Parser<string> =>
  (lines) => {
    const text = lines.map((line) => tail(line, label)).find((value) => value !== undefined && value !== '')
    return text === undefined ? absent : ok(decodeModemText(text.replace(/^"|"$/g, '')))
  }

/** What `ATI` says where the commands of 27.007 say nothing. */
export const atiManufacturer = labelled('MANUFACTURER')
export const atiModel = labelled('MODEL')
export const atiFirmware = labelled('REVISION')
export const atiImei: Parser<string> = (lines) => {
  const imei = labelled('IMEI')(lines)
  return imei.ok ? parseImeiReply([imei.value]) : imei
}
