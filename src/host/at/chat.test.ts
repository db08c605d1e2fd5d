import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Peer, scriptedLink } from '../../../test/support/scripted-link.ts'
import type { AtChat, AtError, AtReply, CommandOptions } from './at.ts'
import { openAtChat } from './chat.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

const CSQ: CommandOptions = { own: { prefixes: ['+CSQ:'] } }
const OK = '\r\nOK\r\n'
const CSQ_REPLY = `\r\n+CSQ: 21,99\r\n${OK}`

/** A modem that answers by a table; what is not in it is `OK`. */
function chatWith(answers: Record<string, string | ((peer: Peer) => void)> = {}, pieces?: () => number) {
  const { link, peer } = scriptedLink((sent, peer) => {
    const answer = Object.hasOwn(answers, sent) ? answers[sent] : OK
    if (typeof answer === 'function') answer(peer)
    else if (answer) peer.say(answer)
  }, pieces)
  return { chat: openAtChat(link), peer, link }
}

/** Lets simulated time run until `promise` is settled. */
async function settled<T>(promise: Promise<T>, stepMs = 50): Promise<T> {
  let done = false
  promise.then(
    () => {
      done = true
    },
    () => {
      done = true
    },
  )
  for (let steps = 0; !done && steps < 10_000; steps++) await vi.advanceTimersByTimeAsync(stepMs)
  return promise
}

const reply = async (chat: AtChat, line: string, options: CommandOptions = CSQ) => settled(chat.command(line, options))
const lines = (result: { ok: true; value: AtReply } | { ok: false; error: AtError }) =>
  result.ok ? result.value.lines : result.error

describe('a reply', () => {
  test.each([
    ['plain', CSQ_REPLY],
    ['with its echo', `AT+CSQ\r${CSQ_REPLY}`],
    ['with a doubled echo', `AT+CSQ\r\r\nAT+CSQ\r\r\n${CSQ_REPLY}`],
    ['glued to its echo', `AT+CSQ+CSQ: 21,99\r\n${OK}`],
    ['with CR CR LF', '\r\r\n+CSQ: 21,99\r\r\n\r\r\nOK\r\r\n'],
    ['without a blank after the colon', `\r\n+CSQ:21,99\r\n${OK}`],
    ['with NULs', '\0\r\n\0+CSQ: 21,99\0\r\n\r\n\0OK\r\n'],
    ['behind frames of a diagnostic port', `~\x13\x00\xff\x02~\r\n+CSQ: 21,99\r\n${OK}`],
    ['with a notification between its lines', `\r\n+CREG: 1\r\n\r\n+CSQ: 21,99\r\n\r\nRING\r\n${OK}`],
    ['with a notification in its echo', `AT+C\r\n+CREG: 1\r\nSQ\r${CSQ_REPLY}`],
    ['in V0', '+CSQ: 21,99\r\n0\r'],
    ['in V0 with LF', '+CSQ: 21,99\r\n0\r\n'],
    ['with NO CARRIER of a lost context before it', `\r\nNO CARRIER\r\n${CSQ_REPLY}`],
  ])('%s', async (_, bytes) => {
    const { chat } = chatWith({ 'AT+CSQ': bytes })
    expect(lines(await reply(chat, 'AT+CSQ'))).toEqual([bytes.includes(':21') ? '+CSQ:21,99' : '+CSQ: 21,99'])
  })

  test('of no line is an empty list', async () => {
    const { chat } = chatWith({ 'AT+CNUM': OK })
    expect(lines(await reply(chat, 'AT+CNUM', { own: { prefixes: ['+CNUM:'] } }))).toEqual([])
  })

  test('without its sign, and bare among notifications', async () => {
    const { chat } = chatWith({
      'AT+ICCID': `\r\nICCID: 89860400000000000000\r\n${OK}`,
      'AT+CGSN': `\r\n+CPIN: READY\r\n\r\n861234050000000\r\n${OK}`,
      ATI: `\r\nQuectel\r\nEC25\r\n+CREG: 1\r\nRevision: EC25EFAR06A03M4G\r\n${OK}`,
    })
    expect(lines(await reply(chat, 'AT+ICCID', { own: { prefixes: ['+ICCID:'] } }))).toEqual([
      'ICCID: 89860400000000000000',
    ])
    expect(lines(await reply(chat, 'AT+CGSN', { own: { bare: /^\d{15}$/ } }))).toEqual(['861234050000000'])
    expect(lines(await reply(chat, 'ATI', { own: { bare: /./ } }))).toEqual([
      'Quectel',
      'EC25',
      'Revision: EC25EFAR06A03M4G',
    ])
  })

  test('does not take a notification of its own prefix and another shape', async () => {
    const { chat } = chatWith({ 'AT+CREG?': `\r\n+CREG: 5\r\n\r\n+CREG: 0,1\r\n${OK}` })
    const heard: string[] = []
    chat.onNotification((line) => heard.push(line))
    const own = { prefixes: ['+CREG:'], accept: (line: string) => /^\+CREG:\s*\d,\d/.test(line) }
    expect(lines(await reply(chat, 'AT+CREG?', { own }))).toEqual(['+CREG: 0,1'])
    expect(heard).toEqual(['+CREG: 5'])
  })

  test('is a refusal with what came before it', async () => {
    const { chat } = chatWith({ 'AT+CSQ': '\r\n+CSQ: 21,99\r\n\r\n+CME ERROR: 14\r\n' })
    expect(lines(await reply(chat, 'AT+CSQ'))).toMatchObject({
      code: 'refused',
      lines: ['+CSQ: 21,99'],
      final: { kind: 'cme', code: 14 },
    })
  })

  test('that never stops is an end, not a full memory', async () => {
    const { chat } = chatWith({ 'AT+CSQ': '+CSQ: 1,1\r\n'.repeat(2_000) }, () => 4096)
    expect(lines(await reply(chat, 'AT+CSQ'))).toMatchObject({ code: 'timeout', seen: 'noFinalCode' })
  })

  test('of a call ends a command that sets one up', async () => {
    const { chat } = chatWith({ 'ATD*99#': '\r\nNO CARRIER\r\n' })
    expect(lines(await reply(chat, 'ATD*99#', { own: 'none' }))).toMatchObject({
      code: 'refused',
      final: { kind: 'noCarrier' },
    })
  })
})

