import type { WorkOrder } from '../../src/shared/contract/orders.ts'
import { useNow } from '../state/useNow.ts'
import { Icon } from '../ui/Icon.tsx'
import { Mark } from '../ui/Mark.tsx'
import { day, dayAndTime, hourMinute } from '../words/format.ts'
import { useWords } from '../words/useWords.ts'
import { Codes } from './Codes.tsx'
import { OUTCOME_STATE } from './OutcomeWord.tsx'
import { Section } from './Section.tsx'
import { SheetCards } from './SheetCards.tsx'
import { SheetChecks } from './SheetChecks.tsx'
import { SheetCourse } from './SheetCourse.tsx'
import { SheetMerchant } from './SheetMerchant.tsx'
import { SheetSettings } from './SheetSettings.tsx'
import { usePaymentLine } from './usePaymentLine.ts'
import './OrderSheet.css'

/** The paper: black on white, one page. Bench proof and a person's word are marked apart, as on screen. */
export function OrderSheet({ order, mode }: { order: WorkOrder; mode: string }) {
  const { t } = useWords()
  const { job, site } = order
  const closed = job.closedAt
  const place = [site.siteName, site.benchName, job.technician].filter(Boolean).join(' · ')
  return (
    <article className="sheet">
      {job.simulated && (
        <svg className="watermark" data-testid="watermark" aria-hidden="true" viewBox="0 0 210 297">
          <text x="105" y="160" textAnchor="middle" transform="rotate(-35 105 148)" textLength="190">
            {t('orders.sheet.watermark')}
          </text>
        </svg>
      )}
      <header>
        <div>
          <h1>
            {t('orders.sheet.title')}　{t('orders.sheet.swap')}
          </h1>
          <p>
            {place}
            {'　'}
            {closed
              ? t('orders.sheet.to', {
                  from: dayAndTime(job.openedAt),
                  to: day(closed) === day(job.openedAt) ? hourMinute(closed) : dayAndTime(closed),
                })
              : dayAndTime(job.openedAt)}
          </p>
          {job.simulated && <p className="sim-line">{t('orders.sheet.watermarkNote')}</p>}
        </div>
        <Codes number={job.orderNumber} />
      </header>
      <Result order={order} />
      <SheetMerchant order={order} />
      <SheetCards order={order} />
      <SheetChecks job={job} />
      <SheetSettings job={job} />
      <SheetCourse job={job} />
      <div className="halves">
        <Section title={t('orders.sheet.next')}>
          <NextSteps order={order} />
        </Section>
        <Section title={t('orders.sheet.advice')}>
          <ul>
            <li>{t('orders.sheet.advice1')}</li>
            <li>{t('orders.sheet.advice2')}</li>
            <li>{t('orders.sheet.advice3')}</li>
          </ul>
        </Section>
      </div>
      <Foot order={order} mode={mode} />
    </article>
  )
}

function Result({ order: { job } }: { order: WorkOrder }) {
  const { t, list } = useWords()
  const payment = usePaymentLine()(job.paymentTest)
  const because = list(job.outcomeBecause.map((name) => t(`swap.check.${name}`)))
  return (
    <section className="res" aria-label={t('swap.outcome.label')}>
      <div>
        <p className="k">
          {t('swap.outcome.label')} <Mark by="bench">{t('swap.by.bench')}</Mark>
        </p>
        <p className="big" data-testid="outcome">
          {job.status === 'abandoned' ? (
            t('swap.abandoned')
          ) : job.outcome ? (
            <>
              <Icon name={OUTCOME_STATE[job.outcome]} size={28} />
              {t(`swap.outcome.${job.outcome}`)}
            </>
          ) : (
            t('swap.outcome.none')
          )}
        </p>
        <p>
          {job.status === 'abandoned'
            ? t('swap.abandonedText', { reason: job.abandonReason ?? t('readings.unknown.word') })
            : job.outcome && t(`swap.sentence.${job.outcome}`)}
          {because && ` ${t(job.outcome === 'failed' ? 'swap.outcome.against' : 'swap.outcome.open', { because })}`}
        </p>
      </div>
      <div>
        <p className="k">
          {t('swap.payment.label')} <Mark by="word">{t('swap.by.word')}</Mark>
        </p>
        <p className="pay">{payment.title}</p>
        <p>{payment.rest}</p>
      </div>
    </section>
  )
}

function NextSteps({ order: { nextSteps } }: { order: WorkOrder }) {
  const { t } = useWords()
  const rows: readonly (readonly [string, string])[] = [
    [t('orders.sheet.usageCheck'), nextSteps.usageCheck ? day(nextSteps.usageCheck) : t('orders.sheet.noneYet')],
    ...(nextSteps.replaceDue
      ? [
          [
            t('orders.sheet.replaceDue', { months: String(nextSteps.replaceRuleMonths ?? '') }),
            day(nextSteps.replaceDue),
          ] as const,
        ]
      : []),
    [t('orders.sheet.planEnd'), nextSteps.planEnd ? day(nextSteps.planEnd) : t('orders.sheet.noPlan')],
  ]
  return (
    <table className="next">
      <tbody>
        {rows.map(([name, when]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td className="r">{when}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Foot({ order, mode }: { order: WorkOrder; mode: string }) {
  const { t } = useWords()
  const now = useNow()
  const { job, site, retentionMonths } = order
  const consent = job.steps.find((step) => step.step === 'intake')?.proofs[0]
  const phone = site.sitePhone || t('orders.sheet.thisSite')
  const months = String(retentionMonths)
  return (
    <>
      <div className="sign">
        <div>
          <span>{t('orders.sheet.signCustomer')}</span>
        </div>
        <div>
          <span>{t('orders.sheet.signTechnician')}</span>
          <span>{job.technician}</span>
        </div>
        <div>
          <span>{t('orders.sheet.signSecond')}</span>
        </div>
      </div>
      <p className="sm">
        {consent && job.intake
          ? t('orders.sheet.privacy', { months, phone, time: dayAndTime(consent.at) })
          : t('orders.sheet.privacyOpen', { months, phone })}
      </p>
      <footer>
        <span>{t('orders.sheet.printed', { mode, technician: job.technician, time: dayAndTime(new Date(now)) })}</span>
        <span>{t('orders.sheet.page')}</span>
      </footer>
    </>
  )
}
