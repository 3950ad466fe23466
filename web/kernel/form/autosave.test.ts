import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { localProblem } from '../problem.ts'
import { CallProblem } from '../problem.ts'
import { createAutosave, type SaveOutcome } from './autosave.ts'
import { type DraftStore, memoryStore } from './drafts.ts'

type Edit = { readonly field: string; readonly value: string; readonly base: number }
type Outcome = SaveOutcome<string, string>

const place = { personId: 'p', document: 'd' }
const taken = (version: number): Outcome => ({ version, conflicts: [], refused: [] })

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }))
afterEach(() => void vi.useRealTimers())

function open(
  save: (edits: readonly Edit[]) => Promise<Outcome>,
  store: DraftStore = memoryStore(),
) {
  return createAutosave<Edit, string, string>({
    place,
    store,
    keyOf: (edit) => edit.field,
    combine: (earlier, later) => ({ ...later, base: earlier.base }),
    rebase: (edit, version) => ({ ...edit, base: version }),
    save,
    now: () => Date.now(),
  })
}

const edit = (field: string, value: string, base = 1): Edit => ({ field, value, base })

test('an edit is kept in the browser within 250 ms and sent soon after', async () => {
  const store = memoryStore()
  const sent: Edit[][] = []
  const autosave = open(async (edits) => {
    sent.push([...edits])
    return taken(2)
  }, store)
  autosave.push(edit('a', 'x'))
  await vi.advanceTimersByTimeAsync(250)
  expect((await store.read(place)).map((row) => row.edit)).toEqual([edit('a', 'x')])
  expect([sent, autosave.state().kind]).toEqual([[], 'local'])
  await vi.advanceTimersByTimeAsync(1_000)
  expect(sent).toEqual([[edit('a', 'x')]])
  expect(await store.read(place)).toEqual([])
  expect(autosave.state()).toMatchObject({ kind: 'saved', unsent: 0 })
})

test('somebody who never stops typing is saved all the same, with the first base', async () => {
  const sent: Edit[][] = []
  const autosave = open(async (edits) => {
    sent.push([...edits])
    return taken(2)
  })
  for (let key = 0; key < 50; key += 1) {
    autosave.push(edit('a', String(key), key === 0 ? 1 : 99))
    await vi.advanceTimersByTimeAsync(100)
  }
  expect(sent).toHaveLength(1)
  expect(sent[0]?.[0]?.base).toBe(1)
})

test('what is typed while the server takes the former is sent next, on the new version', async () => {
  const sent: Edit[][] = []
  let answer: (outcome: Outcome) => void = () => undefined
  const autosave = open((edits) => {
    sent.push([...edits])
    return new Promise((resolve) => (answer = resolve))
  })
  autosave.push(edit('a', 'one'))
  await vi.advanceTimersByTimeAsync(1_000)
  autosave.push(edit('a', 'one two'))
  answer(taken(7))
  await vi.advanceTimersByTimeAsync(1_000)
  expect(sent).toEqual([[edit('a', 'one')], [edit('a', 'one two', 7)]])
})

test('offline keeps everything; the return of the network sends it', async () => {
  const store = memoryStore()
  let offline = true
  const sent: Edit[][] = []
  const autosave = open(async (edits) => {
    if (offline) throw localProblem('kernel.offline')
    sent.push([...edits])
    return taken(2)
  }, store)
  autosave.push(edit('a', 'x'), edit('b', 'y'))
  await vi.advanceTimersByTimeAsync(2_000)
  expect(autosave.state()).toMatchObject({ kind: 'offline', unsent: 2 })
  autosave.push(edit('a', 'xx'))
  await vi.advanceTimersByTimeAsync(120_000)
  expect(sent).toEqual([])
  offline = false
  await autosave.flush()
  expect(sent).toEqual([[edit('b', 'y'), edit('a', 'xx')]])
  expect(await store.read(place)).toEqual([])
})

