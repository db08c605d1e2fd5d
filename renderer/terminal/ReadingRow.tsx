import type { ReactNode } from 'react'
import { isKnown, type Reading } from '../../src/shared/reading.ts'
import { clock } from '../words/format.ts'
import { unknownWords } from '../words/readingWords.ts'
import { useWords } from '../words/useWords.ts'

/** One value of the snapshot with its source and time in small print; unknown says why. */
export function ReadingRow<T>({
  label,
  reading,
  show,
}: {
  label: string
  reading: Reading<T>
  show: (value: T) => ReactNode
}) {
  const words = useWords()
  return (
    <div className="reading">
      <dt>{label}</dt>
      <dd>
        {isKnown(reading) ? (
          <>
            {show(reading.value)}
            <span className="note">
              {words.t('terminal.from', { source: reading.source, time: clock(reading.at) })}
            </span>
          </>
        ) : (
          <>
            <span className="unknown">{unknownWords(reading.unknown, words)}</span>
            {reading.detail && <span className="note mono">{reading.detail}</span>}
          </>
        )}
      </dd>
    </div>
  )
}
