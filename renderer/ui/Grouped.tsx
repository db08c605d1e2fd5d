import { Fragment } from 'react'

/** An identifier in groups that keep together; asterisks step back, so that the open digits stand out. */
export function Grouped({ text }: { text: string }) {
  return (
    <span className="g">
      {text.split(' ').map((group, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: groups have no identity but their place
        <i key={index}>
          {group.split(/(\*+)/).map((part, nth) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            <Fragment key={nth}>{part.startsWith('*') ? <span className="m">{part}</span> : part}</Fragment>
          ))}
        </i>
      ))}
    </span>
  )
}
