import type { CardFacts, NewCard, NewCardCheck } from '../../shared/contract/swap.ts'
import { iccidCheckDigit, issuerOfIccid, sameIccid } from '../../shared/iccid.ts'
import type { Intent } from '../journal/event.ts'

/** What step 3 holds the new card against. */
export interface NewCardCircumstances {
  /** The old card as read in step 2. */
  readonly before: CardFacts | undefined
  /** The order in which this card went into a terminal of this bench before. */
  readonly usedIn: string | undefined
}

const CHECK_DIGIT = { passes: 'passed', fails: 'notice', notApplicable: 'notPossible' } as const
/** Carriers stop a card that turns up in another device (machine-card binding): a person decides. */
const USED_ELSEWHERE = { no: 'passed', yes: 'failed', unknown: 'notice' } as const

/**
 * The checks on a new card before it is put in. The check digit advises only: many carriers' cards fail it. Stock and activation
 * cannot be looked up: no source for either is configured. Pure.
 */
export function checkNewCard(
  { iccid, how, usedElsewhere, override }: Omit<Extract<Intent, { act: 'checkNewCard' }>, 'act'>,
  { before, usedIn }: NewCardCircumstances,
): NewCard {
  const issuer = issuerOfIccid(iccid)
  const checks: NewCardCheck[] = [
    {
      name: 'notOldCard',
      status: before?.iccid === undefined ? 'notPossible' : sameIccid(before.iccid, iccid) ? 'failed' : 'passed',
    },
    usedIn === undefined
      ? { name: 'notUsedHere', status: 'passed' }
      : { name: 'notUsedHere', status: 'failed', params: { orderNumber: usedIn } },
    {
      name: 'checkDigit',
      status: CHECK_DIGIT[iccidCheckDigit(iccid)],
    },
    issuerCheck(before?.issuer, issuer),
    { name: 'inStock', status: 'notPossible', params: { why: 'noSource' } },
    { name: 'switchedOn', status: 'notPossible', params: { why: 'noSource' } },
    {
      name: 'usedElsewhere',
      status: USED_ELSEWHERE[usedElsewhere],
    },
  ]
  return { iccid, how, usedElsewhere, checks, ...(issuer && { issuer }), ...(override && { override }) }
}

function issuerCheck(old: NewCard['issuer'], issuer: NewCard['issuer']): NewCardCheck {
  const name = 'issuerMatches'
  if (old === undefined || issuer === undefined)
    return { name, status: 'notPossible', params: { ...(old && { old }), ...(issuer && { new: issuer }) } }
  return old === issuer
    ? { name, status: 'passed', params: { issuer } }
    : { name, status: 'failed', params: { old, new: issuer } }
}
