// A process that is the far end of a cable: were both ends of a pty in one process, pulling it would not be the same. An order a
// line: `plug` makes a pty and answers with its path, `flood` sends without end, `pull` takes the pty away.
import { createInterface } from 'node:readline'
import { openPty } from './pty.ts'

let pty: ReturnType<typeof openPty> | undefined

const orders: Readonly<Record<string, () => void>> = {
  plug() {
    pty = openPty()
    pty.master.resume()
    console.log(pty.path)
  },
  flood() {
    const master = pty?.master
    const send = () => {
      if (!master?.destroyed) master?.write('\r\n+CSQ: 20,99\r\n'.repeat(20), () => setImmediate(send))
    }
    send()
  },
  pull: () => pty?.pull(),
}
createInterface({ input: process.stdin }).on('line', (order) => orders[order]?.())
