/** All modules, lowest first, as `tools/laws.ts` orders them. */
import type { Module } from './kernel/module.ts'
import { people } from './people/index.ts'

export const modules: readonly Module[] = [people]

export const moduleOrder: readonly string[] = ['kernel', ...modules.map(({ name }) => name)]
