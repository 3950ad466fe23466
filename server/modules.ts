/** All modules, lowest first, as `tools/laws.ts` orders them. */
import { price } from './price/index.ts'
import { booking } from './booking/index.ts'
import { activities } from './activities/index.ts'
import { cases } from './cases/index.ts'
import { catalog } from './catalog/index.ts'
import { consoleModule, registerPermitsOf } from './console/index.ts'
import { evaluation } from './evaluation/index.ts'
import { exchange } from './exchange/index.ts'
import { files } from './files/index.ts'
import { indicators } from './indicators/index.ts'
import type { Module } from './kernel/module.ts'
import { market } from './market/index.ts'
import { notices } from './notices/index.ts'
import { parts } from './parts/index.ts'
import { people, registerScopesOf } from './people/index.ts'
import { programmes } from './programmes/index.ts'
import { spaces } from './spaces/index.ts'
import { registerPublished, webhooks } from './webhooks/index.ts'

export const modules: readonly Module[] = [
  people,
  files,
  notices,
  consoleModule,
  spaces,
  webhooks,
  indicators,
  activities,
  cases,
  evaluation,
  catalog,
  booking,
  exchange,
  parts,
  price,
  market,
  programmes,
]

export const moduleOrder: readonly string[] = ['kernel', ...modules.map(({ name }) => name)]

registerPermitsOf(modules.flatMap(({ endpoints }) => endpoints))
registerPublished(modules.flatMap(({ publishes }) => publishes ?? []))
registerScopesOf(modules.flatMap(({ endpoints }) => endpoints))
