/**
 * Files that an application names. Answers hold ids of kept versions; a version belongs to the application
 * when it or one of its submissions holds it, or a member of the applicant uploaded it. Another's id names nothing.
 */
import { contentKind } from '../../domain/files/contentKind.ts'
import { allowed, missing, type Verdict } from '../../domain/kernel/verdict.ts'
import { itemOf } from '../../domain/programmes/form/address.ts'
import { recordIn, rowsIn, type Answers } from '../../domain/programmes/form/answers.ts'
import type { FileFacts } from '../../domain/programmes/form/context.ts'
import type { Edit } from '../../domain/programmes/form/edits.ts'
import type { FormDefinition } from '../../domain/programmes/form/definition.ts'
import { outlineOf } from '../../domain/programmes/form/outline.ts'
import { figuresIn } from '../../domain/programmes/form/richText.ts'
import { attachmentsOf, detach, holdVersion, readVersion } from '../files/index.ts'
import { Problem } from '../kernel/problem.ts'
import type { Reading, Writing } from '../kernel/work.ts'

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
  return namedFiles(form, answers).filter(({ fileId }) => idPattern.test(fileId))
}

/** The same with ids that are none of an upload. */
function namedFiles(form: FormDefinition, answers: Answers): NamedFile[] {
  return outlineOf(form).entries.flatMap((entry) => {
    const { item, at } = entry
    const value = answers[at]
    const named = (fileId: unknown, stamped: boolean): NamedFile[] =>
      typeof fileId === 'string' && fileId !== ''
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

type Applied = { readonly id: string; readonly orgId: string }

/** The thing that holds the files of a draft: colleagues see each other's uploads through it. */
export const applicationThing = 'programmes.application'

/** Versions that truly belong to the application, of those that answers name. */
function belonging(work: Reading, application: Applied, ids: readonly string[]) {
  return work.db
    .selectFrom('files.pub_version as v')
    .where('v.id', 'in', ids)
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
        eb.exists(
          eb
            .selectFrom('files.pub_attachment as a')
            .whereRef('a.version_id', '=', 'v.id')
            .where('a.thing_kind', '=', applicationThing)
            .where('a.thing_id', '=', application.id)
            .select('a.id'),
        ),
      ]),
    )
    .select([
      'v.id',
      'v.name',
      'v.kind',
      'v.bytes',
      'v.digest',
      'v.pages',
      'v.state',
      'v.width_pixels',
      'v.height_pixels',
    ])
}

function idsOf(ids: readonly string[]): string[] {
  return [...new Set(ids)].filter((id) => idPattern.test(id)).slice(0, attachedMax)
}

/** What is known of the named files that truly belong to the application and were found clean. */
export async function attachedFiles(
  work: Reading,
  application: Applied,
  ids: readonly string[],
): Promise<ReadonlyMap<string, AttachedFile>> {
  const wanted = idsOf(ids)
  if (wanted.length === 0) return new Map()
  const rows = await belonging(work, application, wanted).where('v.state', '=', 'clean').execute()
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

function measured(
  row: Awaited<ReturnType<ReturnType<typeof belonging>['execute']>>[number],
): FileFacts {
  return {
    name: row.name!,
    mediaType: contentKind(row.kind!)?.mediaType ?? 'application/octet-stream',
    sizeBytes: row.bytes!,
    ...(row.width_pixels === null ? {} : { widthPx: row.width_pixels }),
    ...(row.height_pixels === null ? {} : { heightPx: row.height_pixels }),
    ...(row.state === 'waiting' || row.state === 'refused' ? { inspection: row.state } : {}),
  }
}

/**
 * Journeys and benchmarks fill forms with files that nobody uploaded; where the house is a demo they are taken as
 * their slots want them. The demo world itself attaches real ones.
 */
function inventedFiles(form: FormDefinition, answers: Answers): Record<string, FileFacts> {
  const made: Record<string, FileFacts> = {}
  for (const { fileId, at } of namedFiles(form, answers)) {
    const item = outlineOf(form).at.get(at)?.item
    if (idPattern.test(fileId) || item?.kind !== 'attachment') continue
    const side = Math.ceil(Math.sqrt(item.minPixels ?? 1))
    made[fileId] = {
      name: item.label.zh,
      mediaType: item.mediaTypes[0] ?? '',
      sizeBytes: item.minBytes ?? 1,
      widthPx: side,
      heightPx: side,
    }
  }
  return made
}

/**
 * What was measured of every file that answers name, by the id they name it with. What is not in it does not
 * exist, or is another's.
 */
export async function measuredFiles(
  work: Reading,
  application: Applied,
  form: FormDefinition,
  answers: Answers,
): Promise<Readonly<Record<string, FileFacts>>> {
  const named = namedFiles(form, answers).map(({ fileId }) => fileId)
  return {
    ...(work.host.config.demo ? inventedFiles(form, answers) : {}),
    ...(await measuredById(work, application, named)),
  }
}

/** The same of ids as a browser has them, be they saved in the draft already or not. */
export async function measuredById(
  work: Reading,
  application: Applied,
  ids: readonly string[],
): Promise<Readonly<Record<string, FileFacts>>> {
  const wanted = idsOf(ids)
  const rows = wanted.length === 0 ? [] : await belonging(work, application, wanted).execute()
  return Object.fromEntries(rows.map((row) => [row.id!, measured(row)]))
}

/** Ids of files that edits put into slots of the form. */
export function filesPut(form: FormDefinition, edits: readonly Edit[]): string[] {
  const outline = outlineOf(form)
  const ids = edits.flatMap((edit) => {
    if (edit.kind !== 'set') return []
    const { kind } = outline.at.get(itemOf(edit.at))?.item ?? {}
    const id =
      kind === 'commitment'
        ? recordIn(edit.value)['fileId']
        : kind === 'attachment' && edit.at.endsWith('/file')
          ? edit.value
          : undefined
    return typeof id === 'string' ? [id] : []
  })
  return idsOf(ids)
}

/** From now on colleagues open what one of them put into the draft. What the actor may not see is left alone. */
export async function holdFiles(
  work: Writing,
  applicationId: string,
  ids: readonly string[],
): Promise<void> {
  for (const versionId of ids) {
    const visible = await readVersion(work, versionId).catch((error: unknown) => {
      if (error instanceof Problem) return null
      throw error
    })
    if (visible === null) continue
    const slot = versionId
    await holdVersion(work, {
      versionId,
      thingKind: applicationThing,
      thingId: applicationId,
      slot,
    })
  }
}

/** A draft that was given up holds nothing: its files go back to whoever uploaded them. */
export async function releaseFiles(work: Writing, applicationId: string): Promise<void> {
  const held = await attachmentsOf(work, applicationThing, applicationId)
  for (const { slot, version } of held)
    await detach(work, {
      versionId: version.id,
      thingKind: applicationThing,
      thingId: applicationId,
      slot,
    })
}

/** Access to a draft's file follows the draft: colleagues who write the application, nobody else. */
export async function applicationAudience(work: Reading, id: string): Promise<Verdict> {
  const may = work.actor.permits.has('programmes.application.edit')
  const row = may
    ? await work.db
        .selectFrom('programmes.application')
        .where('id', '=', id)
        .where('org_id', '=', work.actor.orgId)
        .where('state', '<>', 'discarded')
        .select('id')
        .executeTakeFirst()
    : undefined
  return row === undefined ? missing('kernel.missing', { noun: 'application' }) : allowed
}
