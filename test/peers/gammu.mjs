import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { run } from './run-process.mjs'

export const gammu = {
  name: 'gammu',
  program: 'gammu',
  package: 'gammu',
  face: 'pty',
  reports: ['imei', 'imsi', 'operator', 'plmn', 'sms'],
}

/** What gammu says about the terminal behind `device`, after sending one message through it. */
gammu.report = async ({ address, folder, values }) => {
  const rc = path.join(folder, 'gammurc')
  writeFileSync(rc, `[gammu]\ndevice = ${address}\nconnection = at115200\n`)
  const ask = (...args) => run('gammu', ['-c', rc, ...args])
  const identity = await ask('--identify')
  const network = await ask('networkinfo')
  const sent = await ask('sendsms', 'TEXT', values.sms.to, '-text', values.sms.text)
  if (!/OK, message reference=\d+/.test(sent)) throw new Error(`gammu sent nothing: ${sent}`)
  return {
    imei: /^IMEI\s*: (\d+)/m.exec(identity)?.[1],
    imsi: /^SIM IMSI\s*: (\d+)/m.exec(identity)?.[1],
    operator: /^Name in phone\s*: "([^"]*)"/m.exec(network)?.[1],
    plmn: /^Network\s*: (\d{3}) (\d{2})/m.exec(network)?.slice(1, 3).join(''),
  }
}
