/** All modules, lowest first, as `tools/laws.ts` orders them. */
import { activities } from './activities/index.ts'
import { cases } from './cases/index.ts'
import { consoleModule, registerPermitsOf } from './console/index.ts'
import { evaluation } from './evaluation/index.ts'
import { files } from './files/index.ts'
import { indicators } from './indicators/index.ts'
import type { Module } from './kernel/module.ts'
import { notices } from './notices/index.ts'
import { people } from './people/index.ts'
import { programmes } from './programmes/index.ts'

export const modules: readonly Module[] = [
  people,
  files,
  notices,
  consoleModule,
  indicators,
  activities,
  cases,
  evaluation,
  programmes,
]

export const moduleOrder: readonly string[] = ['kernel', ...modules.map(({ name }) => name)]

registerPermitsOf(modules.flatMap(({ endpoints }) => endpoints))
