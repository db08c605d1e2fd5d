import { useCallback, useEffect, useState } from 'react'
import type { TerminalView } from '../../src/shared/contract/terminal.ts'
import type { ControlState, ControlVerb } from '../../src/shared/control.ts'
import { useKeys } from '../shell/keyboard.ts'
import { useClient } from '../state/console.tsx'
import { useCall } from '../state/useCall.ts'
import { useProblemWords } from '../words/problemWords.ts'
import { useWords } from '../words/useWords.ts'
import './DemoDrawer.css'

const WEAK_DBM = -118
const GOOD_DBM = -84
/** 24.301 annex A: PLMN not allowed. */
const DENY_CAUSE = 11

/** The hands, the cable and the network of the simulated terminal; hatched, below everything that is the console's. */
export function DemoDrawer({ terminal }: { terminal: TerminalView | undefined }) {
  const { t } = useWords()
  const [open, setOpen] = useState(true)
  const { state, act, busy, problem } = useDemo(terminal)
  const problemOf = useProblemWords()
  const toggle = () => setOpen((now) => !now)
  useKeys({ F9: toggle })
  return (
    <section className="demo" aria-label={t('demo.title')}>
      <div className="demo-head">
        <b title={t('demo.note')}>{t('demo.title')}</b>
        {state && open && <DemoFacts state={state} />}
        {problem && <span className="wrong">{problemOf(problem).title}</span>}
        <button type="button" className="demo-toggle" aria-expanded={open} onClick={toggle}>
          {open ? t('demo.hide') : t('demo.show')} <kbd>F9</kbd>
        </button>
      </div>
      {open && (
        <div className="demo-acts">
          <DemoActs state={state} act={act} busy={busy} />
        </div>
      )}
    </section>
  )
}

const CARDS = ['old', 'new', 'readonlyNew', 'pinLocked', 'rejected', 'otherApn', 'unicom'] as const

/** A card of the drawer in words; one of a newer simulator by its own name. */
function useCardName(): (name: string) => string {
  const { t } = useWords()
  return (name) => {
    const known = CARDS.find((card) => card === name)
    return known ? t(`demo.cards.${known}`) : name
  }
}

function DemoFacts({ state }: { state: ControlState }) {
  const { t } = useWords()
  const cardName = useCardName()
  const facts = [
    t(`demo.power.${state.power}`),
    t(state.cable ? 'demo.cable.in' : 'demo.cable.out'),
    state.card
      ? t('demo.card', { name: state.card.name ? cardName(state.card.name) : state.card.iccid.slice(-4) })
      : t('demo.noCard'),
    state.network.rejectCause === null
      ? t('demo.network.ok')
      : t('demo.network.denied', { cause: String(state.network.rejectCause) }),
    t('demo.signal', { dbm: String(state.network.rsrpDbm) }),
    state.network.trafficBlocked ? t('demo.blocked') : undefined,
  ]
  return <span className="demo-facts">{facts.filter(Boolean).join(' · ')}</span>
}

function DemoActs({
  state,
  act,
  busy,
}: {
  state: ControlState | undefined
  act: (verb: ControlVerb) => void
  busy: boolean
}) {
  const { t } = useWords()
  const cardName = useCardName()
  const denied = state?.network.rejectCause !== null && state !== undefined
  const weak = (state?.network.rsrpDbm ?? GOOD_DBM) < -110
  const blocked = state?.network.trafficBlocked ?? false
  const does = (verb: ControlVerb, words: string, possible = true) => (
    <button type="button" disabled={busy || !possible} onClick={() => act(verb)}>
      {words}
    </button>
  )
  return (
    <>
      {does({ verb: 'pressPower' }, t('demo.pressPower'))}
      {state?.cable === false
        ? does({ verb: 'plugCable' }, t('demo.plugCable'))
        : does({ verb: 'pullCable' }, t('demo.pullCable'))}
      {does({ verb: 'takeCardOut' }, t('demo.takeCardOut'), state?.card !== null)}
      <select
        aria-label={t('demo.pickCard')}
        disabled={busy || state === undefined || state.card !== null || state.cards.length === 0}
        value=""
        onChange={(event) => act({ verb: 'insertCard', card: event.target.value })}
      >
        <option value="" disabled>
          {t('demo.insertCard')}
        </option>
        {state?.cards.map((card) => (
          <option key={card.name} value={card.name}>
            {cardName(card.name)} · {card.iccid}
          </option>
        ))}
      </select>
      {denied
        ? does({ verb: 'allowRegistration' }, t('demo.allow'))
        : does({ verb: 'denyRegistration', cause: DENY_CAUSE }, t('demo.deny'))}
      {does({ verb: 'setSignal', rsrpDbm: weak ? GOOD_DBM : WEAK_DBM }, weak ? t('demo.restore') : t('demo.weaken'))}
      {does({ verb: 'blockTraffic', blocked: !blocked }, blocked ? t('demo.unblock') : t('demo.block'))}
    </>
  )
}

/** The simulator's own state, asked for again after each act, when the link changes, and while its power is changing. */
function useDemo(terminal: TerminalView | undefined) {
  const client = useClient()
  const { run, busy, problem } = useCall()
  const [state, setState] = useState<ControlState>()
  const act = useCallback(
    (verb: ControlVerb) =>
      void run(() => client.demo.control(verb)).then((next) => {
        if (next) setState(next)
      }),
    [client, run],
  )
  const link = terminal?.link.state
  const changing = state?.power === 'booting' || state?.power === 'shuttingDown'
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of the link means that the world has changed
  useEffect(() => {
    act({ verb: 'state' })
    if (!changing) return
    const timer = setInterval(() => act({ verb: 'state' }), 1_000)
    return () => clearInterval(timer)
  }, [act, link, changing])
  return { state, act, busy, problem }
}
