/** AASX packages (IDTA 01005-3-0, Open Packaging Conventions): one environment, in JSON or XML. */
import { zipSync } from 'fflate'
import { invalid, type Refusal } from '../../domain/kernel/verdict.ts'
import { openArchive, xmlText, type ArchiveLimits } from '../kernel/documents/zipArchive.ts'

const spec = 'http://admin-shell.io/aasx/relationships'
const relations = 'http://schemas.openxmlformats.org/package/2006/relationships'

/** A ZIP entry cannot be older; equal content is equal bytes. */
const earliest = new Date(1980, 0, 1)
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

function relationships(all: readonly { readonly type: string; readonly target: string }[]): string {
  const lines = all.map(
    ({ type, target }, at) =>
      `<Relationship Type="${spec}/${type}" Target="${xmlText(target)}" Id="r${at + 1}"/>`,
  )
  return `${head}<Relationships xmlns="${relations}">${lines.join('')}</Relationships>`
}

const types = `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="json" ContentType="application/json"/><Default Extension="xml" ContentType="text/xml"/><Default Extension="ics" ContentType="text/calendar"/><Override PartName="/aasx/aasx-origin" ContentType="text/plain"/></Types>`

/** What the environment in a package is written in. */
export type PartFormat = 'json' | 'xml'

/** Where a calendar lies in a package, as its submodel says it. */
export const calendarPath = '/aasx/files/calendar.ics'

/** Equal environments give equal packages; a calendar lies beside the environment that points to it. */
export function packageOf(
  environment: string,
  format: PartFormat,
  calendar: string | null = null,
): Uint8Array {
  const dataPath = `/aasx/data.${format}`
  const encoder = new TextEncoder()
  const beside: Readonly<Record<string, string>> =
    calendar === null
      ? {}
      : {
          [`aasx/_rels/data.${format}.rels`]: relationships([
            { type: 'aas-suppl', target: calendarPath },
          ]),
          [calendarPath.slice(1)]: calendar,
        }
  const parts: Readonly<Record<string, string>> = {
    '[Content_Types].xml': types,
    '_rels/.rels': relationships([{ type: 'aasx-origin', target: '/aasx/aasx-origin' }]),
    'aasx/aasx-origin': 'Intentionally empty.',
    'aasx/_rels/aasx-origin.rels': relationships([{ type: 'aas-spec', target: dataPath }]),
    [dataPath.slice(1)]: environment,
    ...beside,
  }
  const entries = Object.entries(parts).map(([name, text]) => [name, encoder.encode(text)] as const)
  return zipSync(Object.fromEntries(entries), { mtime: earliest, level: 6 })
}

const limits: ArchiveLimits = {
  maxBytes: 20 * 1024 * 1024,
  maxEntries: 2000,
  maxTotalBytes: 100 * 1024 * 1024,
  maxRatio: 300,
}

/** Names in a package are told with and without their stroke, and their case does not count. */
const plain = (name: string): string => name.replace(/^\/+/, '').toLowerCase()

const targetOf = (rels: string, type: RegExp): string | undefined => {
  for (const [relationship] of rels.matchAll(/<Relationship\b[^>]{0,2000}>/g)) {
    const kind = /\bType\s*=\s*["']([^"']{1,300})["']/.exec(relationship)?.[1] ?? ''
    const target = /\bTarget\s*=\s*["']([^"']{1,500})["']/.exec(relationship)?.[1]
    if (type.test(kind) && target !== undefined) return target
  }
  return undefined
}

export type PackageReading =
  | { readonly ok: true; readonly text: string; readonly format: PartFormat }
  | Refusal

/** No environment, whatever their end: what kinds of parts a package has, and what its parts are to each other. */
const isAbout = (name: string): boolean =>
  name === '[content_types].xml' || name.startsWith('docprops/') || name.includes('/docprops/')

/** The environment in a package: where its origin says, else the first JSON in it, else the first XML. */
export function readPackage(bytes: Uint8Array): PackageReading {
  const opened = openArchive(bytes, (name) => /\.(json|xml|rels)$/i.test(name), limits)
  if (!opened.ok) return opened
  const parts = new Map(Object.entries(opened.entries).map(([name, part]) => [plain(name), part]))
  const decoder = new TextDecoder()
  const origin = [...parts].find(([name]) => name.endsWith('aasx-origin.rels'))?.[1]
  const told = origin && targetOf(decoder.decode(origin), /aas-spec$/)
  const ending = (end: string) =>
    [...parts.keys()].find((name) => name.endsWith(end) && !isAbout(name))
  const name =
    told === undefined
      ? (ending('.json') ?? ending('.xml'))
      : plain(told.replace(/^.*\/(?=aasx\/)/, ''))
  if (name === undefined) return invalid('exchange.package_empty')
  const part = parts.get(name) ?? parts.get(`aasx/${name}`)
  if (part === undefined) return invalid('exchange.package_broken', { name })
  return { ok: true, text: decoder.decode(part), format: name.endsWith('.xml') ? 'xml' : 'json' }
}
