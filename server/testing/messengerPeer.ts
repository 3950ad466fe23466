/** One HTTP peer that stands for messengers and gateways in tests: it records, and answers as it is told. */
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

export type Received = {
  readonly method: string
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly headers: IncomingHttpHeaders
  readonly text: string
  readonly body: Readonly<Record<string, unknown>>
}

export type Reply = { readonly status?: number; readonly body: object }

export type MessengerPeer = {
  readonly url: string
  readonly received: Received[]
  /** What is answered from now on. */
  reply(to: (request: Received) => Reply): void
  close(): Promise<void>
}

export async function openMessengerPeer(): Promise<MessengerPeer> {
  const received: Received[] = []
  let answer: (request: Received) => Reply = () => ({ body: {} })
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://peer')
    const said = await text(request)
    const one: Received = {
      method: request.method ?? '',
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      headers: request.headers,
      text: said,
      body: said === '' ? {} : (JSON.parse(said) as Record<string, unknown>),
    }
    received.push(one)
    const { status = 200, body } = answer(one)
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    reply: (to) => (answer = to),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
