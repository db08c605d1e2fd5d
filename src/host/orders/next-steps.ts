import type { AppSettings } from '../../shared/contract/app.ts'
import type { WorkOrder } from '../../shared/contract/orders.ts'

const USAGE_CHECK_DAYS = 14

const dateOnly = (date: Date): string =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0')).join('-')

/** The same day of the month so many months later, or that month's last day. */
function monthsLater(date: Date, months: number): Date {
  const lastDay = new Date(date.getFullYear(), date.getMonth() + months + 1, 0).getDate()
  return new Date(date.getFullYear(), date.getMonth() + months, Math.min(date.getDate(), lastDay))
}

/**
 * What is due after a swap that was closed at `closedAt` (dates of the bench's own calendar): usage is looked at after two weeks;
 * replacement is due by the shop's own rule, where it has one. When the plan ends is unknown: no plan source is configured.
 */
export function nextStepsOf(
  closedAt: string,
  settings: Pick<AppSettings, 'replaceAfterMonths'>,
): WorkOrder['nextSteps'] {
  const closed = new Date(closedAt)
  const usageCheck = new Date(closed.getFullYear(), closed.getMonth(), closed.getDate() + USAGE_CHECK_DAYS)
  const months = settings.replaceAfterMonths
  return {
    usageCheck: dateOnly(usageCheck),
    ...(months > 0 && { replaceDue: dateOnly(monthsLater(closed, months)), replaceRuleMonths: months }),
  }
}
