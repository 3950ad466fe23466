import { expect, test } from 'vitest'
import type { FormDefinition } from '../../../domain/programmes/form/definition.ts'
import type { Edit } from '../../../domain/programmes/form/edits.ts'
import { applyEdits } from '../../../domain/programmes/form/merge.ts'
import { emptyState, type FormState } from '../../../domain/programmes/form/state.ts'
import { createFormStore, type FormStore } from './store.ts'

const words = (zh: string) => ({ zh, en: zh })

const form: FormDefinition = {
  id: 'small',
  version: 1,
  title: words('表'),
  source: 'design',
  instructions: [],
  directions: [],
  sections: [
    {
      id: 'B',
      title: words('项目'),
      role: 'body',
      items: [
        {
          id: 'name',
          kind: 'text',
          lines: 'single',
          maxChars: 50,
          label: words('名称'),
          source: 'design',
        },
        {
          id: 'story',
          kind: 'text',
          lines: 'multi',
          maxChars: 500,
          label: words('简述'),
          source: 'design',
        },
        {
          id: 'rows',
          kind: 'table',
          maxRows: 9,
          label: words('表'),
          source: 'design',
          columns: [{ id: 'a', kind: 'text', lines: 'single', maxChars: 20, label: words('甲') }],
        },
      ],
    },
  ],
  rules: [],
}

/** A server of one form, and people who write on it through stores of their own. */
function server(start: FormState = emptyState) {
  let state = start
  return {
    state: () => state,
    writer(by: string) {
      const queue = new Map<number, Edit>()
      let next = 0
      const store = createFormStore(form, state)
      store.connect((edit) => void queue.set(next++, edit))
      return {
        store,
        /** Sends what is pending; answers what came back. */
        save() {
          const edits = [...queue.values()].map((edit) => {
            const key = edit.kind === 'set' ? edit.at : `${edit.at}/${edit.rowId}#${edit.kind}`
            return store.pendingAt(key) ?? edit
          })
          const sent = [...new Set(edits)]
          queue.clear()
          const applied = applyEdits(form, state, sent, { by })
          state = applied.state
          store.took(sent, {
            version: state.version,
            accepted: applied.accepted.map(({ edit, outcome, value }) => ({
              index: sent.indexOf(edit),
              outcome,
              ...(value === undefined ? {} : { value }),
            })),
          })
          return applied
        },
      }
    },
  }
}

function texts(store: FormStore) {
  return [store.value('B.name'), store.value('B.story')]
}

test('a keystroke is heard by its own field and by nobody else', () => {
  const { store } = server().writer('a')
  const heard: string[] = []
  store.onField('B.name', () => heard.push('name'))
  store.onField('B.story', () => heard.push('story'))
  store.set('B.name', '甲')
  store.set('B.name', '甲')
  expect(heard).toEqual(['name'])
})

test('saving a field does not hide what a colleague wrote elsewhere in the meantime', () => {
  const s = server()
  const mine = s.writer('a')
  const theirs = s.writer('b')
  theirs.store.set('B.story', '同事写的')
  theirs.save()
  mine.store.set('B.name', '我写的')
  mine.save()
  expect(mine.store.behind()).toBe(true)
  // Not seen, so not overwritten: the edit still builds on the version before the colleague's.
  mine.store.set('B.story', '我也写')
  expect(mine.save().conflicts.map(({ at }) => at)).toEqual(['B.story'])
  mine.store.refresh(s.state())
  expect([mine.store.behind(), mine.store.seen(), ...texts(mine.store)]).toEqual([
    false,
    2,
    '我写的',
    '我也写',
  ])
})

test('a draft read before a save of mine was taken does not take it from the page', () => {
  const s = server()
  const mine = s.writer('a')
  const theirs = s.writer('b')
  theirs.store.set('B.story', '同事写的')
  theirs.save()
  const readEarly = s.state()
  mine.store.set('B.name', '我写的')
  mine.save()
  mine.store.refresh(readEarly)
  expect([mine.store.behind(), ...texts(mine.store)]).toEqual([true, '我写的', undefined])
  mine.store.refresh(s.state())
  expect([mine.store.behind(), ...texts(mine.store)]).toEqual([false, '我写的', '同事写的'])
})

test('one after the other there is no gap, and no reason to read the draft again', () => {
  const s = server()
  const mine = s.writer('a')
  mine.store.set('B.name', '一')
  mine.save()
  mine.store.set('B.name', '二')
  expect(mine.save().conflicts).toEqual([])
  expect([mine.store.behind(), mine.store.seen()]).toEqual([false, 2])
})

test('a choice of mine replaces theirs, a choice of theirs gives mine up', () => {
  const s = server()
  const mine = s.writer('a')
  const theirs = s.writer('b')
  theirs.store.set('B.name', '乙')
  theirs.save()
  mine.store.set('B.name', '甲')
  const [conflict] = mine.save().conflicts
  expect(conflict?.theirs).toBe('乙')
  const again = mine.store.insist('B.name', conflict!.theirsVersion)
  expect(applyEdits(form, s.state(), [again!]).conflicts).toEqual([])
  mine.store.giveUp('B.name', '乙', conflict!.theirsVersion)
  expect(mine.store.value('B.name')).toBe('乙')
})

test('long texts of two people merge, and the one typed on meanwhile merges again', () => {
  const base = '第一句写在这里。第二句写在这里。第三句写在这里。'
  const begun = applyEdits(form, emptyState, [
    { kind: 'set', at: 'B.story', value: base, baseVersion: 0 },
  ]).state
  const s = server(begun)
  const mine = s.writer('a')
  const theirs = s.writer('b')
  theirs.store.set('B.story', base.replace('第三句', '第三句由同事'))
  theirs.save()
  mine.store.set('B.story', base.replace('第一句', '第一句由我'))
  expect(mine.save().accepted.map(({ outcome }) => outcome)).toEqual(['merged'])
  expect(mine.store.value('B.story')).toBe(
    '第一句由我写在这里。第二句写在这里。第三句由同事写在这里。',
  )
})

test('rows are added, moved, removed and brought back, and the list keeps its identity meanwhile', () => {
  const s = server()
  const { store, save } = s.writer('a')
  const one = store.addRow('B.rows')
  const two = store.addRow('B.rows')
  store.set(`B.rows/${one}/a`, '甲')
  expect(store.rowIds('B.rows')).toEqual([one, two])
  store.moveRow('B.rows', two, null)
  expect(store.rowIds('B.rows')).toEqual([two, one])
  store.removeRow('B.rows', two)
  expect(store.rowIds('B.rows')).toEqual([one])
  store.restoreRow('B.rows', two)
  const before = store.rowIds('B.rows')
  save()
  expect(store.rowIds('B.rows')).toEqual([two, one])
  store.set(`B.rows/${one}/a`, '乙')
  expect(store.rowIds('B.rows')).toEqual(before)
  expect(save().conflicts).toEqual([])
})

test('what an earlier visit kept stands on top of the draft', () => {
  const s = server()
  const { store } = s.writer('a')
  store.restore([{ kind: 'set', at: 'B.name', value: '离线写的', baseVersion: 0 }])
  expect(texts(store)).toEqual(['离线写的', undefined])
  expect(store.answers()).toEqual({ 'B.name': '离线写的' })
})
