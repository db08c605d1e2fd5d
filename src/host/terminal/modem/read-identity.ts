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
  const standardOnes = {
    manufacturer: await readLeaf(round, 'manufacturer'),
    model: await readLeaf(round, 'model'),
    firmware: await readLeaf(round, 'firmware'),
  }
  const isKnown = Object.values(standardOnes).every((reading) => 'value' in reading)
  const introduction = isKnown ? standardOnes : await filledIn(round, standardOnes)
  for (const leaf of LEAVES) round.emit({ path: `terminal.${leaf}`, reading: introduction[leaf] })
  return introduction
}

const LEAVES = ['manufacturer', 'model', 'firmware'] as const
const QUESTIONS = {
  manufacturer: standard.manufacturer,
  model: standard.model,
  firmware: standard.firmware,
}

async function readLeaf(round: Round, leaf: (typeof LEAVES)[number]): Promise<Reading<string>> {
  const reading = await round.askFirst(QUESTIONS[leaf])
  if ('value' in reading) round.emit({ path: `terminal.${leaf}`, reading })
  return reading
}

async function filledIn(round: Round, { manufacturer, model, firmware }: Introduction): Promise<Introduction> {
  const information = await round.ask(standard.information)
  const from = (parser: Parser<string>): Reading<string> => {
    if (!('value' in information)) return information
    const parsed = parser(information.value)
    return parsed.ok ? { ...information, value: parsed.value } : unknown('notReported')
  }
  return {
    manufacturer: firstKnown([manufacturer, from(parse.atiManufacturer)]),
    model: firstKnown([model, from(parse.atiModel)]),
    firmware: firstKnown([firmware, from(parse.atiFirmware)]),
  }
}

/** Everything in an introduction that may name the vendor. */
export const introductionText = (introduction: Introduction): string =>
  Object.values(introduction)
    .flatMap((reading: Reading<string>) => ('value' in reading ? [reading.value, reading.raw] : []))
    .join('\n')

/** The introduction, unless it has just been read and is given, and the IMEI. */
export async function readTerminal(round: Round, introduction?: Introduction): Promise<void> {
  if (introduction === undefined) await readIntroduction(round)
  else for (const leaf of LEAVES) round.emit({ path: `terminal.${leaf}`, reading: introduction[leaf] })
  round.emit({ path: 'terminal.imei', reading: await round.askFirst(standard.imei) })
}
