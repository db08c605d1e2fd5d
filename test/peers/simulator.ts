// The simulated terminal as a process of its own, as `swapbench simulate` starts it.
import { simulate } from '../../src/cli/simulate.ts'

process.exitCode = await simulate(process.argv.slice(2), process)
