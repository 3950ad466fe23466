/** Brings a demo to life when a house is opened: its core at once, the rest behind. */
import { demoPassword, demoPersons } from '../../domain/people/demoPersons.ts'
import type { Host } from '../kernel/host.ts'
import type { DemoPerson } from './people.ts'
import { demoStanding, keepWorld, seedCore, seedRest } from './seed.ts'
import { makeWorld, usualWorld, type Made, type WorldWish } from './world/make.ts'

export type Demo = {
  /** Who somebody that looks for the first time may want to be. */
  readonly persons: readonly DemoPerson[]
  readonly password: string
  /** Loads the rest behind the core; may be interrupted and called again. */
  readonly loadRest: (stop?: AbortSignal) => Promise<void>
  /** Lets the world of organisations and offers grow to that size. */
  readonly growWorld: (
    wish: WorldWish,
    onMade?: (made: Made) => void,
    stop?: AbortSignal,
  ) => Promise<void>
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
    loadRest: async (stop) => {
      await seedRest(host, () => undefined, stop)
      if (stop?.aborted !== true) await growWorld(host, usualWorld, { stop })
    },
    growWorld: (wish, onMade, stop) => growWorld(host, wish, { onMade, stop }),
  }
}

type Growing = {
  readonly onMade?: ((made: Made) => void) | undefined
  readonly stop?: AbortSignal | undefined
}

async function growWorld(host: Host, wish: WorldWish, { onMade, stop }: Growing): Promise<void> {
  const made = (await demoStanding(host))?.world
  await makeWorld(host, wish, {
    ...(made === undefined ? {} : { made }),
    stop,
    keep: keepWorld,
    ...(onMade === undefined ? {} : { onMade }),
  })
}
