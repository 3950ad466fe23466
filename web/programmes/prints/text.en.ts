/** Words of what is printed, in English. */
import type { SameKeys } from '../../../domain/kernel/text.ts'
import type { printsZh } from './text.zh.ts'

export const printsEn: SameKeys<typeof printsZh> = {
  title: 'On paper',
  note: 'Set on A4, with the version code and the number of each page in its footer. In Chinese.',
  draftNote: 'Made from the draft as it is saved; the footer says that it is a draft. In Chinese.',
  make: 'Make {{format}}',
  open: 'Open {{format}}',
  making: 'Being made',
  glyphs:
    'Characters that no font has are printed as boxes with their codes: {{signs}}. Check them; the operator can add fonts.',
  kind: {
    taskBook: 'Task book',
    report: 'Report',
    changeRequest: 'Request for a change',
    withdrawalRequest: 'Request to withdraw',
    acceptanceRequest: 'Request for acceptance',
    acceptanceOpinion: 'Opinion on acceptance',
    objectionRecord: 'Record of the objection',
    reviewSheet: 'Review sheet',
    roundRecord: 'Record of the round (experts by name)',
    roundRecordNumbered: 'Record of the round (experts by number)',
    panelRecord: 'Record of the panel',
    panelRecords: 'Records of the panels (all items)',
  },
  roundNote:
    'Hand on the one with numbers; the one with names is for the office and its supervisors alone.',
}
