/**
 * What is shown of parts: triangles and small pictures, made from the file when they are first asked for and kept in a
 * folder of this machine. The folder may be emptied at any time.
 */
import { mkdir, open, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import type { PartAnalysis } from '../../domain/parts/analysis.ts'
import { viewVersion, type ViewAnswer } from '../../engines/parts/view/view.ts'
import { storageOf } from '../files/index.ts'
import type { Host } from '../kernel/host.ts'
import { newId } from '../kernel/id.ts'
import { byTurns } from '../kernel/turns.ts'
import { withAnalyser } from './analyserHere.ts'
import { digestOf } from './subject.ts'

export type KeptView =
  | { readonly reason: null; readonly mesh: Buffer; readonly picture: Buffer }
  | { readonly reason: string; readonly facts: PartAnalysis['facts'] }

const folderOf = (host: Host): string => join(host.config.dataDir, 'part-views')
const nameOf = (subject: string): string => `${subject}.${viewVersion}`

/** Beyond these, what was not looked at for longest is made anew when somebody asks. */
const keptBytes = 2 * 1024 * 1024 * 1024

/** One at a time: whoever leafs through parts must not hold up those who wait for an analysis. */
const inTurn = byTurns({ atOnce: 1, inLine: 40, full: 'parts.views_wait' })

/** Durable under its name at once or not at all. */
async function put(host: Host, name: string, bytes: Uint8Array): Promise<void> {
  const folder = folderOf(host)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const part = join(folder, `${newId(host.clock.now())}.part`)
  const handle = await open(part, 'w', 0o600)
  try {
    await handle.writeFile(bytes)
  } finally {
    await handle.close()
  }
  await rename(part, join(folder, name))
  await lookedAt(host, join(folder, name))
}

/** For the sweep. */
async function lookedAt(host: Host, path: string): Promise<void> {
  const now = host.clock.now()
  await utimes(path, now, now).catch(() => undefined)
}

async function keptAs(host: Host, name: string): Promise<Buffer | undefined> {
  const path = join(folderOf(host), name)
  try {
    const bytes = await readFile(path)
    await lookedAt(host, path)
    return bytes
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return undefined
    throw error
  }
}

async function kept(host: Host, subject: string): Promise<KeptView | undefined> {
  const name = nameOf(subject)
  const told = await keptAs(host, `${name}.none`)
  if (told !== undefined) return JSON.parse(told.toString()) as KeptView
  const [mesh, picture] = await Promise.all([
    keptAs(host, `${name}.mesh`),
    keptAs(host, `${name}.png`),
  ])
  return mesh === undefined || picture === undefined ? undefined : { reason: null, mesh, picture }
}

/** Reasons of the machine are not kept: the next who asks may be luckier. */
async function keep(host: Host, subject: string, answer: ViewAnswer): Promise<KeptView> {
  const name = nameOf(subject)
  if (answer.reason !== null) {
    if (answer.reason.startsWith('parts.view_')) {
      await put(host, `${name}.none`, Buffer.from(JSON.stringify(answer)))
    }
    return answer
  }
  const [mesh, picture] = [answer.mesh, answer.picture].map((text) => Buffer.from(text, 'base64'))
  await put(host, `${name}.mesh`, mesh!)
  await put(host, `${name}.png`, picture!)
  return { reason: null, mesh: mesh!, picture: picture! }
}

const making = new Map<string, Promise<KeptView>>()

async function make(host: Host, subject: string): Promise<KeptView> {
  const answer = await inTurn(() =>
    withAnalyser(host, (analyser) =>
      storageOf(host).withLocal(digestOf(subject), (path) => analyser.view(path)),
    ),
  )
  return keep(host, subject, answer)
}

/** Of a file that was analysed. Many who ask at once wait for the same answer. */
export async function viewOf(host: Host, subject: string): Promise<KeptView> {
  const known = await kept(host, subject)
  if (known !== undefined) return known
  const key = `${host.config.dataDir} ${subject}`
  const asked = making.get(key) ?? make(host, subject).finally(() => making.delete(key))
  making.set(key, asked)
  return asked
}

/** Leaves what was looked at last, up to the bound. */
export async function sweepViews(host: Host, most = keptBytes): Promise<void> {
  const folder = folderOf(host)
  const names = await readdir(folder).catch(() => [])
  const files = await Promise.all(
    names.map(async (name) => {
      const { size, mtimeMs } = await stat(join(folder, name))
      return { name, size, mtimeMs }
    }),
  )
  let left = files.reduce((sum, { size }) => sum + size, 0)
  for (const { name, size } of files.toSorted((a, b) => a.mtimeMs - b.mtimeMs)) {
    if (left <= most) return
    await rm(join(folder, name), { force: true })
    left -= size
  }
}
