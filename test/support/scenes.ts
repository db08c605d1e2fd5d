import type { AppView } from '../../src/shared/contract/app.ts'
import type { StateValue } from '../../src/shared/contract/index.ts'
import type { OrderRow, WorkOrder } from '../../src/shared/contract/orders.ts'
import {
  type CardFacts,
  type Check,
  type Proof,
  STEPS,
  type Step,
  type SwapView,
} from '../../src/shared/contract/swap.ts'
import type { Finding, ReadingView, SignalSample, TerminalView } from '../../src/shared/contract/terminal.ts'
import type { ControlState } from '../../src/shared/control.ts'
import { CHECKS } from '../../src/shared/outcome.ts'
import { problem } from '../../src/shared/problem.ts'
import type { Scene } from './scripted-host.ts'

/** The present of every scene, so that ages on screen are those of the scene. */
const NOW = Date.now()
/** A moment `seconds` before now. */
export const ago = (seconds: number): string => new Date(NOW - seconds * 1000).toISOString()

// All numbers are made up: they have the right form and belong to nobody.
const OLD = '89860426000000002286'
const NEW = '89860426000000009052'
const IMEI = '861107030057731'

export const app = (some: Partial<AppView> = {}): AppView => ({
  topic: 'app',
  version: '0.1.0',
  shell: 'test',
  systemLanguage: 'zh-CN',
  settings: {
    benchName: '工位 03',
    siteName: '城南网点',
    sitePhone: '0755 5550 0142',
    technician: '王磊',
    language: 'zh-CN',
    theme: 'light',
    masked: true,
    sounds: false,
    paymentHost: 'pay.example.com:443',
    signalThresholdDbm: -110,
    replaceAfterMonths: 6,
    retentionMonths: 24,
  },
  demo: { offered: true, running: false },
  looking: false,
  unknownPorts: [],
  openJobs: 0,
  orders: 14,
  ...some,
})

export const terminal = (place: number, some: Partial<TerminalView> = {}): TerminalView => ({
  topic: 'terminal',
  id: `t${place}`,
  place,
  endpoint: { kind: 'serial', path: `/dev/ttyUSB${place * 3 - 1}`, baudRate: 115_200 },
  simulated: false,
  link: { state: 'connected', since: ago(300), expected: false },
  phase: 'live',
  dialect: 'quectel',
  progress: { read: 26, total: 26 },
  readAt: ago(8),
  findings: [],
  capabilities: {
    tcp: { possible: true },
    ping: { possible: true },
    powerOff: { possible: false, reason: 'The standard has no command that switches a modem off.' },
    boundNumber: { possible: true },
  },
  ...some,
})

type Values = Record<string, string | number | { unknown: string; detail?: string }>

const FULL: Values = {
  'terminal.manufacturer': 'Quectel',
  'terminal.model': 'EC25',
  'terminal.firmware': 'EC25ECGAR06A07M1G',
  'terminal.imei': IMEI,
  'sim.state': 'ready',
  'sim.iccid': OLD,
  'sim.imsi': '460041234500001',
  'sim.msisdn': '13855506071',
  'sim.operatorIssuer': 'chinaMobile',
  'sim.pinTriesLeft': 3,
  'sim.pukTriesLeft': 10,
  'network.registration': 'home',
  'network.domain': 'eps',
  'network.technology': 'lte',
  'network.operatorName': 'CHINA MOBILE',
  'network.operatorCode': '46000',
  'network.area': '1A2B',
  'network.cell': '1C5B203',
  'network.band': 'B3',
  'network.rejectCause': { unknown: 'notReported' },
  'signal.rssiDbm': -56,
  'signal.rsrpDbm': -86,
  'signal.rsrqDb': -10,
  'signal.sinrDb': 14.2,
  'signal.bars': 4,
  'signal.rscpDbm': { unknown: 'notReported' },
}

