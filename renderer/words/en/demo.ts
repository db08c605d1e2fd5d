import type { Shape } from '../shape.ts'
import type { demo as zh } from '../zh-CN/demo.ts'

export const demo = {
  title: 'Simulated terminal',
  note: 'These acts stand for hands, cable and network; they are no part of the console',
  show: 'Show controls',
  hide: 'Hide controls',
  pressPower: 'Press power',
  pullCable: 'Pull cable',
  plugCable: 'Plug cable',
  takeCardOut: 'Take card out',
  insertCard: 'Insert card',
  pickCard: 'Card to insert',
  deny: 'Deny registration',
  allow: 'Allow registration',
  weaken: 'Weaken signal',
  restore: 'Restore signal',
  block: 'Block traffic',
  unblock: 'Let traffic pass',
  power: { off: 'off', booting: 'booting', on: 'on', shuttingDown: 'shutting down' },
  cable: { in: 'cable plugged', out: 'cable pulled' },
  noCard: 'slot empty',
  card: 'card: {{name}}',
  network: { ok: 'network open', denied: 'registration denied (cause {{cause}})' },
  signal: '{{dbm}} dBm',
  blocked: 'traffic blocked',
} as const satisfies Shape<typeof zh>
