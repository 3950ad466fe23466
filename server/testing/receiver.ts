/** A receiver of webhooks, as an integrator would write one: it records, and answers as it is told. */
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

export type ReceivedHook = {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

type Answer = (response: ServerResponse, hook: ReceivedHook) => unknown

export type Receiver = {
  readonly url: string
  readonly received: ReceivedHook[]
  /** How every message is answered from now on; with 204 where nothing was said. */
  answer(how: Answer): void
  close(): Promise<void>
}

export async function openReceiver(): Promise<Receiver> {
  const received: ReceivedHook[] = []
  let answer: Answer = (response) => response.writeHead(204).end()
  const server = createServer(async (request, response) => {
    const body = await text(request)
    const hook = { path: request.url ?? '', headers: request.headers, body }
    received.push(hook)
    answer(response, hook)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/hooks`,
    received,
    answer: (how) => (answer = how),
    close: async () => {
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}
