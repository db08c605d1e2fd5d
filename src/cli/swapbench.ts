#!/usr/bin/env node
import { swapbench } from './run.ts'

/** The reader of a pipe has had enough (`| head`): there is nobody left to tell. */
function endQuietlyOn(stream: NodeJS.WriteStream): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    throw error
  })
}

const flushed = (stream: NodeJS.WriteStream) => new Promise<void>((resolve) => stream.write('', () => resolve()))

const { stdin, stdout, stderr } = process
endQuietlyOn(stdout)
endQuietlyOn(stderr)
const status = await swapbench(process.argv.slice(2), { stdin, stdout, stderr })
await Promise.all([flushed(stdout), flushed(stderr)])
// A port that does not close must not keep a finished command alive.
process.exit(status)
