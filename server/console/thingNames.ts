/** What the things of the history are called, when somebody reads it. Names are never kept there. */
import { settingLabel, thingWords } from '../../domain/console/sentence.ts'
import { permits } from '../../domain/kernel/actor.ts'
import type { Language } from '../../domain/kernel/text.ts'
import type { Reading } from '../kernel/work.ts'
import { allRoles } from '../people/index.ts'

export type ThingNamer = {
  /** Verbs whose things it names: `programmes.application.`. */
  readonly prefix: string
  /** Names by id; what cannot be named is left out. */
  readonly names: (
    work: Reading,
    ids: readonly string[],
    language: Language,
  ) => Promise<ReadonlyMap<string, string>>
}

const namers: ThingNamer[] = []

/** Registers namers, once, while the module whose things they name is loaded. */
export function registerThingNames(more: readonly ThingNamer[]): void {
  namers.push(...more)
}

/** Names of things by verb and id: `<verb> <thing id>`. */
export async function thingNames(
  work: Reading,
  lines: readonly { readonly verb: string; readonly thingId: string }[],
  language: Language,
): Promise<ReadonlyMap<string, string>> {
  const named = new Map<string, string>()
  for (const { prefix, names } of namers) {
    const mine = lines.filter(({ verb }) => verb.startsWith(prefix))
    if (mine.length === 0) continue
    const ids = [...new Set(mine.map(({ thingId }) => thingId))]
    const found = await names(work, ids, language)
    for (const { verb, thingId } of mine) {
      const name = found.get(thingId)
      if (name !== undefined) named.set(`${verb} ${thingId}`, name)
    }
  }
  return named
}

async function roleNames(work: Reading, _ids: readonly string[], language: Language) {
  const nameOf = (role: { nameZh: string; nameEn: string }) =>
    thingWords(language, 'quoted', { name: language === 'zh' ? role.nameZh : role.nameEn })
  return new Map((await allRoles(work)).map((role) => [role.code, nameOf(role)]))
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
export const isUuid = (text: string): boolean => uuid.test(text)

/** What is not yet, or not for everybody, is called by name to those alone who write such things. */
const writes = ({ actor }: Reading, noun: 'agreement' | 'announcement'): boolean =>
  permits(actor, `console.${noun}.publish`)

async function agreementNames(work: Reading, ids: readonly string[], language: Language) {
  const rows = await work.db
    .selectFrom('console.agreement_version')
    .where('id', 'in', ids.filter(isUuid))
    .$if(!writes(work, 'agreement'), (query) => query.where('state', '=', 'published'))
    .select(['id', 'version', language === 'zh' ? 'title_zh as title' : 'title_en as title'])
    .execute()
  return new Map(
    rows.map(({ id, title, version }) => [
      id,
      thingWords(language, 'version', { title, version: String(version) }),
    ]),
  )
}

async function announcementNames(work: Reading, ids: readonly string[], language: Language) {
  const rows = await work.db
    .selectFrom('console.announcement')
    .where('id', 'in', ids.filter(isUuid))
    .$if(!writes(work, 'announcement'), (query) =>
      query.where('audience', 'in', ['everybody', 'signedIn']),
    )
    .select(['id', language === 'zh' ? 'title_zh as title' : 'title_en as title'])
    .execute()
  return new Map(rows.map(({ id, title }) => [id, thingWords(language, 'announcement', { title })]))
}

async function settingNames(_work: Reading, ids: readonly string[], language: Language) {
  return new Map(
    ids.map((id) => [id, thingWords(language, 'quoted', { name: settingLabel(language, id) })]),
  )
}

export const ownNamers: readonly ThingNamer[] = [
  { prefix: 'people.role.', names: roleNames },
  { prefix: 'console.role.', names: roleNames },
  { prefix: 'console.agreement.', names: agreementNames },
  { prefix: 'console.announcement.', names: announcementNames },
  { prefix: 'console.setting.', names: settingNames },
]
