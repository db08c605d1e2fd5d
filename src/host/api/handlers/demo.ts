import { answer } from '../answer.ts'
import type { Implementer, Parts } from '../parts.ts'

export const demoHandlers = (os: Implementer, { demo }: Parts) => ({
  start: os.demo.start.handler(async ({ errors }) => answer(await demo.start(), errors)),
  control: os.demo.control.handler(async ({ input, errors }) => answer(await demo.control(input), errors)),
})
