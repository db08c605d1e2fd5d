import { type CheckRun, verdict } from './check.ts'

/** Whether the carrier sees the card online with this terminal. No carrier platform can be configured yet. */
export const platform: CheckRun = async () => verdict('notPossible', { why: 'noSource' })
