import type { Implementer, Parts } from '../parts.ts'

export const stateHandlers = (os: Implementer, { followers }: Parts) => ({
  follow: os.state.follow.handler(({ signal }) => followers.follow(signal)),
  ack: os.state.ack.handler(({ input }) => {
    followers.ack(input.streamId, input.seq)
    return {}
  }),
})
