/** Brings a demo to life when a house is opened: its core at once, the rest behind. */
import { demoPassword, demoPersons } from '../../domain/people/demoPersons.ts'
import type { Host } from '../kernel/host.ts'
import type { DemoPerson } from './people.ts'
import { demoStanding, seedCore, seedRest } from './seed.ts'

export type Demo = {
  /** Who somebody that looks for the first time may want to be. */
  readonly persons: readonly DemoPerson[]
  readonly password: string
  /** Loads the rest behind the core; may be interrupted and called again. */
  readonly loadRest: (stop?: AbortSignal) => Promise<void>
}

/** One of each role; everybody else follows the same pattern, such as `officer.44@demo.test`. */
const shown: readonly string[] = demoPersons.map(({ key }) => key)

/** Makes the core the first time, before anybody is let in. */
export async function openDemo(host: Host): Promise<Demo> {
  if ((await demoStanding(host)) === undefined) await seedCore(host)
  const told = (await demoStanding(host))?.told ?? []
  return {
    persons: told.filter(({ key }) => shown.includes(key)),
    password: demoPassword,
    loadRest: (stop) => seedRest(host, () => undefined, stop),
  }
}
