import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { start, until } from './run-process.mjs'

export const smstools = {
  name: 'smstools',
  program: 'smsd',
  package: 'smstools',
  face: 'pty',
  reports: ['imei', 'imsi', 'sms'],
}

/** smsd sends one message out of its spool, and writes into it which modem and card it went through. */
smstools.report = async ({ address, folder, values }) => {
  const place = (name) => path.join(folder, name)
  for (const name of ['outgoing', 'checked', 'incoming', 'sent', 'failed']) mkdirSync(place(name))
  const spools = ['outgoing', 'checked', 'incoming', 'sent', 'failed'].map((name) => `${name} = ${place(name)}`)
  writeFileSync(
    place('smsd.conf'),
    [
      'devices = GSM1',
      `logfile = ${place('smsd.log')}`,
      `infofile = ${place('smsd.running')}`,
      `pidfile = ${place('smsd.pid')}`,
      'loglevel = 7',
      'delaytime = 1',
      ...spools,
      '[GSM1]',
      `device = ${address}`,
      'incoming = no',
      'baudrate = 115200',
      '',
    ].join('\n'),
  )
  writeFileSync(place('outgoing/message'), `To: ${values.sms.to.replace('+', '')}\n\n${values.sms.text}\n`)
  const daemon = start('smsd', ['-c', place('smsd.conf'), '-t'])
  try {
    const sent = await until(() => {
      if (existsSync(place('failed/message'))) throw new Error(readFileSync(place('smsd.log'), 'utf8'))
      return existsSync(place('sent/message')) ? readFileSync(place('sent/message'), 'utf8') : undefined
    }, 'message sent by smsd')
    return { imei: /^IMEI: (\d+)/m.exec(sent)?.[1], imsi: /^IMSI: (\d+)/m.exec(sent)?.[1] }
  } finally {
    await daemon.stop()
  }
}
