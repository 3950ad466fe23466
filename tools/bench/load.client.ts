/** HTTP/1.1 over one kept socket, as thin as it gets: the load generator must not be what is measured. */
import { connect, type Socket } from 'node:net'

export type Answer = { readonly status: number; readonly body: Buffer }

export type Lane = {
  /** One request at a time; resolves with its answer. */
  ask(head: string, body?: Buffer): Promise<Answer>
  close(): void
}

const headEnd = Buffer.from('\r\n\r\n')

type Waiting = {
  readonly resolve: (answer: Answer) => void
  readonly reject: (error: Error) => void
}

/** The answer if all of it is there. The server tells the length of everything that it says here. */
function readAnswer(bytes: Buffer): Answer | undefined {
  const end = bytes.indexOf(headEnd)
  if (end < 0) return undefined
  const head = bytes.toString('latin1', 0, end)
  const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0)
  const from = end + headEnd.length
  if (bytes.length < from + length) return undefined
  return { status: Number(head.slice(9, 12)), body: bytes.subarray(from, from + length) }
}

export function openLane(port: number): Lane {
  let socket: Socket | undefined
  let waiting: Waiting | undefined
  let received: Buffer = Buffer.alloc(0)
  function fail(error: Error): void {
    socket = undefined
    received = Buffer.alloc(0)
    const { reject } = waiting ?? {}
    waiting = undefined
    reject?.(error)
  }
  function open(): Socket {
    const made = connect({ port, host: '127.0.0.1', noDelay: true })
    made.on('data', (chunk) => {
      received = received.length === 0 ? chunk : Buffer.concat([received, chunk])
      const answer = readAnswer(received)
      if (answer === undefined || waiting === undefined) return
      received = Buffer.alloc(0)
      const { resolve } = waiting
      waiting = undefined
      resolve(answer)
    })
    made.on('error', fail)
    made.on('close', () => {
      if (made === socket) fail(new Error('the server closed the connection'))
    })
    return made
  }
  return {
    ask(head, body) {
      return new Promise((resolve, reject) => {
        waiting = { resolve, reject }
        socket ??= open()
        if (body === undefined) socket.write(head, 'latin1')
        else {
          socket.cork()
          socket.write(head, 'latin1')
          socket.write(body)
          socket.uncork()
        }
      })
    },
    close() {
      const closing = socket
      socket = undefined
      closing?.destroy()
    },
  }
}
