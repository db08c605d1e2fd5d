import { useEffect, useRef } from 'react'
import type { SwapView } from '../../src/shared/contract/swap.ts'
import { Mark } from '../ui/Mark.tsx'
import { clock } from '../words/format.ts'
import { useWords } from '../words/useWords.ts'
import { useRecordWords } from './recordWords.ts'

/** The job's records with their times; the newest is in sight. */
export function JobLog({ job }: { job: SwapView }) {
  const { t } = useWords()
  const words = useRecordWords()
  const list = useRef<HTMLUListElement>(null)
  const newest = job.log.at(-1)?.seq
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls when a record is added
  useEffect(() => {
    list.current?.scrollTo({ top: list.current.scrollHeight })
  }, [newest])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard
    <ul className="job-log" ref={list} aria-label={t('swap.facts.log')} tabIndex={0}>
      {job.log.map((line) => (
        <li key={line.seq} className={line.what.endsWith('Failed') ? 'wrong' : ''}>
          <time>{clock(line.at)}</time>
          <span>
            {line.by === 'word' && <Mark by="word" />} {words(line.what, line.params)}
          </span>
        </li>
      ))}
    </ul>
  )
}
