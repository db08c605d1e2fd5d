import { answer } from '../answer.ts'
import type { Implementer, Parts } from '../parts.ts'

export const appHandlers = (os: Implementer, { settings, journal }: Parts) => ({
  change: os.app.change.handler(({ input, errors }) => answer(settings.change(journal, input), errors)),
})
