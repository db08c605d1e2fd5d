import { expect, test } from 'vitest'
import { AppSettings } from './app.ts'
import { contract } from './index.ts'
import { Intake } from './swap.ts'

const HOSTILE: readonly [string, string][] = [
  ['a line break', '一\n二'],
  ['an escape sequence', 'a\u001b[2Jb'],
  ['a C1 control', 'a\u009b2Jb'],
  ['a line separator', 'a\u2028b'],
  ['writing turned round', 'a\u202eb'],
  ['an isolate that is left open', 'a\u2067b'],
]
const ofJob = { jobId: 'j', seq: 1 }
const intake = {
  merchant: '福满楼',
  contactPhone: '13912345518',
  reason: 'noData',
  documentsSeen: [],
  ownership: 'merchantOwns',
  consent: true,
}
/** The schema that a call's input goes through. */
const input = (call: { '~orpc': { inputSchema?: unknown } }) =>
  call['~orpc'].inputSchema as { safeParse(value: unknown): { success: boolean } }

const FIELDS: readonly [string, { safeParse(value: unknown): { success: boolean } }, (text: string) => unknown][] = [
  ['merchant', Intake, (merchant) => ({ ...intake, merchant })],
  ['technician', AppSettings.partial(), (technician) => ({ technician })],
  ['bench', AppSettings.partial(), (benchName) => ({ benchName })],
  ['site', AppSettings.partial(), (siteName) => ({ siteName })],
  ['site phone', AppSettings.partial(), (sitePhone) => ({ sitePhone })],
  ['reason of an abandoned job', input(contract.swap.abandon), (reason) => ({ ...ofJob, reason })],
  ['reason to go back', input(contract.swap.goBack), (reason) => ({ ...ofJob, to: 'newCard', reason })],
  ['reason to skip', input(contract.swap.skipSetting), (reason) => ({ ...ofJob, reason })],
  [
    'reason to overrule',
    input(contract.swap.checkNewCard),
    (reason) => ({ ...ofJob, iccid: '8986', how: 'typed', usedElsewhere: 'no', override: { reason } }),
  ],
]

test.each(FIELDS)('%s: one line of plain text, in any script', (_, schema, around) => {
  expect(schema.safeParse(around('福满楼 Café №3 👨‍🍳')).success).toBe(true)
  for (const [what, text] of HOSTILE) expect(schema.safeParse(around(text)).success, what).toBe(false)
  expect(schema.safeParse(around('长'.repeat(2000))).success).toBe(false)
})

test.each([
  ['', true],
  ['pay.example:443', true],
  ['10.0.0.1:65535', true],
  ['pay.example:0', false],
  ['pay.example:65536', false],
  ['pay.example', false],
  ['-pay.example:443', false],
  ['pay example:443', false],
])('payment host %j: %s', (paymentHost, possible) => {
  expect(AppSettings.partial().safeParse({ paymentHost }).success).toBe(possible)
})
