import type { Clock } from '../clock.ts'

/** 27.007 §10.1.22 <stat>, the values this network produces. */
export type RegistrationState = 0 | 1 | 2 | 3 | 5

export interface RegistrationStatus {
  readonly stat: RegistrationState
  /** The EMM cause of the last rejection; undefined when there was none since. */
  readonly cause: number | undefined
}

/** What decides whether the modem gets onto the network. */
export type Wanted =
  /** Radio off, no usable card, or told to stay away. */
  | { readonly kind: 'off' }
  /** No cell answers. */
  | { readonly kind: 'search' }
  | { readonly kind: 'accept'; readonly roaming: boolean }
  | { readonly kind: 'reject'; readonly cause: number }

/** The registration procedure: it takes its time, and it starts over whenever what it rests on changes. */
export interface RegistrationProcedure {
  readonly status: RegistrationStatus
  /** Looks at the facts again. With `atOnce` there is no searching: a terminal that has been on for hours. */
  update(wanted: Wanted, atOnce?: boolean): void
  stop(): void
}

export function createRegistration(
  clock: Clock,
  takesMs: number,
  onChange: (status: RegistrationStatus) => void,
): RegistrationProcedure {
  let status: RegistrationStatus = { stat: 0, cause: undefined }
  let goal = ''
  let cancel = () => {}
  const become = (stat: RegistrationState, cause?: number) => {
    if (status.stat === stat && status.cause === cause) return
    status = { stat, cause }
    onChange(status)
  }
  return {
    get status() {
      return status
    },
    update(wanted, atOnce = false) {
      const key = JSON.stringify(wanted)
      if (key === goal) return
      goal = key
      cancel()
      cancel = () => {}
      if (wanted.kind === 'off') return become(0)
      const arrive = () => {
        if (wanted.kind === 'accept') become(wanted.roaming ? 5 : 1)
        if (wanted.kind === 'reject') become(3, wanted.cause)
      }
      if (atOnce && wanted.kind !== 'search') return arrive()
      become(2)
      cancel = clock.after(takesMs, arrive)
    },
    stop() {
      cancel()
      goal = ''
      status = { stat: 0, cause: undefined }
    },
  }
}
