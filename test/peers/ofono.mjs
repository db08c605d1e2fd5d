import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { run, start, until } from './run-process.mjs'

export const ofono = {
  name: 'ofono',
  program: 'ofonod',
  also: ['dbus-daemon', 'dbus-send'],
  package: 'ofono dbus',
  face: 'tcp',
  reports: ['manufacturer', 'model', 'imei', 'imsi', 'iccid', 'operator', 'plmn', 'registration', 'sms'],
}

const BUS = `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>system</type><listen>unix:path=SOCKET</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/><allow user="*"/></policy>
</busconfig>
`

/** ofono on a bus of its own, with its phonesim driver on the simulator's TCP port. */
ofono.report = async ({ address, folder, values, arrived }) => {
  const socket = path.join(folder, 'bus')
  const env = {
    DBUS_SYSTEM_BUS_ADDRESS: `unix:path=${socket}`,
    OFONO_PHONESIM_CONFIG: path.join(folder, 'phonesim.conf'),
  }
  const { hostname, port } = new URL(address)
  writeFileSync(path.join(folder, 'bus.conf'), BUS.replace('SOCKET', socket))
  writeFileSync(env.OFONO_PHONESIM_CONFIG, `[phonesim]\nAddress=${hostname}\nPort=${port}\n`)
  const ask = (method, ...args) =>
    run('dbus-send', ['--system', '--print-reply', '--dest=org.ofono', '/phonesim', `org.ofono.${method}`, ...args], {
      env,
    })
  const properties = async (name) => parse(await ask(`${name}.GetProperties`).catch(() => ''))

  const bus = start('dbus-daemon', [`--config-file=${path.join(folder, 'bus.conf')}`, '--nofork'])
  await until(() => (existsSync(socket) ? true : undefined), 'bus')
  const daemon = ofonod(folder, env)
  try {
    await until(async () => (await properties('Modem')).Powered, 'modem in ofono')
    await ask('Modem.SetProperty', 'string:Powered', 'variant:boolean:true')
    await until(async () => (await properties('SimManager')).SubscriberIdentity, 'card in ofono')
    await ask('Modem.SetProperty', 'string:Online', 'variant:boolean:true')
    const network = await until(async () => {
      const now = await properties('NetworkRegistration')
      return now.Status === 'registered' && now.Name && now.MobileCountryCode ? now : undefined
    }, 'registration in ofono')
    await until(
      async () => ((await properties('MessageManager')).ServiceCenterAddress === undefined ? undefined : true),
      'messages in ofono',
    )
    await ask('MessageManager.SendMessage', `string:${values.sms.to}`, `string:${values.sms.text}`)
    // It is only queued so far; a daemon that is stopped now would keep it.
    await arrived()
    const modem = await properties('Modem')
    const card = await properties('SimManager')
    return {
      manufacturer: modem.Manufacturer,
      model: modem.Model,
      imei: modem.Serial,
      imsi: card.SubscriberIdentity,
      iccid: card.CardIdentifier,
      // The card's own name stands before the network's, which is in brackets.
      operator: /\((.*)\)$/.exec(network.Name)?.[1] ?? network.Name,
      plmn: `${network.MobileCountryCode}${network.MobileNetworkCode}`,
      registration: network.Status,
    }
  } catch (error) {
    throw new Error(`${error.message}\n${daemon.said()}`)
  } finally {
    await daemon.stop()
    await bus.stop()
  }
}

/**
 * ofono keeps what it knows of a card in /var/lib/ofono and would send an earlier run's message first: as root it gets an empty folder of its own
 * there. Anybody else cannot write to it anyway.
 */
function ofonod(folder, env) {
  if (process.getuid?.() !== 0) return start('ofonod', ['-n'], env)
  const state = path.join(folder, 'state')
  mkdirSync(state)
  mkdirSync('/var/lib/ofono', { recursive: true })
  const inOwnFolder = 'mount --bind "$0" /var/lib/ofono && exec ofonod -n'
  return start('unshare', ['--mount', 'sh', '-c', inOwnFolder, state], env)
}

/** The scalar properties in what dbus-send prints. */
function parse(text) {
  const found = text.matchAll(/string "(\w+)"\s+variant\s+(?:string "([^"]*)"|\w+ (\S+))/g)
  return Object.fromEntries([...found].map(([, name, word, other]) => [name, word ?? other]))
}
