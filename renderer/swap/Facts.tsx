import type { SwapView } from '../../src/shared/contract/swap.ts'
import { sameIccid } from '../../src/shared/iccid.ts'
import { isKnown, knownValue } from '../../src/shared/reading.ts'
import { rsrpWord } from '../../src/shared/signal.ts'
import { useBench } from '../state/console.tsx'
import { at, value } from '../state/readings.ts'
import { useNow } from '../state/useNow.ts'
import { Bars } from '../ui/Bars.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Mark } from '../ui/Mark.tsx'
import { lastDigits } from '../ui/useIdentity.ts'
import { clock, hourMinute, stretch } from '../words/format.ts'
import { ageWords, unknownWords } from '../words/readingWords.ts'
import { useWords } from '../words/useWords.ts'
import { JobLog } from './JobLog.tsx'
import './Facts.css'

/** What the bench reads by itself, and nothing else; a person's word stands here only where it is marked as one. */
export function Facts({ job }: { job: SwapView }) {
  const { t } = useWords()
  return (
    <aside className="pane facts" aria-label={t('swap.facts.title')}>
      <h2>
        <Icon name="proof" size={16} />
        {t('swap.facts.title')}
        <span className="note">{t('swap.by.benchNote')}</span>
      </h2>
      {job.now.link === 'connected' ? <Live job={job} /> : <Away job={job} />}
      <JobLog job={job} />
    </aside>
  )
}

function Live({ job }: { job: SwapView }) {
  const words = useWords()
  const { t } = words
  const readings = useBench((bench) => (job.terminalId ? bench.readings.get(job.terminalId) : undefined))
  const contexts = useBench((bench) => (job.terminalId ? bench.contexts.get(job.terminalId) : undefined))
  // Proven on the present link: what answered before the cable or the power was away says nothing of what answers now.
  const same = job.steps
    .flatMap((step) => step.proofs)
    .findLast((proof) => proof.what === 'terminalSame' && Date.parse(proof.at) >= Date.parse(job.now.linkSince))
  const imei = job.before?.imei
  const other = job.problem?.code === 'otherTerminal'
  const registration = at(readings, 'network.registration')
  const apn = contexts?.map((context) => knownValue(context.apn)).find(Boolean)
  const address = contexts?.map((context) => knownValue(context.address)).find(Boolean)
  const state = at(readings, 'sim.state')
  return (
    <>
      <dl>
        <dt>{t('swap.facts.link')}</dt>
        <dd>
          <b>{t('swap.facts.connected')}</b>
          <time>{clock(job.now.linkSince)}</time>
        </dd>
        {imei && (same || other) && (
          <>
            <dt>{t('swap.facts.sameTerminal')}</dt>
            <dd>
              {other ? (
                <b className="wrong">{t('swap.facts.notSame')}</b>
              ) : (
                <b>{t('swap.facts.same', { tail: lastDigits(imei) ?? '' })}</b>
              )}
              {same && !other && <time>{clock(same.at)}</time>}
            </dd>
          </>
        )}
        <dt>{t('readings.label.sim')}</dt>
        <dd>
          {isKnown(state) ? (
            <b>{t(`readings.simShort.${state.value}`)}</b>
          ) : (
            <span className="unknown">{unknownWords(state.unknown, words)}</span>
          )}
        </dd>
        <dt>{t('swap.facts.cardNow')}</dt>
        <dd>
          <CardNow job={job} />
        </dd>
        <dt>{t('readings.label.registration')}</dt>
        <dd>
          {isKnown(registration) ? (
            <b>{t(`readings.registration.${registration.value}`)}</b>
          ) : (
            <span className="unknown">{unknownWords(registration.unknown, words)}</span>
          )}
        </dd>
        <dt>{t('readings.label.apn')}</dt>
        <dd>
          {apn ? (
            <b>{apn}</b>
          ) : (
            <span className="unknown">{unknownWords(contexts ? 'notReported' : 'notReadYet', words)}</span>
          )}
        </dd>
        <dt>{t('readings.label.address')}</dt>
        <dd>
          {address ? (
            <b>{address}</b>
          ) : (
            <span className="unknown">{unknownWords(contexts ? 'notReported' : 'notReadYet', words)}</span>
          )}
        </dd>
      </dl>
      <Signal job={job} />
    </>
  )
}