/** The readings of one terminal; what `some` sets to null has not arrived yet. */
export function readings(
  id: string,
  some: Record<string, Values[string] | null> = {},
  age = 1,
): Record<string, StateValue> {
  const all = Object.entries({ ...FULL, ...some }).filter(
    (entry): entry is [string, Values[string]] => entry[1] !== null,
  )
  return Object.fromEntries(
    all.map(([path, value]): [string, ReadingView] => [
      `reading/${id}/${path}`,
      {
        topic: 'reading',
        terminalId: id,
        path,
        reading:
          typeof value === 'object'
            ? value
            : { value, raw: String(value), source: path.startsWith('signal') ? 'AT+CESQ' : 'AT+QCCID', at: ago(age) },
      } as ReadingView,
    ]),
  )
}

export const contexts = (
  id: string,
  apn = 'cmiot',
  address: string | undefined = '10.82.14.6',
): Record<string, StateValue> => {
  const known = <T>(value: T) => ({ value, raw: String(value), source: 'AT+CGDCONT?', at: ago(4) })
  return {
    [`contexts/${id}`]: {
      topic: 'contexts',
      terminalId: id,
      contexts: [
        {
          cid: known(1),
          type: known('IPV4V6'),
          apn: known(apn),
          address: address ? known(address) : { unknown: 'notReported' },
          active: known(address !== undefined),
        },
      ],
    },
  }
}

const keyed = (...values: (AppView | TerminalView | SwapView)[]): Record<string, StateValue> =>
  Object.fromEntries(
    values.map((value) => [
      value.topic === 'app' ? 'app' : value.topic === 'terminal' ? `terminal/${value.id}` : `job/${value.jobId}`,
      value,
    ]),
  )

const FINDINGS: Record<string, Finding> = {
  denied: {
    rule: 'registrationDenied',
    state: 'wrong',
    confidence: 'high',
    params: { denial: 'imeiBinding', cause: 6 },
    evidence: ['network.registration', 'network.rejectCause'],
  },
  weak: {
    rule: 'weakSignal',
    state: 'look',
    confidence: 'high',
    params: { figure: 'RSRP', dbm: -113, thresholdDbm: -110 },
    evidence: ['signal.rsrpDbm'],
  },
  pin: { rule: 'simPin', state: 'wrong', confidence: 'high', params: { triesLeft: 3 }, evidence: ['sim.state'] },
  noApn: { rule: 'noApn', state: 'look', confidence: 'medium', params: {}, evidence: ['pdp'] },
  searching: { rule: 'searching', state: 'unknown', confidence: 'low', params: {}, evidence: ['network.registration'] },
}

const finding = (name: keyof typeof FINDINGS): Finding => {
  const found = FINDINGS[name]
  if (!found) throw new Error(`no finding ${name}`)
  return found
}

const facts = (some: Partial<CardFacts> = {}): CardFacts => ({
  at: ago(900),
  imei: IMEI,
  model: 'EC25',
  manufacturer: 'Quectel',
  iccid: OLD,
  imsi: '460041234500001',
  issuer: 'chinaMobile',
  simState: 'ready',
  registration: 'home',
  technology: 'lte',
  operatorName: 'CHINA MOBILE',
  operatorCode: '46000',
  apn: 'cmiot',
  rsrpDbm: -97,
  rssiDbm: -65,
  bars: 3,
  why: { 'sim.msisdn': 'notReported' },
  ...some,
})

const word = (what: string, seconds: number): Proof => ({ by: 'word', what, at: ago(seconds), technician: '王磊' })
const seen = (what: string, seconds: number, params?: Proof['params']): Proof => ({
  by: 'bench',
  what,
  at: ago(seconds),
  ...(params && { params }),
})

const PROOFS: Record<Step, Proof[]> = {
  intake: [word('intakeRecorded', 1200)],
  before: [seen('beforeRead', 900), word('swapNeeded', 880)],
  newCard: [seen('newCardChecked', 800)],
  pause: [word('batchSettled', 700), word('noTransaction', 690), seen('terminalSame', 689)],
  powerOff: [seen('linkGone', 600), word('screenDark', 590)],
  changeCard: [word('oldCardOut', 500), word('cardSeated', 480)],
  powerOn: [seen('linkBack', 300), seen('terminalSame', 297)],
  verify: [seen('checksRun', 200, { passed: 6, total: 7 })],
  settings: [seen('readBackMatches', 100)],
  report: [word('finished', 10)],
}

