/** What a new module knows: one noun, its verdict, its calls, its words. */
import type { Names, Written } from './names.ts'

function noun({ module, noun: one, Noun }: Names): string {
  return `/** A ${one} of an organisation: its shape, and who may add one. */
import { Type, type Static } from 'typebox'
import type { Actor } from '../kernel/actor.ts'
import { Id, Moment } from '../kernel/shapes.ts'
import { allowed, forbidden, type Verdict } from '../kernel/verdict.ts'

export const ${Noun}Draft = Type.Object({ name: Type.String({ minLength: 1, maxLength: 200 }) })
export type ${Noun}Draft = Static<typeof ${Noun}Draft>

export const ${Noun} = Type.Object({ id: Id, name: Type.String(), madeAt: Moment })
export type ${Noun} = Static<typeof ${Noun}>

/** Whoever acts for an organisation may add to it. */
export function mayAdd${Noun}(actor: Actor): Verdict {
  return actor.orgId === null ? forbidden('${module}.no_organisation') : allowed
}
`
}

function endpoints({ module, noun: one, Noun, nouns, Nouns }: Names): string {
  return `/** The calls about ${nouns}. */
import { endpoint } from '../kernel/endpoint.ts'
import { OneId, PageQuery, pageOf } from '../kernel/shapes.ts'
import { ${Noun}, ${Noun}Draft } from './${one}.ts'

export const list${Nouns} = endpoint({
  name: '${module}.${one}.list',
  method: 'GET',
  path: '/api/${module}/${nouns}',
  audience: 'signedIn',
  summary: { zh: '本单位的${one}', en: 'The ${nouns} of the organisation acted for' },
  query: PageQuery,
  answer: pageOf(${Noun}),
})

export const add${Noun} = endpoint({
  name: '${module}.${one}.add',
  method: 'POST',
  path: '/api/${module}/${nouns}',
  audience: 'signedIn',
  summary: { zh: '添加一个${one}', en: 'Add a ${one}' },
  body: ${Noun}Draft,
  answer: OneId,
  problems: ['${module}.no_organisation', '${module}.name_is_taken'],
})
`
}

function words({ module }: Names): Written[] {
  const zh = `/** What server and web both say about ${module}, in Chinese. */
export const ${module}Zh = {
  reason: {
    no_organisation: '请先选择代表哪个单位办理，再添加。',
    name_is_taken: '本单位已有同名记录。请换一个名称。',
  },
} as const
`
  const en = `/** What server and web both say about ${module}, in English. */
import type { SameKeys } from '../kernel/text.ts'
import type { ${module}Zh } from './text.zh.ts'

export const ${module}En: SameKeys<typeof ${module}Zh> = {
  reason: {
    no_organisation: 'Choose the organisation to act for first, then add.',
    name_is_taken: 'The organisation has one of this name already. Choose another name.',
  },
}
`
  return [
    { path: `domain/${module}/text.zh.ts`, text: zh },
    { path: `domain/${module}/text.en.ts`, text: en },
  ]
}

export function domainFiles(names: Names): Written[] {
  const { module, noun: one } = names
  return [
    { path: `domain/${module}/${one}.ts`, text: noun(names) },
    { path: `domain/${module}/${one}.endpoints.ts`, text: endpoints(names) },
    ...words(names),
  ]
}
