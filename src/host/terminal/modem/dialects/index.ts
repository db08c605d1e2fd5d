import type { Dialect } from '../dialect.ts'
import { generic } from './generic/index.ts'
import { quectel } from './quectel/index.ts'
import { simcom } from './simcom/index.ts'

const DIALECTS: readonly Dialect[] = [generic, quectel, simcom]

/** The dialect that is surest of a modem which said this of itself. */
export const dialectFor = (identity: string): Dialect =>
  DIALECTS.reduce((best, dialect) => (dialect.recognise(identity) > best.recognise(identity) ? dialect : best))