describe('nothing usable', () => {
  test.each([
    ['silence', ''],
    ['echoOnly', 'AT+CSQ\r'],
    ['noise', '\xfe\x80\x9c\x00\xfe\xf8'],
    ['noise', '$GPGGA,1\r\n$GNRMC,2\r\n'],
    ['noFinalCode', 'AT+CSQ\r\r\n+CSQ: 21,99\r\n'],
    ['noFinalCode', '\r\n+CREG: 1\r\n'],
  ])('%s', async (seen, bytes) => {
    const { chat } = chatWith({ 'AT+CSQ': bytes })
    expect(lines(await reply(chat, 'AT+CSQ', { ...CSQ, timeoutMs: 700 }))).toMatchObject({
      code: 'timeout',
      seen,
      afterMs: 700,
    })
  })

  test('the sample is masked', async () => {
    const { chat } = chatWith({ 'AT+CCID': '\r\n+CCID: 89860412345678909052' })
    expect(lines(await reply(chat, 'AT+CCID', { own: 'none' }))).toMatchObject({
      sample: '\\r\\n+CCID: 898604**************',
    })
  })
})

describe('late replies', () => {
  test('are never taken for the next command', async () => {
    const { chat, peer } = chatWith({
      'AT+COPS?': (peer) => void setTimeout(() => peer.say(`\r\n+COPS: 0,2,"46001",7\r\n${OK}`), 1_500),
      'AT+CSQ': CSQ_REPLY,
    })
    const heard: string[] = []
    chat.onNotification((line) => heard.push(line))
    const first = chat.command('AT+COPS?', { own: { prefixes: ['+COPS:'] }, timeoutMs: 1_000 })
    const second = chat.command('AT+CSQ', CSQ)
    expect(lines(await settled(first))).toMatchObject({ code: 'timeout', seen: 'silence' })
    expect(lines(await settled(second))).toEqual(['+CSQ: 21,99'])
    expect(peer.sent).toEqual(['AT+COPS?', 'AT', 'AT+CSQ'])
    expect(heard).toEqual([])
  })

  test('that come before the next command need no question', async () => {
    const { chat, peer } = chatWith({
      'AT+COPS?': (peer) => void setTimeout(() => peer.say(`\r\n+COPS: 0\r\n${OK}`), 1_500),
      'AT+CSQ': CSQ_REPLY,
    })
    await reply(chat, 'AT+COPS?', { own: { prefixes: ['+COPS:'] }, timeoutMs: 1_000 })
    await vi.advanceTimersByTimeAsync(1_000)
    expect(lines(await reply(chat, 'AT+CSQ'))).toEqual(['+CSQ: 21,99'])
    expect(peer.sent).toEqual(['AT+COPS?', 'AT+CSQ'])
  })

  test('that were lost cost a second', async () => {
    const { chat, peer } = chatWith({ 'AT+COPS?': '', 'AT+CSQ': CSQ_REPLY })
    await reply(chat, 'AT+COPS?', { own: { prefixes: ['+COPS:'] }, timeoutMs: 1_000 })
    expect(lines(await reply(chat, 'AT+CSQ'))).toEqual(['+CSQ: 21,99'])
    expect(peer.sent).toEqual(['AT+COPS?', 'AT', 'AT+CSQ'])
  })

  test('of a modem that is busy for long, and swallows what comes meanwhile, or keeps it', async () => {
    for (const keeps of [true, false]) {
      let busy = true
      const kept: string[] = []
      const { link } = scriptedLink((sent, peer) => {
        if (sent === 'AT+COPS=?')
          setTimeout(() => {
            busy = false
            peer.say(`\r\n+COPS: (1,"A","A","46001",7)\r\n${OK}${kept.map(() => OK).join('')}`)
          }, 3_500)
        else if (busy) {
          if (keeps) kept.push(sent)
        } else peer.say(sent === 'AT+CSQ' ? CSQ_REPLY : OK)
      })
      const chat = openAtChat(link)
      await reply(chat, 'AT+COPS=?', { own: { prefixes: ['+COPS:'] }, timeoutMs: 1_000 })
      expect(lines(await reply(chat, 'AT+CSQ')), keeps ? 'keeps' : 'swallows').toEqual(['+CSQ: 21,99'])
      expect(lines(await reply(chat, 'AT+CSQ'))).toEqual(['+CSQ: 21,99'])
    }
  })

  test('a modem that never comes back is a time-out of its own, and the command is not sent', async () => {
    const { chat, peer } = chatWith({ 'AT+COPS?': '', AT: '' })
    await reply(chat, 'AT+COPS?', { own: 'none', timeoutMs: 1_000 })
    expect(lines(await reply(chat, 'AT+CFUN=0', { own: 'none' }))).toMatchObject({ code: 'timeout', seen: 'silence' })
    expect(peer.sent).not.toContain('AT+CFUN=0')
  })

  test('an aborted command is still owed its reply', async () => {
    const { chat } = chatWith({
      'AT+COPS?': (peer) => void setTimeout(() => peer.say(`\r\n+COPS: 0\r\n${OK}`), 500),
      'AT+CSQ': CSQ_REPLY,
    })
    const abort = new AbortController()
    const first = chat.command('AT+COPS?', { own: { prefixes: ['+COPS:'] }, signal: abort.signal })
    await vi.advanceTimersByTimeAsync(100)
    abort.abort()
    expect(lines(await settled(first))).toEqual({ code: 'aborted' })
    expect(lines(await reply(chat, 'AT+CSQ'))).toEqual(['+CSQ: 21,99'])
  })
})

