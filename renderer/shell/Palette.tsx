import { useEffect, useId, useMemo, useState } from 'react'
import { useLocation } from 'wouter'
import type { OrderRow } from '../../src/shared/contract/orders.ts'
import { settle } from '../rpc.ts'
import { useBench, useClient } from '../state/console.tsx'
import { value } from '../state/readings.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { lastDigits } from '../ui/useIdentity.ts'
import { useWords } from '../words/useWords.ts'
import { matches } from './matches.ts'
import { useSettings } from './useSettings.ts'
import './Palette.css'

interface Item {
  readonly id: string
  readonly kind: 'terminal' | 'order' | 'page' | 'command'
  readonly words: string
  readonly note?: string | undefined
  readonly key?: string | undefined
  readonly run: () => void
}

/** Jumps to a terminal, an order, a page or a command; what can be reached by a key shows it. */
export function Palette({ onClose }: { onClose: () => void }) {
  const { t } = useWords()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const listId = useId()
  const items = useItems(typed, onClose)
  const chosen = items[Math.min(at, items.length - 1)]
  return (
    <Dialog title={t('shell.palette.label')} onClose={onClose} className="palette">
      <input
        type="text"
        role="combobox"
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={chosen ? `${listId}-${chosen.id}` : undefined}
        aria-label={t('shell.palette.hint')}
        placeholder={t('shell.palette.hint')}
        autoFocus
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          setAt(0)
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'ArrowDown') setAt((now) => Math.min(now + 1, items.length - 1))
          else if (event.key === 'ArrowUp') setAt((now) => Math.max(0, Math.min(now, items.length - 1) - 1))
          else if (event.key === 'Enter') chosen?.run()
          else return
          event.preventDefault()
        }}
      />
      <div role="listbox" id={listId} aria-label={t('shell.palette.label')} className="found">
        {items.map((item) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the combobox's
          // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the combobox, aria-activedescendant moves
          <div
            key={item.id}
            id={`${listId}-${item.id}`}
            role="option"
            aria-selected={item === chosen}
            onClick={item.run}
          >
            <span className="note">{t(`shell.palette.${item.kind}`)}</span>
            <b>{item.words}</b>
            <span className="label">{item.note}</span>
            {item.key && <kbd>{item.key}</kbd>}
          </div>
        ))}
      </div>
      {items.length === 0 && <p className="none">{t('shell.palette.nothing')}</p>}
    </Dialog>
  )
}

function useItems(typed: string, onClose: () => void): readonly Item[] {
  const { t } = useWords()
  const [, go] = useLocation()
  const terminals = useBench((bench) => bench.terminals)
  const readings = useBench((bench) => bench.readings)
  const orders = useOrders(typed)
  const { settings, change } = useSettings()
  const client = useClient()

  return useMemo(() => {
    const to = (path: string) => () => {
      onClose()
      go(path)
    }
    const does = (act: () => unknown) => () => {
      onClose()
      act()
    }
    const fixed: Item[] = [
      ...terminals.map((terminal): Item => {
        const of = readings.get(terminal.id)
        const tail = lastDigits(value(of, 'sim.iccid'))
        return {
          id: `terminal-${terminal.id}`,
          kind: 'terminal',
          words: `${t('bench.placeN', { n: String(terminal.place) })} · ${value(of, 'terminal.model') ?? t('readings.unknown.word')}`,
          note: tail && t('readings.tail', { tail }),
          key: terminal.place <= 9 ? String(terminal.place) : undefined,
          run: to(`/terminal/${encodeURIComponent(terminal.id)}`),
        }
      }),
      { id: 'bench', kind: 'page', words: t('shell.nav.bench'), run: to('/') },
      { id: 'orders', kind: 'page', words: t('shell.nav.orders'), run: to('/orders') },
      { id: 'settings', kind: 'page', words: t('shell.nav.settings'), run: to('/settings') },
      { id: 'look', kind: 'command', words: t('bench.look'), run: does(() => settle(client.bench.look({}))) },
      {
        id: 'masked',
        kind: 'command',
        words: t('shell.foot.masked'),
        note: settings.masked ? t('shell.foot.on') : t('shell.foot.off'),
        run: does(() => change({ masked: !settings.masked })),
      },
    ]
    const found = fixed.filter((item) => matches(typed, `${item.words} ${item.note ?? ''}`))
    return [...found, ...orders.map((row): Item => orderItem(row, to))].slice(0, 40)
  }, [typed, terminals, readings, orders, settings.masked, t, go, onClose, change, client])
}

const orderItem = (row: OrderRow, to: (path: string) => () => void): Item => ({
  id: `order-${row.orderNumber}`,
  kind: 'order',
  words: row.orderNumber,
  note: row.merchant,
  run: to(`/orders/${encodeURIComponent(row.orderNumber)}`),
})

/** Orders are asked of the host once something was typed. */
function useOrders(typed: string): readonly OrderRow[] {
  const client = useClient()
  const [rows, setRows] = useState<readonly OrderRow[]>([])
  useEffect(() => {
    const text = typed.trim()
    if (text === '') {
      setRows([])
      return
    }
    let current = true
    void settle(client.orders.list({ text, limit: 10, offset: 0 })).then((result) => {
      if (current && result.ok) setRows(result.value.rows)
    })
    return () => {
      current = false
    }
  }, [typed, client])
  return rows
}
