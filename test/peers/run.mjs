// Real AT clients against the simulated terminal: what they themselves report must be what the simulator holds. Each peer meets two terminals
// that differ in every value, and the comparison itself is tried: values of the one must not pass for the other.
//
//   npm run test:peers
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gammu } from './gammu.mjs'
import { ofono } from './ofono.mjs'
import { run } from './run-process.mjs'
import { smstools } from './smstools.mjs'
import { become, startTerminal } from './terminal.mjs'
import { SETS } from './values.mjs'

const INSTALL = 'apt-get install gammu ofono smstools dbus'
const count = { passed: 0, failed: 0, skipped: 0 }
const began = Date.now()

function result(ok, what, detail = '') {
  count[ok ? 'passed' : 'failed']++
  console.log(`${ok ? 'passed' : 'FAILED'}: ${what}${ok || detail === '' ? '' : `\n  ${detail}`}`)
}

async function installed(program) {
  return run('sh', ['-c', `command -v ${program}`]).then(
    () => true,
    () => false,
  )
}

/** What is different between a report and what `values` would have it be, field by field. */
function differences(peer, reported, values) {
  const expected = {
    ...values,
    manufacturer: 'Quectel',
    model: 'EC25',
    registration: 'registered',
    sms: JSON.stringify([values.sms]),
  }
  return peer.reports
    .filter((field) => reported[field] !== expected[field])
    .map((field) => `${field}: ${reported[field]}, not ${expected[field]}`)
}

async function meet(peer, values) {
  const folder = mkdtempSync(path.join(tmpdir(), `${peer.name}-`))
  const link = path.join(folder, 'modem')
  const terminal = await startTerminal(peer.face === 'pty' ? ['--pty', '--link', link] : ['--tcp'])
  try {
    await become(terminal, values)
    const { address } = await terminal.state()
    // The message is not what the peer says it sent but what arrived in the simulator.
    const arrived = () => terminal.until((state) => state.acts.smsSent.length > 0, 'message')
    const reported = await peer.report({ address, folder, values, arrived })
    const { acts } = await arrived()
    return { ...reported, sms: JSON.stringify(acts.smsSent) }
  } finally {
    await terminal.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

for (const peer of [ofono, gammu, smstools]) {
  const programs = [peer.program, ...(peer.also ?? [])]
  const here = await Promise.all(programs.map(installed))
  if (here.includes(false)) {
    count.skipped++
    console.log(`skipped: ${peer.name} is not installed (${INSTALL})`)
    continue
  }
  for (const [name, values] of Object.entries(SETS)) {
    const start = Date.now()
    try {
      const reported = await meet(peer, values)
      const wrong = differences(peer, reported, values)
      const seconds = ((Date.now() - start) / 1000).toFixed(1)
      result(
        wrong.length === 0,
        `${peer.name} reports the values of set ${name}: ${peer.reports.join(', ')} (${seconds} s)`,
        wrong.join('\n  '),
      )
      // The check of the check: every value that differs between the sets must be seen to differ.
      const other = SETS[name === 'A' ? 'B' : 'A']
      const varying = peer.reports.filter((field) => JSON.stringify(values[field]) !== JSON.stringify(other[field]))
      const caught = differences(peer, reported, other)
      result(
        caught.length === varying.length && varying.length >= 3,
        `${peer.name}: the other set's values are told apart (${caught.length} of ${varying.length})`,
      )
    } catch (error) {
      result(false, `${peer.name} with set ${name}`, error.message)
    }
  }
}

console.log(`${((Date.now() - began) / 1000).toFixed(1)} s`)
console.log(`${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`)
if (count.failed > 0) process.exitCode = 1
