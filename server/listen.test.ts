/** A house whose loop is busy for a moment refuses nobody who calls in that moment. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listen } from './listen.ts'
import { world, type World } from './testing/world.ts'

const callers = 1500

/** Calls, and says after a second how many were let in. */
const calling = `
  const { connect } = require('node:net')
  let connected = 0
  for (let n = 0; n < ${callers}; n++) {
    connect(Number(process.argv[1]), '127.0.0.1', () => connected++).on('error', () => undefined)
  }
  setTimeout(() => { console.log(connected); process.exit(0) }, 900)
`

/** What the system lets wait at most; unknown where it does not say. */
function systemMax(): number {
  try {
    return Number(readFileSync('/proc/sys/net/core/somaxconn', 'utf8'))
  } catch {
    return 0
  }
}

let w: World

beforeAll(async () => {
  w = await world()
})

afterAll(() => w[Symbol.asyncDispose]())

test.runIf(systemMax() > callers)('1,500 callers connect while the loop stands still', async () => {
  const config = { ...w.host.config, port: 0, host: '127.0.0.1' }
  const app = await listen({ ...w.host, config })
  try {
    const { port } = app.server.address() as AddressInfo
    // Synchronous on purpose: this process, which serves, takes nobody in meanwhile.
    const call = () =>
      Number(execFileSync(process.execPath, ['-e', calling, String(port)], { encoding: 'utf8' }))
    // A busy machine may be late with some; what the system drops it drops each time.
    let said = 0
    for (let turn = 0; turn < 3 && said < callers; turn++) {
      said = call()
      await new Promise((resolve) => setImmediate(resolve))
    }
    expect(said).toBe(callers)
  } finally {
    await app.close()
  }
})
