import { answer } from '../answer.ts'
import type { Implementer, Parts } from '../parts.ts'

export const swapHandlers = (os: Implementer, { jobs }: Parts) => ({
  open: os.swap.open.handler(({ input, errors }) => answer(jobs.open(input), errors)),
  recordIntake: os.swap.recordIntake.handler(({ input, errors }) => answer(jobs.recordIntake(input), errors)),
  readBefore: os.swap.readBefore.handler(({ input, errors }) => answer(jobs.readBefore(input), errors)),
  checkNewCard: os.swap.checkNewCard.handler(({ input, errors }) => answer(jobs.checkNewCard(input), errors)),
  say: os.swap.say.handler(({ input, errors }) => answer(jobs.say(input), errors)),
  verify: os.swap.verify.handler(({ input, errors }) => answer(jobs.verify(input), errors)),
  writeBoundNumber: os.swap.writeBoundNumber.handler(({ input, errors }) =>
    answer(jobs.writeBoundNumber(input), errors),
  ),
  skipSetting: os.swap.skipSetting.handler(({ input, errors }) => answer(jobs.skipSetting(input), errors)),
  recordPaymentTest: os.swap.recordPaymentTest.handler(({ input, errors }) =>
    answer(jobs.recordPaymentTest(input), errors),
  ),
  recordOldCard: os.swap.recordOldCard.handler(({ input, errors }) => answer(jobs.recordOldCard(input), errors)),
  next: os.swap.next.handler(({ input, errors }) => answer(jobs.next(input), errors)),
  goBack: os.swap.goBack.handler(({ input, errors }) => answer(jobs.goBack(input), errors)),
  finish: os.swap.finish.handler(({ input, errors }) => answer(jobs.finish(input), errors)),
  abandon: os.swap.abandon.handler(({ input, errors }) => answer(jobs.abandon(input), errors)),
})
