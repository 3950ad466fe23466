/** Shells out, as JSON, XML or packages of either, and in, as lists that the import of offers takes. */
import type { AnswerOf, BodyOf } from '../../domain/kernel/endpoint.ts'
import { invalid } from '../../domain/kernel/verdict.ts'
import type * as endpoints from '../../domain/exchange/exchange.endpoints.ts'
import type { ShellFormat, ShellReading } from '../../domain/exchange/exchange.endpoints.ts'
import { csvOfList } from '../../domain/exchange/listText.ts'
import { environmentOf, type Given } from '../../domain/exchange/shells.ts'
import { kindWords, readShells, type ShellList } from '../../domain/exchange/readShells.ts'
import { allKinds } from '../catalog/index.ts'
import type { Input } from '../kernel/http/serve.ts'
import { Problem } from '../kernel/problem.ts'
import type { Reading } from '../kernel/work.ts'
import { calendarPath, packageOf, readPackage, type PartFormat } from './aasx.ts'
import { companyCalendar, companyGiven, offerGiven } from './given.queries.ts'
import { readXml, xmlOf } from './shellsXml.ts'
import { verifyEnvironment } from './verify.ts'

const types: Readonly<Record<ShellFormat, string>> = {
  json: 'application/json; charset=utf-8',
  xml: 'application/xml; charset=utf-8',
  aasx: 'application/asset-administration-shell-package',
  'aasx-xml': 'application/asset-administration-shell-package',
}

type OfferInput = Input<typeof endpoints.downloadOffer>
type Sent = OfferInput['params'] & Pick<OfferInput, 'reply'>

/** In a package the calendar lies beside; else its submodel says where it is fetched. */
async function packaged(work: Reading, given: Given, format: PartFormat): Promise<Uint8Array> {
  const { calendar, company } = given
  const inside = calendar !== null && calendar.address !== null
  const environment = environmentOf(
    inside ? { ...given, calendar: { ...calendar, address: calendarPath } } : given,
  )
  const text = format === 'xml' ? xmlOf(environment) : JSON.stringify(environment)
  return packageOf(text, format, inside ? await companyCalendar(work, company.id) : null)
}

const written: Readonly<
  Record<ShellFormat, (work: Reading, given: Given) => Promise<string | Uint8Array>>
> = {
  json: async (_work, given) => JSON.stringify(environmentOf(given)),
  xml: async (_work, given) => xmlOf(environmentOf(given)),
  aasx: (work, given) => packaged(work, given, 'json'),
  'aasx-xml': (work, given) => packaged(work, given, 'xml'),
}

async function send(work: Reading, given: Given, { id, format, reply }: Sent): Promise<Buffer> {
  const name = format === 'aasx-xml' ? `baigong-${id}-xml.aasx` : `baigong-${id}.${format}`
  const content = await written[format](work, given)
  void reply
    .type(types[format])
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('x-content-type-options', 'nosniff')
  return Buffer.from(content)
}

export async function sendCompany(
  work: Reading,
  { params, reply }: Input<typeof endpoints.downloadCompany>,
): Promise<Buffer> {
  const { id, format } = params
  if (format !== 'ics') return send(work, await companyGiven(work, id), { id, format, reply })
  void reply
    .type('text/calendar; charset=utf-8')
    .header('content-disposition', `attachment; filename="baigong-${id}.ics"`)
  return Buffer.from(await companyCalendar(work, id))
}

export const sendOffer = async (work: Reading, input: OfferInput): Promise<Buffer> =>
  send(work, await offerGiven(work, input.params.id), { ...input.params, reply: input.reply })

/** Files beyond it are read, not held against the metamodel: that takes long enough to keep others waiting. */
const verifiedBytes = 2 * 1024 * 1024

const zipHead = [0x50, 0x4b, 0x03, 0x04]

/** No environment is as deep; deeper JSON is made to keep readers busy. */
const depthMax = 100

/** How deep brackets stand in each other; in strings they are text. */
function depthOf(text: string): number {
  let [depth, deepest, quoted] = [0, 0, false]
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]
    if (quoted && sign === '\\') at++
    else if (sign === '"') quoted = !quoted
    else if (!quoted && (sign === '{' || sign === '[')) deepest = Math.max(deepest, ++depth)
    else if (!quoted && (sign === '}' || sign === ']')) depth--
  }
  return deepest
}

function jsonOf(text: string): unknown {
  if (depthOf(text) > depthMax) throw new Problem(invalid('exchange.too_deep', { most: depthMax }))
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    throw new Problem(invalid('exchange.no_aas'))
  }
}

function ofXml(text: string): unknown {
  const reading = readXml(text)
  if (!reading.ok) throw new Problem(reading)
  return reading.json
}

type Taken = { readonly json: unknown; readonly length: number }

/** JSON, XML, or a package of either: a file is what it holds, whatever its name ends in. */
function environmentIn(bytes: Buffer): Taken {
  if (!zipHead.every((byte, at) => bytes[at] === byte)) {
    const text = bytes.toString('utf8')
    const isXml = /^\uFEFF?\s*</.test(text)
    return { json: isXml ? ofXml(text) : jsonOf(text), length: text.length }
  }
  const reading = readPackage(bytes)
  if (!reading.ok) throw new Problem(reading)
  const { text, format } = reading
  return { json: format === 'xml' ? ofXml(text) : jsonOf(text), length: text.length }
}

const isEnvironment = (json: unknown): boolean =>
  typeof json === 'object' &&
  json !== null &&
  ('submodels' in json || 'assetAdministrationShells' in json)

async function listOf(list: ShellList, fileName: string) {
  const kinds = [...(await allKinds()).values()]
  const content = Buffer.from(csvOfList(list)).toString('base64')
  return {
    kindId: list.kindId,
    kindName: kindWords(kinds, list.kindId),
    rows: list.rows.length,
    file: { fileName: `${fileName}.csv`, content },
  }
}

export async function readShellFile({
  fileName,
  content,
}: BodyOf<typeof endpoints.readShellFile>): Promise<AnswerOf<typeof endpoints.readShellFile>> {
  const { json, length } = environmentIn(Buffer.from(content, 'base64'))
  if (!isEnvironment(json)) throw new Problem(invalid('exchange.no_aas'))
  const kinds = [...(await allKinds()).values()]
  const { lists, notes, capabilities, properties } = readShells(json, kinds)
  const verified = length <= verifiedBytes
  const { faults, more } = verified ? verifyEnvironment(json) : { faults: [], more: false }
  const answer: ShellReading = {
    ...{ capabilities, properties, notes: notes.map((note) => ({ ...note })) },
    lists: await Promise.all(lists.map((list) => listOf(list, fileName.slice(0, 190)))),
    ...{ faults: [...faults], moreFaults: more, verified },
  }
  return answer
}