describe('one at a time', () => {
  test('the technician goes before polling; who waits can be sent away', async () => {
    const { chat, peer } = chatWith({ 'AT+SLOW': (peer) => void setTimeout(() => peer.say(OK), 500) })
    const own = { own: 'none' as const }
    const abort = new AbortController()
    const all = [
      chat.command('AT+SLOW', own),
      chat.command('AT+POLL1', own),
      chat.command('AT+POLL2', { ...own, signal: abort.signal }),
      chat.command('AT+TECH', { ...own, priority: 'technician' }),
    ]
    abort.abort()
    const results = await settled(Promise.all(all))
    expect(results.map((result) => result.ok)).toEqual([true, true, false, true])
    expect(peer.sent).toEqual(['AT+SLOW', 'AT+TECH', 'AT+POLL1'])
  })

  test('no more than 64 may wait', async () => {
    const { chat } = chatWith({ AT: '' })
    const all = Array.from({ length: 70 }, () => chat.command('AT', { own: 'none', timeoutMs: 10 }))
    const refused = (await settled(Promise.all(all), 1_000)).filter(
      (result) => !result.ok && result.error.code === 'aborted',
    )
    expect(refused).toHaveLength(70 - 65)
  })
})

describe('the end', () => {
  test('of the link ends everything that waits, once', async () => {
    const { chat, peer } = chatWith({ AT: '' })
    const own = { own: 'none' as const }
    const all = [chat.command('AT', own), chat.command('AT', own), chat.waitFor(() => true, { timeoutMs: 9_000 })]
    await vi.advanceTimersByTimeAsync(10)
    peer.pull()
    for (const result of await settled(Promise.all<{ ok: boolean }>(all)))
      expect(result).toMatchObject({ ok: false, error: { code: 'linkClosed', end: { reason: 'gone' } } })
    expect(await chat.command('AT', own)).toMatchObject({ ok: false, error: { code: 'linkClosed' } })
    expect(await chat.sync()).toMatchObject({ ok: false, error: { code: 'linkClosed' } })
    expect(vi.getTimerCount()).toBe(0)
  })

  test('close destroys the link and leaves no timer', async () => {
    const { chat, link } = chatWith({ AT: '' })
    const command = chat.command('AT', { own: 'none' })
    await vi.advanceTimersByTimeAsync(10)
    await settled(chat.close())
    expect(link.destroyed).toBe(true)
    expect(await command).toMatchObject({ ok: false, error: { code: 'linkClosed', end: { reason: 'closed' } } })
    expect(vi.getTimerCount()).toBe(0)
  })

  test.each(['\r\nRDY\r\n', '\r\n*ATREADY: 1\r\n', '\r\n^BOOT:1,0\r\n', '\r\n+CFUN: 1\r\n\r\n+CPIN: READY\r\n'])(
    'a restart in mid-command: %j',
    async (banner) => {
      const { chat, peer } = chatWith({ 'AT+CSQ': (peer) => void setTimeout(() => peer.say(banner), 100) })
      expect(lines(await reply(chat, 'AT+CSQ'))).toMatchObject({ code: 'modemReset' })
      expect(lines(await reply(chat, 'AT+CGSN', { own: 'none' }))).toEqual([])
      expect(peer.sent).toEqual(['AT+CSQ', 'AT', 'AT+CGSN'])
    },
  )
})

