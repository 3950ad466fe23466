/** programmes, the issuer's decision: what is asked at each door of scores, selection and what is published of it. */
import { at, type Knock, type Knocks } from './knock.ts'
import { longReason as reason, programmeId } from './stageProgramme.ts'
import type { Stage } from './stage.ts'

const content = Buffer.from('\uFEFF推荐单位,排序,方向,得分\r\n33,2,4,80\r\n').toString('base64')
const rules = {
  method: 'raw',
  conclusion: 'none',
  thresholds: { otherwise: 0, byDirection: {} },
  cap: null,
  byDirection: {},
  byRegion: {},
  perProject: null,
}

export function selectionKnocks(s: Stage): Knocks {
  const ofOffice = (body?: object): Knock => ({
    params: { programmeId },
    ...(body === undefined ? {} : { body }),
  })
  const { selectionVersion: version, selectionSeen: seen } = s
  const decision = { entryId: s.chosenEntry, direction: '4', take: false, reason }
  return {
    'programmes.score.commit': at(s.scoreList, { expected: 1 }),
    'programmes.score.list': at(s.scoreList),
    'programmes.score.preview': ofOffice({ fileName: '得分.csv', content }),
    'programmes.selection.beginPublicity': ofOffice({ seen }),
    'programmes.selection.decide': ofOffice({ version, decisions: [decision] }),
    'programmes.selection.explain': ofOffice(),
    'programmes.selection.export': ofOffice(),
    'programmes.selection.look': ofOffice(seen),
    'programmes.selection.objections': ofOffice(),
    'programmes.selection.publish': ofOffice({
      documentNumber: '演示函〔2019〕1号',
      documentDate: '2019-07-12',
    }),
    'programmes.selection.read': ofOffice(),
    'programmes.selection.rows': ofOffice(),
    'programmes.selection.rules': ofOffice({ version, rules }),
    'programmes.selection.step': ofOffice({ verb: 'propose', seen }),
    'programmes.selection.strike': at(s.entry, { reason }),
    'programmes.selected.download': { params: { programmeId, format: 'csv' } },
    'programmes.selected.downloadTitles': { params: { programmeId, format: 'json' } },
    'programmes.selected.read': at(s.entry),
  }
}
