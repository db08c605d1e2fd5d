import { useCallback } from 'react'
import type { AppSettings } from '../../src/shared/contract/app.ts'
import { useBench, useClient } from '../state/console.tsx'
import { type Call, useCall } from '../state/useCall.ts'

const UNKNOWN_YET: AppSettings = {
  benchName: '',
  siteName: '',
  sitePhone: '',
  technician: '',
  language: 'system',
  theme: 'system',
  masked: true,
  sounds: true,
  paymentHost: '',
  signalThresholdDbm: -110,
  replaceAfterMonths: 0,
  retentionMonths: 24,
}

/** The bench's settings as the host has them, and the way to change some of them. */
export function useSettings(): {
  settings: AppSettings
  change: (some: Partial<AppSettings>) => Promise<AppSettings | undefined>
  call: Call
} {
  const settings = useBench((bench) => bench.app?.settings) ?? UNKNOWN_YET
  const client = useClient()
  const call = useCall()
  const { run } = call
  return {
    settings,
    change: useCallback((some) => run(() => client.app.change(some)), [client, run]),
    call,
  }
}
