import { Duplex } from 'node:stream'

/** The client's end of the cable: what it writes goes to `onBytes`, `say` is what it reads. Latin-1: one character, one byte. */
export interface Connection {
  readonly stream: Duplex
  say(text: string): void
  /** The cable is out or the power gone: the client's stream is destroyed. */
  cut(): void
}

export function createConnection(onBytes: (bytes: Uint8Array) => void, onClosed: () => void): Connection {
  const stream = new Duplex({
    read() {},
    write(chunk: Buffer, _encoding, done) {
      onBytes(chunk)
      done()
    },
    destroy(error, done) {
      onClosed()
      done(error)
    },
  })
  return {
    stream,
    say: (text) => void (stream.destroyed || stream.push(Buffer.from(text, 'latin1'))),
    cut: () => stream.destroy(),
  }
}