const check = (name: Check['name'], some: Partial<Check> = {}): Check => ({
  name,
  status: 'passed',
  by: 'bench',
  at: ago(230 - CHECKS.indexOf(name) * 5),
  seen: {},
  ...some,
})

const PASSED: readonly Check[] = [
  check('sim', { seen: { state: 'ready' } }),
  check('iccid', { seen: { iccid: NEW, tail: '9052' } }),
  check('registration', {
    seen: { registration: 'home', operatorName: 'CHINA MOBILE', technology: 'lte', band: 'B3' },
  }),
  check('signal', { status: 'passedWithNotice', seen: { dbm: -108, thresholdDbm: -110 } }),
  check('context', { seen: { apn: 'cmiot', address: '10.82.14.6' } }),
  check('traffic', { seen: { host: 'pay.example.com:443', ms: 86, attempts: 1 } }),
  check('platform', { status: 'notPossible', seen: { why: 'noSource' } }),
]

/** A job in `step`, with everything before it done. */
export function job(
  step: Step,
  some: Partial<SwapView> = {},
  needs: SwapView['steps'][number]['needs'] = [],
): SwapView {
  const now = STEPS.indexOf(step)
  const past = (name: Step) => STEPS.indexOf(name) < now
  const log = STEPS.filter(past).flatMap((name) =>
    PROOFS[name].map((proof) => ({
      at: proof.at,
      what: proof.what,
      by: proof.by,
      ...(proof.params && { params: proof.params }),
    })),
  )
  return {
    topic: 'job',
    jobId: 'j1',
    seq: 40,
    orderNumber: 'SW20261123-0031',
    simulated: false,
    status: 'open',
    openedAt: ago(1300),
    technician: '王磊',
    endpoint: { kind: 'serial', path: '/dev/ttyUSB2' },
    terminalId: 't1',
    step,
    steps: STEPS.map((name) => ({
      step: name,
      state: past(name) ? 'done' : name === step ? 'current' : 'todo',
      proofs: past(name) ? PROOFS[name] : [],
      needs: name === step ? needs : [],
    })),
    ...(past('intake') && {
      intake: {
        merchant: '福满楼小吃（解放路店）',
        contact: '陈女士',
        contactPhone: '13955505518',
        terminalId: '10036402',
        serialNumber: 'P2-00215082',
        acquirer: '示例支付',
        reason: 'planEnding',
        documentsSeen: ['businessLicence'],
        ownership: 'acquirerApproved',
        consent: true,
        payers: {
          card: { payer: 'merchant', amountFen: 3000 },
          data: { payer: 'merchant', amountFen: 6000 },
          service: { payer: 'free' },
          saidBy: '陈女士',
        },
      },
    }),
    ...((past('before') || step === 'before') && { before: facts() }),
    ...(past('newCard') && { newCard: NEW_CARD }),
    checks: past('verify') ? [...PASSED] : [],
    ...(past('verify') && { outcome: 'verified', after: facts({ iccid: NEW, at: ago(205), rsrpDbm: -108 }) }),
    outcomeBecause: [],
    settings: past('settings')
      ? [
          {
            setting: 'boundNumber',
            status: 'matches',
            old: '',
            wanted: '13955505518',
            readBack: '13955505518',
            at: ago(100),
          },
        ]
      : [],
    now: { link: 'connected', linkSince: ago(290), busy: false },
    log: log.map((line, index) => ({ seq: index + 1, ...line })),
    ...some,
  }
}

const NEW_CARD: NonNullable<SwapView['newCard']> = {
  iccid: NEW,
  issuer: 'chinaMobile',
  how: 'scanned',
  usedElsewhere: 'no',
  checks: [
    { name: 'notOldCard', status: 'passed' },
    { name: 'notUsedHere', status: 'passed' },
    { name: 'checkDigit', status: 'notice' },
    { name: 'issuerMatches', status: 'passed', params: { issuer: 'chinaMobile' } },
    { name: 'inStock', status: 'notPossible', params: { why: 'noSource' } },
    { name: 'switchedOn', status: 'notPossible', params: { why: 'noSource' } },
    { name: 'usedElsewhere', status: 'passed' },
  ],
}