function CardNow({ job }: { job: SwapView }) {
  const words = useWords()
  const { t } = words
  const readings = useBench((bench) => (job.terminalId ? bench.readings.get(job.terminalId) : undefined))
  const iccid = at(readings, 'sim.iccid')
  if (!isKnown(iccid)) return <span className="unknown">{unknownWords(iccid.unknown, words)}</span>
  const which =
    // The old card first: somebody may have scanned it for the new one.
    job.before?.iccid && sameIccid(iccid.value, job.before.iccid)
      ? 'isOld'
      : job.newCard && sameIccid(iccid.value, job.newCard.iccid)
        ? 'isNew'
        : job.newCard || job.before?.iccid
          ? 'isOther'
          : undefined
  const tail = lastDigits(iccid.value) ?? ''
  return (
    <>
      <b className={which === 'isOther' ? 'wrong' : ''}>
        {which ? t(`swap.facts.${which}`, { tail }) : t('readings.tail', { tail })}
      </b>
      <time>{clock(iccid.at)}</time>
    </>
  )
}

function Signal({ job }: { job: SwapView }) {
  const words = useWords()
  const { t } = words
  const now = useNow()
  const readings = useBench((bench) => (job.terminalId ? bench.readings.get(job.terminalId) : undefined))
  const rsrp = at(readings, 'signal.rsrpDbm')
  const level = [rsrp, at(readings, 'signal.rscpDbm'), at(readings, 'signal.rssiDbm')].find(isKnown)
  return (
    <div className="sig">
      <Bars bars={value(readings, 'signal.bars')} width={46} />
      {level ? (
        <>
          <span className="key">
            {level.value}
            <span className="u">dBm</span>
          </span>
          {isKnown(rsrp) && <b>{t(`readings.signal.${rsrpWord(rsrp.value)}`)}</b>}
          <span className="note">{ageWords(level.at, now, words)}</span>
        </>
      ) : (
        <span className="pend">{unknownWords(isKnown(rsrp) ? 'notReported' : rsrp.unknown, words)}</span>
      )}
    </div>
  )
}

/** The link is away: how long, what is remembered, and what will be looked at when it is back. */
function Away({ job }: { job: SwapView }) {
  const { t } = useWords()
  const now = useNow()
  const tail = (text: string | undefined) => (text ? t('readings.tail', { tail: lastDigits(text) ?? '' }) : undefined)
  const dark = job.steps.flatMap((step) => step.proofs).findLast((proof) => proof.what === 'screenDark')
  const { before, newCard } = job
  // Elsewhere the cable may be out of a terminal that is on.
  const meantToBeOff = ['powerOff', 'changeCard', 'powerOn'].includes(job.step)
  return (
    <>
      <dl>
        <dt>{t('swap.facts.link')}</dt>
        <dd>
          <b>{t(`swap.facts.${job.now.link}`)}</b>
          <time>{clock(job.now.linkSince)}</time>
        </dd>
        <dt>{t('swap.facts.goneFor')}</dt>
        <dd>
          <b className="key">{stretch(now - Date.parse(job.now.linkSince))}</b>
        </dd>
        {meantToBeOff && dark && (
          <>
            <dt>{t('swap.word.screenDark.said')}</dt>
            <dd>
              <Mark by="word">
                {dark.technician} {hourMinute(dark.at)}
              </Mark>
            </dd>
          </>
        )}
        {before?.iccid && (
          <>
            <dt>{t('swap.facts.oldCard')}</dt>
            <dd>
              <b>{tail(before.iccid)}</b>
            </dd>
          </>
        )}
        {newCard && (
          <>
            <dt>{t('swap.facts.newCard')}</dt>
            <dd>
              <b>{tail(newCard.iccid)}</b>
            </dd>
          </>
        )}
        {meantToBeOff && (
          <>
            <dt>{t('swap.facts.blind')}</dt>
            <dd className="wrap">{t('swap.facts.blindText')}</dd>
          </>
        )}
      </dl>
      {meantToBeOff && newCard && (
        <ul className="then">
          <li className="label">{t('swap.facts.thenTitle')}</li>
          {before?.imei && <li>{t('swap.facts.thenSame', { tail: lastDigits(before.imei) ?? '' })}</li>}
          <li>{t('swap.facts.thenSim')}</li>
          <li>{t('swap.facts.thenNew', { tail: lastDigits(newCard.iccid) ?? '' })}</li>
          {before?.iccid && <li>{t('swap.facts.thenNotOld', { tail: lastDigits(before.iccid) ?? '' })}</li>}
        </ul>
      )}
    </>
  )
}
