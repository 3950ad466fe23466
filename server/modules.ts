/** All modules, lowest first, as `tools/laws.ts` orders them. */
import { files } from './files/index.ts'
import type { Module } from './kernel/module.ts'
import { people } from './people/index.ts'
import { programmes } from './programmes/index.ts'

export const modules: readonly Module[] = [people, files, programmes]

export const moduleOrder: readonly string[] = ['kernel', ...modules.map(({ name }) => name)]
