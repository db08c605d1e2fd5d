import type { Reading } from '../../../shared/reading.ts'
import { unknown } from '../../../shared/reading.ts'
import * as parse from './parse/identity.ts'
import type { Parser } from './parse/parsed.ts'
import { firstKnown } from './readings.ts'
import type { Round } from './round.ts'
import * as standard from './standard.ts'

/** What a modem says of itself, before any dialect is chosen. */
export interface Introduction {
  readonly manufacturer: Reading<string>
  readonly model: Reading<string>
  readonly firmware: Reading<string>
}

/** Manufacturer, model and firmware; `ATI` fills in what the commands of 27.007 do not give. */
export async function readIntroduction(round: Round): Promise<Introduction> {
  const introduction = {
    manufacturer: await round.askFirst(standard.manufacturer),
    model: await round.askFirst(standard.model),
    firmware: await round.askFirst(standard.firmware),
  }
  if (Object.values(introduction).every((reading) => 'value' in reading)) return introduction
  const information = await round.ask(standard.information)
  const fromInformation = (parser: Parser<string>): Reading<string> => {
    if (!('value' in information)) return information
    const parsed = parser(information.value)
    return parsed.ok ? { ...information, value: parsed.value } : unknown('notReported')
  }
  return {
    manufacturer: firstKnown([introduction.manufacturer, fromInformation(parse.atiManufacturer)]),
    model: firstKnown([introduction.model, fromInformation(parse.atiModel)]),
    firmware: firstKnown([introduction.firmware, fromInformation(parse.atiFirmware)]),
  }
}

/** Everything in an introduction that may name the vendor. */
export const introductionText = (introduction: Introduction): string =>
  Object.values(introduction)
    .flatMap((reading: Reading<string>) => ('value' in reading ? [reading.value, reading.raw] : []))
    .join('\n')

/** `introduction` is passed where it has just been read. */
export async function readTerminal(round: Round, introduction?: Introduction): Promise<void> {
  const { manufacturer, model, firmware } = introduction ?? (await readIntroduction(round))
  round.emit({ path: 'terminal.manufacturer', reading: manufacturer })
  round.emit({ path: 'terminal.model', reading: model })
  round.emit({ path: 'terminal.firmware', reading: firmware })
  round.emit({ path: 'terminal.imei', reading: await round.askFirst(standard.imei) })
}
