import { answer } from '../answer.ts'
import type { Implementer, Parts } from '../parts.ts'

export const orderHandlers = (os: Implementer, { orders, jobs }: Parts) => ({
  list: os.orders.list.handler(({ input, errors }) => answer(orders.list(input), errors)),
  get: os.orders.get.handler(({ input, errors }) => answer(jobs.workOrder(input.orderNumber), errors)),
})