describe('prompt', () => {
  const own = { own: { prefixes: ['+CMGS:'] } }

  test.each(['\r\n> ', '\r\n>', '> ', '\r\n>\r\n'])('%j', async (prompt) => {
    const { chat, peer } = chatWith({
      'AT+CMGS=5': `AT+CMGS=5\r${prompt}`,
      'hello\r\nthere\x1a': '',
      'hello\nthere\x1a': `hello\r\nthere\x1a\r\n+CMGS: 12\r\n${OK}`,
    })
    expect(lines(await settled(chat.prompt('AT+CMGS=5', 'hello\nthere', own)))).toEqual(['+CMGS: 12'])
    expect(peer.sent).toEqual(['AT+CMGS=5', 'hello\nthere\x1a'])
  })

  test('that does not come is left with ESC', async () => {
    const { chat, peer } = chatWith({ 'AT+CMGS=5': '' })
    expect(lines(await settled(chat.prompt('AT+CMGS=5', 'x', { ...own, timeoutMs: 60_000 })))).toMatchObject({
      code: 'timeout',
      afterMs: 5_000,
    })
    expect(peer.sent).toEqual(['AT+CMGS=5', '\x1b'])
  })

  test('in whose place a final code comes', async () => {
    const { chat } = chatWith({ 'AT+CMGS=5': '\r\n+CMS ERROR: 302\r\n', 'AT+CMGS=6': OK })
    expect(lines(await settled(chat.prompt('AT+CMGS=5', 'x', own)))).toMatchObject({
      code: 'refused',
      final: { code: 302 },
    })
    expect(lines(await settled(chat.prompt('AT+CMGS=6', 'x', own)))).toMatchObject({
      code: 'refused',
      final: { kind: 'ok' },
    })
  })

  test('cannot be ended early by its body, nor a command made two', async () => {
    const { chat, peer } = chatWith({ 'AT+CMGS=5': '\r\n> ' })
    await settled(chat.prompt('AT+CMGS=5', 'a\x1a\x1bb', own))
    await reply(chat, 'AT+CSQ\rAT+CFUN=0', CSQ)
    expect(peer.sent).toEqual(['AT+CMGS=5', 'ab\x1a', 'AT+CSQAT+CFUN=0'])
  })
})

