import { afterEach, expect, it } from 'vitest'
import { parseTranscript } from '../../shared/transcript.ts'
import { bench } from '../test-client.ts'
import { generic } from './generic.ts'
import { recordedPersona } from './recorded.ts'

let end = async () => {}
async function open(...args: Parameters<typeof bench>) {
  const on = await bench(...args)
  end = () => on.terminal.close()
  return on
}
afterEach(() => end())

// Forms as in the makers' manuals and public logs.
it.each([
  ['default', 'AT+QCCID', /^\r\n\+QCCID: 89860426000000000015\r\n/],
  ['default', 'ATI', /^\r\nQuectel\r\nEC25\r\nRevision: EC25EFAR06A06M4G\r\n\r\nOK\r\n$/],
  ['default', 'AT+QCSQ', /\+QCSQ: "LTE",-63,-92,175,-9\r/],
  [
    'default',
    'AT+QENG="servingcell"',
    /\+QENG: "servingcell","NOCONN","LTE","FDD",460,00,D1A3B41,212,1300,3,5,5,2716,-92,-9,-63,15,38\r/,
  ],
  ['default', 'AT+QNWINFO', /\+QNWINFO: "FDD LTE","46000","LTE BAND 3",1300\r/],
  ['default', 'AT+QINISTAT', /\+QINISTAT: 7\r/],
  ['default', 'AT+CICCID', /^\r\nERROR\r\n$/],
  ['simcom', 'AT+CICCID', /^\r\n\+ICCID: 89860426000000000015\r\n/],
  ['simcom', 'ATI', /Manufacturer: SIMCOM INCORPORATED\r\nModel: SIMCOM_SIM7600CE\r\n[\s\S]*IMEI: 867503030000017\r/],
  ['simcom', 'AT+CPSI?', /\+CPSI: LTE,Online,460-00,0x2716,219822913,212,EUTRAN-BAND3,1300,5,5,-90,-920,-630,15\r/],
  ['simcom', 'AT+SPIC', /\+SPIC: 3,10,3,10\r/],
  ['simcom', 'AT+QCCID', /^\r\nERROR\r\n$/],
  ['generic', 'AT+CRSM=176,12258,0,0,10', /\+CRSM: 144,0,"98684062000000000051"\r/],
  ['generic', 'AT+QCCID', /^\r\nERROR\r\n$/],
  ['generic', 'AT+CGMI', /^\r\nGeneric Modules\r\n/],
])('%s answers %s', async (scenario, command, expected) => {
  const { client } = await open({ scenario })
  expect(await client.send(command)).toMatch(expected)
})

it('plays a recording over the base modem', async () => {
  const parsed = parseTranscript(
    [
      '# title: two answers to one question',
      '# vendor: Neoway',
      '# model: N720',
      '# source: synthetic',
      '> AT$MYCCID',
      '< AT$MYCCID\\r\\r\\n$MYCCID: "8986',
      '< 0426000000000015"\\r\\n\\r\\nOK\\r\\n',
      '> AT+CSQ',
      '< \\r\\n+CSQ: 99,99\\r\\n\\r\\nOK\\r\\n',
      '> AT+CSQ',
      '< \\r\\n+CSQ: 17,99\\r\\n\\r\\nOK\\r\\n',
      '~ \\r\\n+CREG: 1\\r\\n',
    ].join('\n'),
  )
  if (!parsed.ok) throw new Error(parsed.error.detail)
  const { client } = await open({ persona: recordedPersona(parsed.value, generic) })
  expect(await client.send('at$myccid')).toBe('\r\n$MYCCID: "89860426000000000015"\r\n\r\nOK\r\n')
  expect(await client.send('AT+CSQ')).toBe('\r\n+CSQ: 99,99\r\n\r\nOK\r\n')
  client.clear()
  client.write('AT+CSQ\r')
  expect(await client.until(/CREG: 1\r\n$/)).toBe('\r\n+CSQ: 17,99\r\n\r\nOK\r\n\r\n+CREG: 1\r\n')
  expect(await client.send('AT+CGSN')).toContain('861107030000013')
})
