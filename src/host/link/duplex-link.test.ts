import { once } from 'node:events'
import { Duplex, PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { DuplexLink } from './duplex-link.ts'

const id = { kind: 'serial', path: '/dev/test' } as const

/** A port that behaves as the bindings do: `close` is an event of its own and may come twice, with or without an error. */
function port(write: (chunk: Buffer, done: (error?: Error | null) => void) => void = (_, done) => done()) {
  return new Duplex({ read() {}, write: (chunk, _, done) => write(chunk, done), autoDestroy: false, emitClose: false })
}

function linkTo(stream: Duplex) {
  let released = 0
  const release = (done: () => void) => {
    released += 1
    done()
  }
  const link = new DuplexLink(id, { stream, release })
  return { link, released: () => released }
}

test('bytes go both ways', async () => {
  const written: Buffer[] = []
  const stream = port((chunk, done) => {
    written.push(chunk)
    done()
  })
  const { link } = linkTo(stream)
  stream.push('OK\r\n')
  const [chunk] = await once(link, 'data')
  expect(String(chunk)).toBe('OK\r\n')
  await new Promise((resolve) => link.write('AT\r', resolve))
  expect(String(Buffer.concat(written))).toBe('AT\r')
})

test('an end told twice, then as an error, is one end with its first reason', async () => {
  const stream = port()
  const { link, released } = linkTo(stream)
  stream.emit('close', Object.assign(new Error('bad file descriptor'), { disconnected: true }))
  stream.emit('close')
  stream.emit('error', new Error('EIO: i/o error, write'))
  expect(await link.ended).toEqual({ reason: 'gone', detail: 'bad file descriptor' })
  expect(released()).toBe(1)
  expect(link.destroyed).toBe(true)
})

test('unplugged while writing: no unhandled error, later writes only fail', async () => {
  const stream = port((_, done) => done(Object.assign(new Error('EIO: i/o error, write'), { code: 'EIO' })))
  const { link } = linkTo(stream)
  link.write('AT\r')
  expect(await link.ended).toEqual({ reason: 'gone', detail: 'EIO: i/o error, write' })
  const error = await new Promise((resolve) => link.write('AT\r', resolve))
  expect(error).toBeInstanceOf(Error)
  stream.emit('data', Buffer.from('late'))
  expect(link.read()).toBeNull()
})

test.each(['Canceled', 'Port is not open'])(
  'a write that ends with "%s" because a read saw the end: gone',
  async (said) => {
    const stream = port((_, done) => done(new Error(said)))
    const { link } = linkTo(stream)
    link.write('AT\r')
    expect(await link.ended).toEqual({ reason: 'gone', detail: said })
  },
)

test('closed by us, twice', async () => {
  const { link, released } = linkTo(port())
  link.destroy()
  link.destroy()
  expect(await link.ended).toEqual({ reason: 'closed' })
  expect(released()).toBe(1)
})

test('a fault of the system is told apart from a device that went', async () => {
  const stream = port()
  const { link } = linkTo(stream)
  stream.emit('error', Object.assign(new Error('out of memory'), { code: 'ENOMEM' }))
  expect(await link.ended).toEqual({ reason: 'failed', detail: 'ENOMEM: out of memory' })
})

test('the other end closing is the end', async () => {
  const stream = new PassThrough()
  const { link } = linkTo(stream)
  stream.end()
  expect(await link.ended).toMatchObject({ reason: 'gone' })
})

test('a reader that does not read holds the port back', async () => {
  const stream = port()
  const { link } = linkTo(stream)
  for (let i = 0; i < 200 && !stream.isPaused(); i++) stream.push(Buffer.alloc(1024))
  await new Promise(setImmediate)
  expect(stream.isPaused()).toBe(true)
  expect(link.readableLength).toBeLessThan(200 * 1024)
  link.resume()
  await new Promise(setImmediate)
  expect(stream.isPaused()).toBe(false)
})

test('signals on a pipe without lines', async () => {
  const { link } = linkTo(port())
  expect(await link.setSignals({ dtr: true })).toBe('unsupported')
})