describe('sync', () => {
  test('two clean OKs, then echo off, words, numeric errors; at once where nothing arrives', async () => {
    const { chat, peer } = chatWith()
    const synced = chat.sync()
    await vi.advanceTimersByTimeAsync(1)
    expect(await synced).toEqual({ ok: true, value: undefined })
    expect(peer.sent).toEqual(['AT', 'AT', 'ATE0', 'ATV1', 'AT+CMEE=1'])
  })

  test('in V0 with echo, and a modem that knows no CMEE', async () => {
    let words = false
    const { link, peer } = scriptedLink((sent, peer) => {
      if (sent === 'ATV1') words = true
      if (sent === 'AT+CMEE=1') peer.say('\r\nERROR\r\n')
      else peer.say(words ? OK : `${sent}\r0\r\n`)
    })
    const chat = openAtChat(link)
    expect(await settled(chat.sync())).toMatchObject({ ok: true })
    expect(peer.sent.at(-1)).toBe('AT+CMEE=1')
    expect(lines(await reply(chat, 'AT+DIGIT', { own: { bare: /^\d$/ } }))).toEqual([])
  })

  test('digits are no finals afterwards', async () => {
    const { chat } = chatWith({ 'AT+CFUN?': `\r\n0\r\n\r\n+CFUN: 1\r\n${OK}` })
    await settled(chat.sync())
    expect(lines(await reply(chat, 'AT+CFUN?', { own: { prefixes: ['+CFUN:'] } }))).toEqual(['+CFUN: 1'])
  })

  test('waits out what is still coming, and sends nothing before', async () => {
    const { chat, peer } = chatWith()
    peer.say('\r\n+CPIN: READY\r\n')
    const synced = chat.sync()
    for (const line of ['+QUSIM: 1', 'SMS DONE', 'PB DONE']) {
      await vi.advanceTimersByTimeAsync(150)
      expect(peer.sent).toEqual([])
      peer.say(`\r\n${line}\r\n`)
    }
    expect(await settled(synced)).toMatchObject({ ok: true })
  })

  test('a modem deaf at first', async () => {
    let deaf = 3
    const { link, peer } = scriptedLink((_, peer) => {
      if (deaf-- <= 0) peer.say(OK)
    })
    expect(await settled(openAtChat(link).sync())).toMatchObject({ ok: true })
    expect(peer.sent.filter((line) => line === 'AT')).toHaveLength(5)
  })

  test('a slow line: every reply takes longer than one try', async () => {
    const { link } = scriptedLink(
      (sent, peer) => void setTimeout(() => peer.say(sent === 'AT+CSQ' ? CSQ_REPLY : OK), 700),
    )
    const chat = openAtChat(link)
    expect(await settled(chat.sync({ deadlineMs: 20_000 }))).toMatchObject({ ok: true })
    expect(lines(await reply(chat, 'AT+CSQ'))).toEqual(['+CSQ: 21,99'])
  })

  test('a text that somebody began is left with ESC', async () => {
    let inText = true
    const { link, peer } = scriptedLink((sent, peer) => {
      if (sent.endsWith('\x1b')) {
        inText = false
        peer.say(OK)
      } else peer.say(inText ? `${sent}\r\n> ` : OK)
    })
    expect(await settled(openAtChat(link).sync())).toMatchObject({ ok: true })
    expect(peer.sent).toContain('\x1b')
  })

  test.each([
    ['silence', ''],
    ['echoOnly', 'AT\r\r\n'],
    ['noise', '\xf8\x00\x80\x9e\xf8'],
    ['noFinalCode', 'login: '],
  ])('a port that gives %s', async (seen, bytes) => {
    const { link } = scriptedLink((_, peer) => peer.say(bytes))
    const started = performance.now()
    expect(await settled(openAtChat(link).sync({ deadlineMs: 3_000 }))).toMatchObject({
      ok: false,
      error: { code: 'timeout', seen },
    })
    expect(performance.now() - started).toBeLessThan(3_500)
  })

  test('nothing is written to a port that streams positions', async () => {
    const { chat, peer } = chatWith()
    peer.say('$GPGGA,123519,4807.038,N,01131.000,E,1,08*47\r\n')
    expect(await settled(chat.sync())).toMatchObject({ ok: false, error: { code: 'timeout', seen: 'noise' } })
    expect(peer.sent).toEqual([])
  })

  test('nor to one that pours out bytes without end', async () => {
    const { chat, peer } = chatWith()
    const pouring = setInterval(() => peer.say('~\xff}#\xc0!}!\x80\x90'), 50)
    peer.say('\x80')
    expect(await settled(chat.sync())).toMatchObject({ ok: false, error: { code: 'timeout', seen: 'noise' } })
    clearInterval(pouring)
    expect(peer.sent).toEqual([])
  })

  test('positions that begin after the first AT stop it', async () => {
    const { chat, peer } = chatWith({ AT: '$GNRMC,1,V*00\r\n' })
    expect(await settled(chat.sync())).toMatchObject({ ok: false, error: { code: 'timeout', seen: 'noise' } })
    expect(peer.sent).toEqual(['AT'])
  })

  test('aborted', async () => {
    const { chat } = chatWith({ AT: '' })
    const abort = new AbortController()
    const synced = chat.sync({ signal: abort.signal })
    await vi.advanceTimersByTimeAsync(400)
    abort.abort()
    expect(await settled(synced)).toEqual({ ok: false, error: { code: 'aborted' } })
  })
})

