/** Opens a host for one command and closes it, whatever happens. */
import { readConfig } from '../kernel/config.ts'
import type { Host } from '../kernel/host.ts'
import { makeLogger, openHost } from '../compose.ts'

/** Runs `act` beside a server that may be running; the embedded database is left as it was found. */
export async function withHost<T>(act: (host: Host) => Promise<T>): Promise<T> {
  const config = { ...readConfig(), logLevel: 'warn' as const }
  const open = await openHost({ config, log: makeLogger(config), keepAdopted: true })
  try {
    return await act(open.host)
  } finally {
    await open.close()
  }
}