const history: SignalSample[] = Array.from({ length: 60 }, (_, index): SignalSample => {
  const rsrpDbm = index < 26 ? -94 - Math.round(index / 4) : -88 + Math.round(Math.sin(index / 2) * 3)
  return { at: ago(60 - index), rsrpDbm, rssiDbm: rsrpDbm + 30 }
}).filter((_, index) => index < 26 || index > 30)

const control: ControlState = {
  scenario: 'default',
  power: 'on',
  cable: true,
  address: 'tcp://127.0.0.1:40001',
  terminal: { manufacturer: 'Quectel', model: 'EC25', imei: IMEI },
  card: { name: 'old', iccid: OLD, imsi: '460041234500001', msisdn: '' },
  cards: [
    { name: 'new', iccid: NEW },
    { name: 'pinLocked', iccid: '89860426000000000049' },
  ],
  network: { registered: true, rejectCause: null, rsrpDbm: -92, trafficBlocked: false },
  acts: { msisdnWrites: 0, apnWrites: 0, pinAttempts: 0, powerOffCommands: 0, socketsOpened: 0, smsSent: [] },
}

const ROWS: readonly OrderRow[] = Array.from(
  { length: 14 },
  (_, index): OrderRow => ({
    orderNumber: `SW20261123-00${31 - index}`,
    jobId: `j${index}`,
    status: index === 0 ? 'open' : index === 3 ? 'abandoned' : 'closed',
    ...(index !== 0 &&
      index !== 3 && { outcome: index % 5 === 4 ? 'failed' : index % 3 === 2 ? 'doneNotVerified' : 'verified' }),
    ...(index !== 5 && { merchant: ['福满楼小吃（解放路店）', '鑫源五金', '阿梅水果'][index % 3] ?? '' }),
    model: ['EC25', 'SIM7600CE'][index % 2] ?? '',
    ...(index !== 3 && { newCardTail: String(9052 - index * 17) }),
    technician: '王磊',
    openedAt: ago(1300 + index * 2400),
    ...(index !== 0 && { closedAt: ago(400 + index * 2400) }),
    simulated: index === 2,
  }),
)

const order = (some: Partial<SwapView> = {}): WorkOrder => ({
  job: job('report', {
    status: 'closed',
    closedAt: ago(5),
    steps: STEPS.map((name) => ({ step: name, state: 'done', proofs: PROOFS[name], needs: [] })),
    paymentTest: {
      result: 'voided',
      reference: '140300127725',
      amountFen: 10,
      overMobileData: true,
      merchantConsent: true,
    },
    oldCard: { fate: 'destroyed', stoppedBy: '商户' },
    ...some,
  }),
  site: { siteName: '城南网点', benchName: '工位 03', sitePhone: '0755 5550 0142' },
  nextSteps: { usageCheck: '2026-12-07', replaceDue: '2027-05-23', replaceRuleMonths: 6 },
  retentionMonths: 24,
})

const scene = (state: Record<string, StateValue>, some: Partial<Scene> = {}): Scene => ({
  state,
  orders: ROWS,
  order: order(),
  signalHistory: history,
  control,
  ...some,
})

const one = (view: Partial<TerminalView> = {}, values: Parameters<typeof readings>[1] = {}) => ({
  ...keyed(terminal(1, view)),
  ...readings('t1', values),
  ...contexts('t1'),
})
const withJob = (view: SwapView, link: Partial<TerminalView> = {}, values: Parameters<typeof readings>[1] = {}) =>
  scene({
    ...keyed(app({ openJobs: 1 }), view),
    ...one({ jobId: view.jobId, simulated: view.simulated, ...link }, values),
    ...others(),
  })