describe('a dialogue', () => {
  const step = (send: string, more: object = {}) => ({
    send,
    own: { prefixes: [`${send.slice(2).replace('?', '')}:`] },
    ...more,
  })

  test('runs its steps; a tolerated refusal is among the replies', async () => {
    const { chat } = chatWith({ 'AT+A?': `+A: 1${OK}`, 'AT+B?': '\r\nERROR\r\n', 'AT+C?': `+C: 3${OK}` })
    const steps = [step('AT+A?'), step('AT+B?', { tolerant: true }), step('AT+C?')]
    const result = await settled(chat.run({ name: 'abc', deadlineMs: 5_000, steps }))
    expect(result).toMatchObject({ ok: true })
    expect(result.ok && result.value.map(({ final }) => final.kind)).toEqual(['ok', 'error', 'ok'])
  })

  test('ends with the first refusal', async () => {
    const { chat, peer } = chatWith({ 'AT+B?': '\r\nERROR\r\n' })
    const result = await settled(chat.run({ name: 'bc', deadlineMs: 5_000, steps: [step('AT+B?'), step('AT+C?')] }))
    expect(result).toMatchObject({ ok: false, error: { code: 'refused' } })
    expect(peer.sent).toEqual(['AT+B?'])
  })

  test('ends at its deadline, and aborted', async () => {
    const slow = (peer: Peer) => void setTimeout(() => peer.say(OK), 800)
    const { chat } = chatWith({ 'AT+A?': slow, 'AT+B?': '' })
    const dialogue = { name: 'late', deadlineMs: 1_000, steps: [step('AT+A?'), step('AT+B?')] }
    expect(await settled(chat.run(dialogue))).toMatchObject({ ok: false, error: { code: 'timeout', afterMs: 200 } })
    expect(await chat.run(dialogue, { signal: AbortSignal.abort() })).toEqual({ ok: false, error: { code: 'aborted' } })
  })

  test('a notification it names is a refusal', async () => {
    const { chat, peer } = chatWith({ 'AT+OPEN': '' })
    const dialogue = {
      name: 'open',
      deadlineMs: 60_000,
      steps: [{ send: 'AT+OPEN', own: 'none' as const }],
      abortOn: [/^\+PDP: DEACT/],
    }
    const running = chat.run(dialogue)
    await vi.advanceTimersByTimeAsync(10)
    peer.say('\r\n+PDP: DEACT\r\n')
    expect(await settled(running)).toMatchObject({
      ok: false,
      error: { code: 'refused', final: { line: '+PDP: DEACT' } },
    })
  })
})

