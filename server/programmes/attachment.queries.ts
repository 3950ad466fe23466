/**
 * Files that an application names. Answers hold ids of kept versions; a version belongs to the application
 * when one of its submissions holds it, or a member of the applicant uploaded it. Another's id names nothing.
 */
import { recordIn, rowsIn, type Answers } from '../../domain/programmes/form/answers.ts'
import type { FormDefinition } from '../../domain/programmes/form/definition.ts'
import { outlineOf } from '../../domain/programmes/form/outline.ts'
import { figuresIn } from '../../domain/programmes/form/richText.ts'
import type { Reading } from '../kernel/work.ts'

export type NamedFile = {
  readonly fileId: string
  /** Address of the item. */
  readonly at: string
  /** Its name in the form, such as 营业执照副本. */
  readonly title: string
  readonly stamped: boolean
}

const idPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Every attachment that answers name, in the order of the form. */
export function filesNamed(form: FormDefinition, answers: Answers): NamedFile[] {
  return outlineOf(form).entries.flatMap((entry) => {
    const { item, at } = entry
    const value = answers[at]
    const named = (fileId: unknown, stamped: boolean): NamedFile[] =>
      typeof fileId === 'string' && idPattern.test(fileId)
        ? [{ fileId, at, title: item.label.zh, stamped }]
        : []
    if (item.kind === 'attachment') {
      return rowsIn(value).flatMap((row) => named(row.cells['file'], item.stamped === true))
    }
    if (item.kind === 'commitment') return named(recordIn(value)['fileId'], item.sealed)
    return []
  })
}

/** Ids of pictures inside long texts. */
export function figuresNamed(answers: Answers): string[] {
  const texts = Object.values(answers).filter((value) => typeof value === 'string')
  return [...new Set(texts.flatMap(figuresIn))]
}

export type AttachedFile = {
  readonly versionId: string
  readonly name: string
  readonly kind: string
  readonly bytes: number
  readonly sha256: string
  readonly pages: number | null
}

/** At most so many files are named by one application. */
export const attachedMax = 500

/** What is known of the named files that truly belong to the application and were found clean. */
export async function attachedFiles(
  work: Reading,
  application: { readonly id: string; readonly orgId: string },
  ids: readonly string[],
): Promise<ReadonlyMap<string, AttachedFile>> {
  const wanted = [...new Set(ids)].filter((id) => idPattern.test(id)).slice(0, attachedMax)
  if (wanted.length === 0) return new Map()
  const rows = await work.db
    .selectFrom('files.pub_version as v')
    .where('v.id', 'in', wanted)
    .where('v.state', '=', 'clean')
    .where((eb) =>
      eb.or([
        eb.exists(
          eb
            .selectFrom('people.pub_membership as m')
            .whereRef('m.person_id', '=', 'v.person_id')
            .where('m.org_id', '=', application.orgId)
            .select('m.id'),
        ),
        eb.exists(
          eb
            .selectFrom('files.pub_attachment as a')
            .innerJoin('programmes.submission as s', (join) =>
              join.on((on) => on('a.thing_id', '=', on.cast<string>('s.id', 'text'))),
            )
            .whereRef('a.version_id', '=', 'v.id')
            .where('a.thing_kind', '=', 'programmes.submission')
            .where('s.application_id', '=', application.id)
            .select('a.id'),
        ),
      ]),
    )
    .select(['v.id', 'v.name', 'v.kind', 'v.bytes', 'v.digest', 'v.pages'])
    .execute()
  return new Map(
    rows.map((row) => [
      row.id!,
      {
        versionId: row.id!,
        name: row.name!,
        kind: row.kind!,
        bytes: row.bytes!,
        sha256: row.digest!,
        pages: row.pages,
      },
    ]),
  )
}