/** Two neighbours, so that the strip above a job has something to show. */
const others = () => ({
  ...keyed(terminal(2), terminal(3, { findings: [finding('denied')] })),
  ...readings('t2', { 'sim.iccid': '89860426000000003308' }),
  ...readings('t3', { 'network.registration': 'denied', 'network.rejectCause': 6 }),
})

const GONE: Partial<SwapView['now']> = { link: 'gone', linkSince: ago(161) }
const away: Partial<TerminalView> = { link: { state: 'gone', since: ago(161), expected: true } }
const need = (by: 'bench' | 'word' | 'input', what: string) => ({ by, what }) as const

const LONG = '一家名字特别特别长的连锁餐饮管理有限公司（华南大区深圳市福田区中心商务区购物公园店）'

/** The scenes by name: page address and state. */
export const SCENES: Readonly<Record<string, { at: string; scene: Scene }>> = {
  'bench-empty': { at: '#/', scene: scene(keyed(app())) },
  'bench-six': {
    at: '#/',
    scene: scene({
      ...keyed(
        app({ unknownPorts: [{ path: '/dev/ttyUSB9', name: 'USB 串口 CH340', usb: '1a86:7523' }], openJobs: 2 }),
        terminal(1),
        terminal(2, { phase: 'reading', progress: { read: 9, total: 26 } }),
        terminal(3, { findings: [finding('denied'), finding('weak'), finding('noApn')] }),
        terminal(4, { findings: [finding('weak')], jobId: 'j4' }),
        terminal(5, { ...away, jobId: 'j5' }),
        job('verify', { jobId: 'j4', terminalId: 't4', now: { link: 'connected', linkSince: ago(90), busy: true } }, [
          need('bench', 'checksRun'),
        ]),
        job('powerOff', { jobId: 'j5', terminalId: 't5', now: { link: 'gone', linkSince: ago(118), busy: false } }, [
          need('word', 'screenDark'),
        ]),
      ),
      ...readings('t1', {
        'terminal.model': 'EC25',
        'sim.iccid': '89860426000000003308',
        'signal.rsrpDbm': -84,
        'signal.bars': 5,
      }),
      ...readings('t2', {
        'sim.iccid': '89860326000000000771',
        'sim.operatorIssuer': 'chinaTelecom',
        'signal.rsrpDbm': null,
        'signal.rssiDbm': null,
        'signal.bars': null,
        'network.registration': 'searching',
        'network.technology': null,
      }),
      ...readings('t3', { 'network.registration': 'denied', 'signal.bars': 0 }),
      ...readings('t4', { 'signal.rsrpDbm': -113, 'signal.bars': 2, 'sim.iccid': NEW }),
      ...readings('t5', { 'sim.state': { unknown: 'linkGone' } }, 121),
    }),
  },
  'bench-problems': {
    at: '#/',
    scene: scene({
      ...keyed(
        app({ portsProblem: undefined }),
        terminal(1, {
          link: {
            state: 'failed',
            since: ago(30),
            expected: false,
            problem: problem('portInUse', { path: '/dev/ttyUSB2', holder: 'ModemManager (pid 812)' }),
          },
          phase: 'waiting',
        }),
        terminal(2, { phase: 'notAnswering', problem: problem('modemEchoOnly') }),
        terminal(3, { phase: 'identifying', simulated: true }),
        terminal(4, { link: { state: 'gone', since: ago(75), expected: false } }),
        terminal(5, { findings: [finding('pin')] }),
        terminal(6, { findings: [finding('searching')] }),
      ),
      ...readings('t4', {}, 80),
      ...readings('t5', {
        'sim.state': 'pin',
        'sim.iccid': { unknown: 'stateForbids', detail: '+CME ERROR: 11' },
        'network.registration': 'notRegistered',
        'signal.bars': 0,
      }),
      ...readings('t6', {
        'network.registration': 'searching',
        'signal.rsrpDbm': { unknown: 'notReported' },
        'signal.rssiDbm': { unknown: 'notReported' },
        'signal.bars': { unknown: 'notReported' },
      }),
    }),
  },
  'bench-64': {
    at: '#/',
    scene: scene({
      ...keyed(app(), ...Array.from({ length: 64 }, (_, index) => terminal(index + 1))),
      ...Object.assign({}, ...Array.from({ length: 64 }, (_, index) => readings(`t${index + 1}`))),
    }),
  },
  'terminal-fine': { at: '#/terminal/t1', scene: scene({ ...keyed(app()), ...one() }) },
  'terminal-findings': {
    at: '#/terminal/t1',
    scene: scene({
      ...keyed(app()),
      ...one(
        { findings: [finding('denied'), finding('weak'), finding('noApn')] },
        {
          'network.registration': 'denied',
          'network.rejectCause': 6,
          'sim.msisdn': { unknown: 'notSupported', detail: '+CME ERROR: 4' },
        },
      ),
    }),
  },
  'terminal-simulated': {
    at: '#/terminal/t1',
    scene: scene({
      ...keyed(app()),
      ...one(
        { simulated: true, readAt: undefined, phase: 'reading', progress: { read: 4, total: 26 } },
        { 'sim.iccid': null, 'signal.rsrpDbm': null },
      ),
    }),
  },
  'swap-1-intake': { at: '#/swap/j1', scene: withJob(job('intake', {}, [need('input', 'intake')])) },
  'swap-2-reading': {
    at: '#/swap/j1',
    scene: withJob(
      job(
        'before',
        {
          before: undefined,
          now: { link: 'connected', linkSince: ago(60), busy: true },
          awaiting: { what: 'readBefore', since: ago(7), normalSeconds: [5, 20] },
        },
        [need('bench', 'beforeRead'), need('word', 'swapNeeded')],
      ),
    ),
  },
  'swap-2-before': {
    at: '#/swap/j1',
    scene: withJob(job('before', {}, [need('word', 'swapNeeded')]), { findings: [finding('weak')] }),
  },
  'swap-3-new-card': { at: '#/swap/j1', scene: withJob(job('newCard', {}, [need('input', 'newCard')])) },
  'swap-3-refused': {
    at: '#/swap/j1',
    scene: withJob(
      job(
        'newCard',
        {
          newCard: {
            ...NEW_CARD,
            issuer: 'chinaUnicom',
            usedElsewhere: 'unknown',
            checks: NEW_CARD.checks.map((line) =>
              line.name === 'issuerMatches'
                ? { name: 'issuerMatches', status: 'failed', params: { old: 'chinaMobile', new: 'chinaUnicom' } }
                : line,
            ),
          },
        },
        [need('input', 'newCard')],
      ),
    ),
  },
  'swap-4-pause': {
    at: '#/swap/j1',
    scene: withJob(job('pause', {}, [need('word', 'batchSettled'), need('word', 'noTransaction')])),
  },
  'swap-5-power-off': {
    at: '#/swap/j1',
    scene: withJob(
      job('powerOff', { awaiting: { what: 'linkGone', since: ago(41), normalSeconds: [5, 30] } }, [
        need('bench', 'linkGone'),
        need('word', 'screenDark'),
      ]),
    ),
  },
  'swap-6-change-card': {
    at: '#/swap/j1',
    scene: withJob(
      job('changeCard', { now: { ...GONE, link: 'gone', linkSince: ago(161), busy: false } }, [
        need('word', 'oldCardOut'),
        need('word', 'cardSeated'),
      ]),
      away,
    ),
  },
  'swap-7-power-on': {
    at: '#/swap/j1',
    scene: withJob(
      job(
        'powerOn',
        {
          now: { link: 'gone', linkSince: ago(161), busy: false, resumedAt: ago(20) },
          awaiting: { what: 'terminalBack', since: ago(44), normalSeconds: [30, 120] },
        },
        [need('bench', 'linkBack'), need('bench', 'terminalSame')],
      ),
      away,
    ),
  },
  'swap-7-other-terminal': {
    at: '#/swap/j1',
    scene: withJob(
      job('powerOn', { problem: problem('otherTerminal', { expected: '7731', seen: '4402' }) }, [
        need('bench', 'terminalSame'),
      ]),
    ),
  },
  'swap-8-running': {
    at: '#/swap/j1',
    scene: withJob(
      job(
        'verify',
        {
          checks: CHECKS.map((name, index) => PASSED.slice(0, 2)[index] ?? check(name, { status: 'notRun', seen: {} })),
          now: { link: 'connected', linkSince: ago(60), busy: true },
          awaiting: { what: 'verify', since: ago(12), normalSeconds: [20, 60] },
        },
        [need('bench', 'checksRun')],
      ),
    ),
  },
  'swap-8-failed': {
    at: '#/swap/j1',
    scene: withJob(
      job('verify', {
        checks: [
          ...PASSED.slice(0, 4),
          check('context', {
            status: 'failed',
            seen: { apn: 'cmnet', cause: 33 },
            problem: problem('modemRefused', undefined, '+CME ERROR: 133'),
          }),
          check('traffic', { status: 'notRun', seen: {} }),
          check('platform', { status: 'notPossible', seen: { why: 'noSource' } }),
        ],
        outcome: 'failed',
        outcomeBecause: ['context'],
      }),
      {},
      { 'sim.iccid': NEW, 'signal.rsrpDbm': -108, 'signal.bars': 2 },
    ),
  },
  'swap-8-verified': {
    at: '#/swap/j1',
    scene: withJob(job('verify', { checks: [...PASSED], outcome: 'verified' }), {}, { 'sim.iccid': NEW }),
  },
  'swap-9-settings': {
    at: '#/swap/j1',
    scene: withJob(job('settings', {}, [need('input', 'boundNumber')]), {}, { 'sim.iccid': NEW, 'sim.msisdn': '' }),
  },
  'swap-9-refused': {
    at: '#/swap/j1',
    scene: withJob(
      job(
        'settings',
        {
          settings: [
            {
              setting: 'boundNumber',
              status: 'refused',
              old: '',
              wanted: '13955505518',
              readBack: '',
              at: ago(9),
              problem: problem('modemRefused', undefined, '+CRSM: 105,130 (69 82)'),
            },
          ],
        },
        [need('input', 'boundNumber')],
      ),
      {},
      { 'sim.iccid': NEW },
    ),
  },
  'swap-10-report': {
    at: '#/swap/j1',
    scene: withJob(
      job('report', { simulated: true }, [need('input', 'oldCard'), need('input', 'paymentTest')]),
      {},
      { 'sim.iccid': NEW },
    ),
  },
  'swap-abandoned': {
    at: '#/swap/j1',
    scene: withJob(job('pause', { status: 'abandoned', closedAt: ago(4), abandonReason: '有未结算的批次' })),
  },
  'swap-long': {
    at: '#/swap/j1',
    scene: (() => {
      const base = job('verify', { checks: [...PASSED], outcome: 'doneNotVerified', outcomeBecause: ['traffic'] })
      return withJob({
        ...base,
        ...(base.intake && { intake: { ...base.intake, merchant: LONG } }),
        problem: problem('readBackDiffers', undefined, 'x'.repeat(160)),
      })
    })(),
  },
  orders: { at: '#/orders', scene: scene({ ...keyed(app()), ...one() }) },
  'orders-none': { at: '#/orders', scene: scene(keyed(app({ orders: 0 })), { orders: [] }) },
  order: { at: '#/orders/SW20261123-0031', scene: scene({ ...keyed(app()), ...one() }) },
  'order-simulated-long': {
    at: '#/orders/SW20261123-0031',
    scene: scene(keyed(app()), {
      order: (() => {
        const base = order({ simulated: true, outcome: 'doneNotVerified', outcomeBecause: ['traffic', 'context'] })
        const { intake } = base.job
        return {
          ...base,
          job: {
            ...base.job,
            ...(intake && { intake: { ...intake, merchant: LONG, reasonNote: LONG, acquirer: LONG } }),
          },
        }
      })(),
    }),
  },
  settings: { at: '#/settings', scene: scene({ ...keyed(app()), ...one() }) },
}
