/** The letter around one archive of a package, and the archive when the letter is sent. */
import type { Readable } from 'node:stream'
import { systemActor } from '../../domain/kernel/actor.ts'
import type { LetterDraft } from '../../domain/notices/letter.ts'
import { programmePackageZh as zh } from '../../domain/programmes/text.package.zh.ts'
import { fill } from '../../domain/programmes/words.ts'
import type { Brands } from '../kernel/brand.ts'
import { versionCode } from '../kernel/documents/paper.ts'
import type { Host } from '../kernel/host.ts'
import { newId } from '../kernel/id.ts'
import { found } from '../kernel/problem.ts'
import { reading, type Writing } from '../kernel/work.ts'
import { storedPart } from './package.download.ts'
import { contentIn, packageRow, type PackageRow } from './package.queries.ts'

type Enclosed = {
  readonly part: { readonly number: number; readonly name: string; readonly sha256: string }
  readonly of: number
  readonly subject: string
}

/** To an office of the state, hence in Chinese, as the paper is. */
export function draftOf(
  work: Writing,
  row: PackageRow,
  mail: Enclosed,
  brand: Brands,
): LetterDraft {
  const { part, of, subject } = mail
  const body = fill(zh.mail.body, {
    unit: contentIn(row).unitName,
    part: part.number,
    of,
    docNo: row.doc_no ?? zh.document.numberUnknown,
    code: versionCode(row.content_digest),
    name: part.name,
    sha256: part.sha256,
  })
  return {
    subject,
    greeting: zh.mail.greeting,
    paragraphs: body.split('\n'),
    links: [],
    footer: [
      { text: fill(zh.mail.footer, { brand: brand.zh.name }) },
      ...(work.host.config.demo ? [{ text: zh.mail.demo }] : []),
    ],
  }
}

/** Opens `PACKAGE/MEDIUM/PART` for the mail that encloses it. */
export async function openMailedPart(host: Host, id: string): Promise<Readable> {
  const [packageId, medium, number] = id.split('/')
  const start = { actor: systemActor, requestId: newId(host.clock.now()) }
  const part = await reading(host, start, async (work) => {
    const pack = found(await packageRow(work, packageId!), 'package')
    return storedPart(work, pack, medium!, Number(number))
  })
  return part.open(host)
}
