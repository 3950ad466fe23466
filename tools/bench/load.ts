/**
 * The load of a deadline hour, in a process of its own. Open loop: arrivals follow a clock whatever the server
 * does, and a time runs from when its act was due, so that a stall is charged to everybody whom it kept waiting.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { randomOf } from '../../domain/programmes/form/random.ts'
import { openLane, type Answer, type Lane } from './load.client.ts'
import type { LoadLine, LoadPlan, LoadTimes, Session } from './load.plan.ts'

const errorsTold = 5
const signBytes = 3

type Caller = Session & { current: number; readonly lane: Lane; tail: Promise<void> }

type Log = {
  readonly times: number[]
  /** When each was due, in milliseconds from the phase's beginning. */
  readonly dues: number[]
  readonly errors: string[]
  errorCount: number
  bytes: number
}

function newLog(): Log {
  return { times: [], dues: [], errors: [], errorCount: 0, bytes: 0 }
}

function fail(log: Log, what: string): void {
  log.errorCount++
  if (log.errors.length < errorsTold) log.errors.push(what)
}

function headOf(caller: Session, method: string, path: string, more: string, length: number) {
  return (
    `${method} ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncookie: baigong_session=${caller.token}\r\n` +
    `x-baigong-csrf: 1\r\n${more}content-length: ${length}\r\n\r\n`
  )
}

const json = 'content-type: application/json\r\n'

function askJson(caller: Caller, path: string, body: string | Buffer): Promise<Answer> {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body
  return caller.lane.ask(headOf(caller, 'POST', path, json, bytes.length), bytes)
}

/** Moments of a Poisson process, in milliseconds from its beginning. */
function arrivals(random: ReturnType<typeof randomOf>, perSecond: number, seconds: number) {
  const moments: number[] = []
  for (let at = 0; ;) {
    at += (-Math.log(1 - random.whole(0, 999_999) / 1_000_000) / perSecond) * 1000
    if (at >= seconds * 1000) return moments
    moments.push(at)
  }
}

/** Starts every act when it is due; acts of one caller follow one another, and their waiting counts. */
async function drive(
  moments: readonly number[],
  callerOf: (index: number) => Caller,
  log: Log,
  act: (caller: Caller, index: number) => Promise<void>,
): Promise<void> {
  const begun = performance.now()
  for (let next = 0; next < moments.length;) {
    const now = performance.now() - begun
    for (; next < moments.length && moments[next]! <= now; next++) {
      const index = next
      const due = begun + moments[index]!
      const caller = callerOf(index)
      caller.tail = caller.tail
        .then(() => act(caller, index))
        .then(
          () => {
            log.times.push(performance.now() - due)
            log.dues.push(moments[index]!)
          },
          (error: Error) => fail(log, error.message),
        )
    }
    await sleep(2)
  }
}

const filler =
  '依托平台汇聚设计、制造、检测与供应链资源，面向中小企业开放能力，按订单调度产能并跟踪交付质量。'

/** Texts from 2 to 8 kB as they travel: the begin of a body up to the version, and the rest. */
function makeTexts(plan: LoadPlan) {
  const random = randomOf(plan.seed)
  return Array.from({ length: 64 }, (_, index) => {
    let bytes = random.whole(2000, 8000)
    const parts: { at: string; value: string }[] = []
    for (let field = index; bytes > 0; field++) {
      const { at, minChars, maxChars } = plan.fields[field % plan.fields.length]!
      const chars = Math.min(maxChars, Math.max(minChars, Math.ceil(bytes / signBytes)))
      const value = filler.repeat(Math.ceil(chars / filler.length)).slice(0, chars)
      parts.push({ at, value: `${index}${value}`.slice(0, maxChars) })
      bytes -= chars * signBytes
    }
    return parts
  })
}

const versionIn = /"version":(\d+)/

function saveWith(plan: LoadPlan, log: Log) {
  const texts = makeTexts(plan)
  return async (caller: Caller, index: number): Promise<void> => {
    const edits = texts[index % texts.length]!.map(({ at, value }, part) => ({
      kind: 'set',
      at,
      // Every save changes what stands.
      value: part === 0 ? `${index}${value}`.slice(0, value.length) : value,
      baseVersion: caller.current,
    }))
    const body = Buffer.from(JSON.stringify({ edits }))
    log.bytes += body.length
    const path = `/api/programmes/applications/${caller.applicationId}/edits`
    const answer = await askJson(caller, path, body)
    const said = answer.body.toString()
    if (answer.status !== 200 || !said.includes('"conflicts":[],"refused":[]')) {
      throw new Error(`save: ${answer.status} ${said.slice(0, 200)}`)
    }
    caller.current = Number(versionIn.exec(said)![1])
  }
}

