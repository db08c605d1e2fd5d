import { type Known, type Reading, type Unknown, unknown } from '../../../shared/reading.ts'
import type { PdpContext } from '../../../shared/snapshot.ts'
import { withoutControls } from '../../../shared/text.ts'
import type { ContextAddress, ContextParameters, ContextState, DefinedContext } from './parse/contexts.ts'
import type { Round } from './round.ts'
import * as standard from './standard.ts'

/** The four lists that contexts are made of, as far as they were read. */
export interface ContextLists {
  readonly defined: Reading<readonly DefinedContext[]>
  readonly states: Reading<readonly ContextState[]>
  readonly addresses: Reading<readonly ContextAddress[]>
  readonly parameters: readonly Reading<readonly ContextParameters[]>[]
}

/** Reads the packet data contexts (27.007 §10.1). Sends them out, and gives the lists. */
export async function readContexts(round: Round): Promise<ContextLists> {
  const defined = await round.ask(standard.definedContexts)
  const states = await round.ask(standard.contextStates)
  const active = listed(states).filter((state) => state.active)
  const addresses = await readAddresses(round, 'value' in states ? active : listed(defined))
  const parameters: Reading<readonly ContextParameters[]>[] = []
  // What the network granted is asked only where definition or address leave something open.
  for (const { cid } of active) {
    const apn = listed(defined).find((context) => context.cid === cid)?.apn
    const address = listed(addresses).find((context) => context.cid === cid)?.address
    if (apn === undefined || address === undefined) parameters.push(await round.ask(standard.parametersOf(cid)))
  }
  const lists = { defined, states, addresses, parameters }
  if ('value' in defined || 'value' in states) round.emit({ path: 'pdp', contexts: contextsOf(lists) })
  return lists
}

/** The addresses of these contexts: all at once, or one by one where the modem wants a number. */
async function readAddresses(
  round: Round,
  contexts: readonly { readonly cid: number }[],
): Promise<Reading<readonly ContextAddress[]>> {
  if (contexts.length === 0) return unknown('notReported')
  const all = await round.ask(standard.contextAddresses)
  if ('value' in all || all.unknown !== 'notSupported') return all
  let joined: Known<readonly ContextAddress[]> | undefined
  let telling: Unknown = all
  for (const { cid } of contexts) {
    const one = await round.ask(standard.addressOf(cid))
    if ('value' in one) joined = { ...one, value: [...(joined?.value ?? []), ...one.value] }
    else telling = one
  }
  return joined ?? telling
}

const listed = <T>(reading: Reading<readonly T[]>): readonly T[] => ('value' in reading ? reading.value : [])

/** One context for each number that any list names, in order. */
export function contextsOf({ defined, states, addresses, parameters }: ContextLists): PdpContext[] {
  const cids = new Set([...listed(defined), ...listed(states)].map(({ cid }) => cid))
  return [...cids]
    .sort((a, b) => a - b)
    .map((cid) => {
      const definition = lineOf(defined, cid)
      const state = lineOf(states, cid)
      const granted = parameters.map((reading) => lineOf(reading, cid)).find((line) => 'value' in line)
      return {
        cid: 'value' in definition ? value(definition, ({ cid }) => cid) : value(state, ({ cid }) => cid),
        type: value(definition, ({ type }) => type),
        apn: value(definition, ({ apn }) => apn, granted && value(granted, ({ apn }) => apn)),
        address: value(
          lineOf(addresses, cid),
          ({ address }) => address,
          granted && value(granted, ({ address }) => address),
        ),
        active: value(state, ({ active }) => active),
      }
    })
}

/** The line of one context in a list, as a reading with that line as its raw form. */
function lineOf<T extends { readonly cid: number; readonly raw: string }>(
  list: Reading<readonly T[]>,
  cid: number,
): Reading<T> {
  if (!('value' in list)) return list
  const line = list.value.find((item) => item.cid === cid)
  return line ? { ...list, value: line, raw: withoutControls(line.raw) } : unknown('notReported')
}

function value<T, U>(line: Reading<T>, choose: (line: T) => U | undefined, otherwise?: Reading<U>): Reading<U> {
  if (!('value' in line)) return otherwise && 'value' in otherwise ? otherwise : line
  const chosen = choose(line.value)
  if (chosen !== undefined) return { ...line, value: chosen }
  return otherwise && 'value' in otherwise ? otherwise : unknown('notReported')
}
