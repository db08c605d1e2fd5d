import { problem } from '../../../shared/problem.ts'
import { err, ok } from '../../../shared/result.ts'
import { answer } from '../answer.ts'
import type { Implementer, Parts } from '../parts.ts'

export const benchHandlers = (os: Implementer, { bench }: Parts) => {
  const session = (terminalId: string) => {
    const found = bench.get(terminalId)
    return found ? ok(found) : err(problem('terminalNotFound'))
  }
  return {
    look: os.bench.look.handler(async () => ({ found: await bench.look() })),
    add: os.bench.add.handler(async ({ input, errors }) => {
      const { terminalId } = answer(await bench.add(input.address, input.baudRate), errors)
      return { terminalId }
    }),
    remove: os.bench.remove.handler(async ({ input, errors }) => {
      answer(await bench.remove(input.terminalId), errors)
      return {}
    }),
    refresh: os.bench.refresh.handler(({ input, errors }) => {
      answer(session(input.terminalId), errors).refresh()
      return {}
    }),
    signalHistory: os.bench.signalHistory.handler(({ input, errors }) => [
      ...answer(session(input.terminalId), errors).signalHistory(),
    ]),
  }
}