async function submit(caller: Caller): Promise<void> {
  const path = `/api/programmes/applications/${caller.applicationId}/submit`
  const answer = await askJson(caller, path, JSON.stringify({ draftVersion: caller.current }))
  if (answer.status !== 200) {
    throw new Error(`submit: ${answer.status} ${answer.body.toString().slice(0, 300)}`)
  }
}

/** A text is a file that everybody may upload, and its content is as large as it says. */
function uploadWith(bytes: number) {
  const content = Buffer.alloc(bytes, 'Delivered on time, measured by batch.\n')
  return async (caller: Caller, index: number): Promise<void> => {
    const wish = { name: `附件${index}.txt`, bytes }
    const made = await askJson(caller, '/api/files/uploads', JSON.stringify(wish))
    if (made.status !== 200) throw new Error(`upload: ${made.status} ${made.body.toString()}`)
    const { id } = JSON.parse(made.body.toString()) as { id: string }
    const path = `/api/files/uploads/${id}`
    const stream = 'content-type: application/offset+octet-stream\r\nupload-offset: 0\r\n'
    const sent = await caller.lane.ask(headOf(caller, 'PATCH', path, stream, bytes), content)
    if (sent.status >= 300) throw new Error(`upload: ${sent.status} ${sent.body.toString()}`)
    const kept = await askJson(caller, `${path}/finish`, '{}')
    if (kept.status !== 200) throw new Error(`upload: ${kept.status} ${kept.body.toString()}`)
  }
}

function phase(name: string): void {
  const { user, system } = process.cpuUsage()
  console.log(JSON.stringify({ phase: name, cpuMs: (user + system) / 1000 } satisfies LoadLine))
}

function evenly(count: number, seconds: number): number[] {
  return Array.from({ length: count }, (_, index) => (index * seconds * 1000) / count)
}

async function settled(callers: readonly Caller[]): Promise<void> {
  await Promise.all(callers.map(({ tail }) => tail))
}

async function load(plan: LoadPlan): Promise<LoadTimes> {
  const callers = plan.sessions.map((session): Caller => ({
    ...session,
    current: session.version,
    lane: openLane(plan.port),
    tail: Promise.resolve(),
  }))
  const byTurn = (index: number): Caller => callers[index % callers.length]!
  const { perSecond, seconds } = plan.saves
  const warm = newLog()
  const warmSeconds = Math.min(6, seconds)
  await drive(
    evenly((perSecond * warmSeconds) / 2, warmSeconds),
    byTurn,
    warm,
    saveWith(plan, warm),
  )
  await settled(callers)
  const [save, sub, up] = [newLog(), newLog(), newLog()]
  phase('save')
  await drive(arrivals(randomOf(plan.seed), perSecond, seconds), byTurn, save, saveWith(plan, save))
  await settled(callers)
  phase('submit')
  // Those who upload are others than those who submit at the same moment; both take their turns.
  const submits = drive(evenly(plan.submits.count, plan.submits.seconds), byTurn, sub, submit)
  const uploaders = callers.slice(0, plan.uploads.count).map((caller) => ({
    ...caller,
    lane: openLane(plan.port),
  }))
  const due = evenly(plan.uploads.count, plan.uploads.seconds)
  const uploads = drive(due, (at) => uploaders[at]!, up, uploadWith(plan.uploads.bytes))
  await Promise.all([submits, uploads])
  await settled([...callers, ...uploaders])
  phase('end')
  for (const { lane } of [...callers, ...uploaders]) lane.close()
  return {
    save: save.times,
    saveDues: save.dues,
    submit: sub.times,
    upload: up.times,
    errors: [warm, save, sub, up].flatMap(({ errors }) => errors),
    errorCount: [warm, save, sub, up].reduce((sum, { errorCount }) => sum + errorCount, 0),
    versions: callers.map(({ current }) => current),
    saveBytes: save.bytes,
  }
}

const [, , planFile = '', timesFile = ''] = process.argv
const plan = JSON.parse(readFileSync(planFile, 'utf8')) as LoadPlan
writeFileSync(timesFile, JSON.stringify(await load(plan)))
process.exit(0)
