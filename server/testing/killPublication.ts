/** An office that publishes a selection in a house that may die, with the public looking on. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { programmeId } from '../programmes/package.sample.ts'
import { managed } from '../programmes/selection.sample.ts'
import { ask, type Heard } from './killing.ts'

const path = `${managed}/selection`

export type Publishing = {
  /** Persons who may publish. */
  readonly officers: readonly string[]
  readonly titles: readonly string[]
  /** Requests that were acknowledged, and the papers of the list that were promised. */
  acknowledged: number
  papers: string[]
  /** The public may find the names from the first request on. */
  asked: boolean
  /** How often the public looked. */
  looks: number
}

const document = { documentNumber: '演示函〔2019〕12号', documentDate: '2019-07-26' }

/** Many press the same button at once: one of them publishes, whoever else is answered is told that it is done. */
export async function publishAtOnce(url: string, p: Publishing, times: number): Promise<void> {
  p.asked = true
  const answers = await Promise.all(
    Array.from({ length: times }, async (_, at) => {
      const token = p.officers[at % p.officers.length]!
      const answer = await ask(url, token, 'POST', `${path}/publication`, document)
      if (answer?.status === 200) await askPapers(url, p, token, answer)
      return answer
    }),
  )
  for (const answer of answers) {
    if (answer === undefined || answer.status === 200) continue
    assert.equal(answer.body.code, 'programmes.selection_cannot_step')
  }
}

/** The list as documents, which are made by jobs. */
async function askPapers(url: string, p: Publishing, token: string, { body }: Heard) {
  p.acknowledged++
  for (const format of ['docx', 'xlsx']) {
    const wish = { subject: 'selection', id: body.selectionId, kind: 'selectionList', format }
    const paper = await ask(url, token, 'POST', '/api/programmes/documents', wish)
    if (paper?.status === 200) p.papers.push(paper.body.id)
  }
}

/** What everybody finds: rows of the list, lists, rows counted. */
async function inPublic(url: string): Promise<readonly number[] | undefined> {
  const answers = []
  for (const own of ['selected', 'selected-lists', 'selected-counts']) {
    const answer = await ask(url, null, 'GET', `/api/programmes/${own}`)
    if (answer?.status !== 200) return undefined
    answers.push(answer.body)
  }
  const [rows, lists, counts] = answers
  return [rows.total, lists.rows.length, counts.rows]
}

/** Looks again and again until the house dies: nothing is there before somebody publishes. */
export async function lookUntilDeath(url: string, p: Publishing): Promise<void> {
  for (;;) {
    const before = p.asked
    const found = await inPublic(url)
    if (found === undefined) return
    p.looks++
    if (!before && !p.asked) assert.deepEqual(found, [0, 0, 0], 'a name is public early')
    await sleep(10)
  }
}

/** Whole or not at all, and whole where it was acknowledged; answers which. */
export async function checkPublication(url: string, p: Publishing): Promise<boolean> {
  const officer = p.officers[0]!
  const { body } = (await ask(url, officer, 'GET', path))!
  const published = body.state === 'published'
  assert.ok(published || (body.state === 'public' && p.acknowledged === 0), body.state)
  assert.ok(p.acknowledged <= 1, 'published twice')
  const count = published ? p.titles.length : 0
  assert.deepEqual(await inPublic(url), [count, Number(published), count])
  const winners = (await ask(url, officer, 'GET', '/api/programmes/winners?year=2019'))!.body
  assert.deepEqual(
    winners.rows.map(({ project }: { project: string }) => project).toSorted(),
    published ? p.titles.toSorted() : [],
  )
  const verbs = body.steps.filter(({ verb }: { verb: string }) => verb === 'publish')
  assert.equal(verbs.length, Number(published))
  await checkOpenData(url, published)
  return published
}

/** The files are those whose digests were published. */
async function checkOpenData(url: string, published: boolean): Promise<void> {
  const lists = (await ask(url, null, 'GET', '/api/programmes/selected-lists'))!.body.rows
  for (const format of ['csv', 'json'] as const) {
    const answer = await fetch(`${url}/api/programmes/selected-lists/${programmeId}/${format}`)
    // As bytes: reading it as text would take off the mark with which the table begins.
    const bytes = Buffer.from(await answer.arrayBuffer())
    assert.equal(answer.status, published ? 200 : 404)
    if (!published) continue
    const digest = createHash('sha256').update(bytes).digest('hex')
    assert.equal(digest, lists[0][`${format}Sha256`])
  }
}

/** Every paper that was promised is made, however often the house fell while it was set. */
export async function checkPapers(url: string, p: Publishing): Promise<void> {
  for (const id of p.papers) {
    for (let waitedMs = 0; ; waitedMs += 250) {
      const { body } = (await ask(url, p.officers[0]!, 'GET', `/api/programmes/documents/${id}`))!
      if (body.state === 'done') break
      assert.ok(body.state !== 'failed' && waitedMs < 240_000, `a paper is ${body.state}`)
      await sleep(250)
    }
  }
}