test('a server that does not answer is tried again, ever more slowly', async () => {
  let tries = 0
  const autosave = open(async () => {
    tries += 1
    throw localProblem('kernel.timeout')
  })
  autosave.push(edit('a', 'x'))
  await vi.advanceTimersByTimeAsync(800 + 2_000 + 4_000 + 8_000)
  expect([tries, autosave.state().kind]).toEqual([4, 'waiting'])
  await vi.advanceTimersByTimeAsync(15_000)
  expect(tries).toBe(4)
})

test('an ended session waits for the sign-in and loses nothing', async () => {
  const store = memoryStore()
  const ended = new CallProblem({
    type: '',
    title: '',
    status: 401,
    code: 'kernel.sign_in_first',
    detail: '',
    requestId: '',
  })
  const autosave = open(() => Promise.reject(ended), store)
  autosave.push(edit('a', 'x'))
  await vi.advanceTimersByTimeAsync(60_000)
  expect(autosave.state()).toMatchObject({ kind: 'signedOut', unsent: 1, problem: ended })
  expect(await store.read(place)).toHaveLength(1)
})

test('the next visit finds what the last one could not send', async () => {
  const store = memoryStore()
  const first = open(() => Promise.reject(localProblem('kernel.offline')), store)
  first.push(edit('a', 'x'))
  await vi.advanceTimersByTimeAsync(2_000)
  first.stop()
  const sent: Edit[][] = []
  const second = open(async (edits) => {
    sent.push([...edits])
    return taken(2)
  }, store)
  expect(await second.restore()).toEqual([edit('a', 'x')])
  await vi.advanceTimersByTimeAsync(2_000)
  expect(sent).toEqual([[edit('a', 'x')]])
})

test('a conflict is set aside with both versions until somebody chooses', async () => {
  const sent: Edit[][] = []
  const answers: Outcome[] = [
    { version: 5, conflicts: [{ index: 0, conflict: 'theirs' }], refused: [] },
    taken(6),
  ]
  const autosave = open(async (edits) => {
    sent.push([...edits])
    return answers.shift() ?? taken(9)
  })
  autosave.push(edit('a', 'mine'), edit('b', 'fine'))
  await vi.advanceTimersByTimeAsync(10_000)
  expect(autosave.state()).toMatchObject({ kind: 'conflict', unsent: 1 })
  expect(autosave.state().parked).toMatchObject([
    { key: 'a', edit: edit('a', 'mine'), conflict: 'theirs' },
  ])
  autosave.settle('a', edit('a', 'mine', 5))
  await vi.advanceTimersByTimeAsync(2_000)
  expect(sent).toEqual([[edit('a', 'mine'), edit('b', 'fine')], [edit('a', 'mine', 5)]])
  expect(autosave.state()).toMatchObject({ kind: 'saved', parked: [] })
})

test('letting the other stand forgets mine, here too', async () => {
  const store = memoryStore()
  const autosave = open(
    async () => ({ version: 5, conflicts: [{ index: 0, conflict: 'theirs' }], refused: [] }),
    store,
  )
  autosave.push(edit('a', 'mine'))
  await vi.advanceTimersByTimeAsync(2_000)
  expect(await store.read(place)).toHaveLength(1)
  autosave.settle('a', null)
  await vi.advanceTimersByTimeAsync(1)
  expect([await store.read(place), autosave.state().unsent]).toEqual([[], 0])
})

test('a refused field stays with its fault and is sent again when mended', async () => {
  const sent: Edit[][] = []
  const autosave = open(async (edits) => {
    sent.push([...edits])
    const bad = edits[0]?.value === 'bad'
    return { version: 2, conflicts: [], refused: bad ? [{ index: 0, fault: 'too long' }] : [] }
  })
  autosave.push(edit('a', 'bad'))
  await vi.advanceTimersByTimeAsync(5_000)
  expect(autosave.state().parked).toMatchObject([{ key: 'a', fault: 'too long' }])
  autosave.push(edit('a', 'good'))
  await vi.advanceTimersByTimeAsync(5_000)
  expect([sent.length, autosave.state().parked]).toEqual([2, []])
})
