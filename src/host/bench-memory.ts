import { ok } from '../shared/result.ts'
import { type BenchMemory, Remembered } from './bench/memory.ts'
import { readMeta, writeMeta } from './store/meta-rows.ts'
import type { Store } from './store/store.ts'

const KEY = 'bench'

/** The bench's memory in the store. One that no longer fits is forgotten: what it named can be added again. */
export const benchMemory = (store: Store): BenchMemory => ({
  load() {
    const text = store.read((db) => readMeta(db, KEY))
    if (!text.ok) return text
    return ok(Remembered.safeParse(parse(text.value ?? '[]')).data ?? [])
  },
  save: (endpoints) => store.write((db) => writeMeta(db, KEY, JSON.stringify(endpoints))),
})

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
