import { bench } from './bench.ts'
import { demo } from './demo.ts'
import { findings } from './findings.ts'
import { orders } from './orders.ts'
import { problems } from './problems.ts'
import { readings } from './readings.ts'
import { settings } from './settings.ts'
import { shell } from './shell.ts'
import { swap } from './swap.ts'
import { terminal } from './terminal.ts'

export const zhCN = { shell, readings, problems, findings, bench, terminal, swap, orders, settings, demo } as const
