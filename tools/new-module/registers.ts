/** The lists in which a module is named: each edit finds its place by the list's own first words. */
import type { Names } from './names.ts'

export type Edit = { readonly path: string; readonly change: (text: string) => string }

/** Inserts after the first match, or fails with the file that no longer reads as expected. */
function insertAfter(text: string, place: RegExp, more: string): string {
  const match = place.exec(text)
  if (match === null) throw new Error(`nothing matches ${String(place)}: register it by hand`)
  const at = match.index + match[0].length
  return `${text.slice(0, at)}${more}${text.slice(at)}`
}

/** Adds an import above the first one, where the formatter puts it in order. */
function withImport(text: string, line: string): string {
  const at = text.search(/^import /m)
  return `${text.slice(0, at)}${line}\n${text.slice(at)}`
}

const lastOfList = (name: string): RegExp => new RegExp(`${name}[^=]*= \\[[^\\]]*[^\\],\\s]`)

function webWords(names: Names, language: 'Zh' | 'En'): string {
  const { module } = names
  const file = `text.${language.toLowerCase()}.ts`
  return `
  ${module}: async () => {
    const [{ ${module}${language} }, { ${module}Web${language} }] = await Promise.all([
      import('../domain/${module}/${file}'),
      import('./${module}/${file}'),
    ])
    return mergeTexts(${module}${language}, ${module}Web${language})
  },`
}

export function edits(names: Names): Edit[] {
  const { module } = names
  return [
    {
      path: 'tools/laws.ts',
      change: (text) =>
        insertAfter(
          text,
          /export const mayUse[^=]*= \{(\n {2}\w+: \[[^\]]*\],)+/,
          `\n  ${module}: ['people'],`,
        ),
    },
    {
      path: 'server/modules.ts',
      change: (text) =>
        withImport(
          insertAfter(text, lastOfList('modules: readonly Module\\[\\]'), `, ${module}`),
          `import { ${module} } from './${module}/index.ts'`,
        ),
    },
    {
      path: 'server/texts.ts',
      change: (text) =>
        ['Zh', 'En'].reduce((so, language) => {
          const file = `text.${language.toLowerCase()}.ts`
          const place = new RegExp(`\\n +${language.toLowerCase()}: \\{`)
          const listed = insertAfter(so, place, ` ${module}: ${module}${language},`)
          const line = `import { ${module}${language} } from '../domain/${module}/${file}'`
          return withImport(listed, line)
        }, text),
    },
    {
      path: 'web/routes.tsx',
      change: (text) => {
        const listed = insertAfter(
          text,
          lastOfList('modules: readonly ModuleWeb\\[\\]'),
          `, ${module}Web`,
        )
        const routed = insertAfter(listed, /deskRoute\.addChildren\(\[/, `...${module}Routes, `)
        return withImport(
          routed,
          `import { ${module}Routes, ${module}Web } from './${module}/routes.tsx'`,
        )
      },
    },
    {
      path: 'web/offers.ts',
      change: (text) =>
        withImport(
          insertAfter(text, lastOfList('offers: readonly ModuleOffer\\[\\]'), `, ${module}Offer`),
          `import { ${module}Offer } from './${module}/offer.ts'`,
        ),
    },
    ...(['Zh', 'En'] as const).map((language) => ({
      path: `web/text.${language.toLowerCase()}.ts`,
      change: (text: string) =>
        insertAfter(
          text,
          /export const texts(Zh = \{|En[\s\S]*?\} = \{)/,
          webWords(names, language),
        ),
    })),
  ]
}