describe('notifications', () => {
  test('waiting for one that comes in one packet with the OK', async () => {
    const { chat } = chatWith({ 'AT+QIOPEN=1': `${OK}\r\n+QIOPEN: 0,0\r\n` }, () => 64)
    const opened = chat.waitFor((line) => line.startsWith('+QIOPEN:'), { timeoutMs: 9_000 })
    await reply(chat, 'AT+QIOPEN=1', { own: 'none' })
    expect(await opened).toEqual({ ok: true, value: '+QIOPEN: 0,0' })
  })

  test('waiting ends: time, abort, restart', async () => {
    const { chat, peer } = chatWith()
    expect(await settled(chat.waitFor(() => true, { timeoutMs: 1_000 }))).toMatchObject({
      ok: false,
      error: { code: 'timeout', afterMs: 1_000 },
    })
    const abort = new AbortController()
    const aborted = chat.waitFor(() => true, { timeoutMs: 1_000, signal: abort.signal })
    abort.abort()
    expect(await aborted).toEqual({ ok: false, error: { code: 'aborted' } })
    const restarted = chat.waitFor(() => false, { timeoutMs: 1_000 })
    peer.say('\r\nRDY\r\n')
    expect(await settled(restarted)).toEqual({ ok: false, error: { code: 'modemReset', line: 'RDY' } })
    expect(vi.getTimerCount()).toBe(0)
  })

  test('a listener that stopped hears nothing', async () => {
    const { chat, peer } = chatWith()
    const heard: string[] = []
    const stop = chat.onNotification((line) => heard.push(line))
    peer.say('\r\nRING\r\n')
    await vi.advanceTimersByTimeAsync(1)
    stop()
    peer.say('\r\nRING\r\n')
    await vi.advanceTimersByTimeAsync(1)
    expect(heard).toEqual(['RING'])
  })
})

test('the transcript has every byte, in order', async () => {
  const { chat } = chatWith({ 'AT+CSQ': CSQ_REPLY })
  await reply(chat, 'AT+CSQ')
  const text = (dir: string) =>
    chat
      .transcript()
      .filter((entry) => entry.dir === dir)
      .map((entry) => entry.text)
      .join('')
  expect(text('sent')).toBe('AT+CSQ\r')
  expect(text('received')).toBe(CSQ_REPLY)
})

test('a port that swallows writes fills no memory', async () => {
  const { link } = scriptedLink(() => {})
  vi.spyOn(link, 'writableLength', 'get').mockReturnValue(5_000)
  const chat = openAtChat(link)
  expect(lines(await reply(chat, 'AT+CSQ'))).toMatchObject({ code: 'timeout', seen: 'silence' })
  expect(chat.transcript()).toEqual([])
})

test('however a reply is cut into chunks, the result is the same', async () => {
  const stream = `AT+CNUM\r\r\n+CREG: 1\r\n\r\n+CNUM: "","13800000000",129\r\n\r\nRING\r\n+CNUM:"x","1",129\r\n${OK}`
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1 }), async (sizes) => {
      let at = 0
      const { chat } = chatWith({ 'AT+CNUM': stream }, () => sizes[at++ % sizes.length] ?? 1)
      const heard: string[] = []
      chat.onNotification((line) => heard.push(line))
      const result = await reply(chat, 'AT+CNUM', { own: { prefixes: ['+CNUM:'] } })
      expect(lines(result)).toEqual(['+CNUM: "","13800000000",129', '+CNUM:"x","1",129'])
      expect(heard).toEqual(['+CREG: 1', 'RING'])
      await settled(chat.close())
    }),
    { numRuns: 50 },
  )
})

test('random bytes neither throw nor hang', async () => {
  const bytes = fc.string({
    unit: fc.oneof(
      fc.constantFrom('\r\n', 'OK', '>', 'AT', '+CSQ: 1,2', 'ERROR', '\x1a', '0', 'RDY', '$GPGGA,'),
      fc.integer({ min: 0, max: 255 }).map((n) => String.fromCharCode(n)),
    ),
    maxLength: 30,
  })
  await fc.assert(
    fc.asyncProperty(fc.array(bytes, { minLength: 1, maxLength: 8 }), async (said) => {
      let at = 0
      const { link } = scriptedLink((_, peer) => peer.say(said[at++ % said.length] ?? ''))
      const chat = openAtChat(link)
      await settled(chat.sync({ deadlineMs: 2_000 }), 100)
      await settled(chat.command('AT+CSQ', { ...CSQ, timeoutMs: 500 }), 100)
      await settled(chat.prompt('AT+CMGS=1', 'x', { own: 'none', timeoutMs: 500 }), 100)
      await settled(chat.close())
      expect(vi.getTimerCount()).toBe(0)
    }),
    { numRuns: 100 },
  )
})
