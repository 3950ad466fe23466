/** Words of the pages that bring in lists of experts, in English. */
import type { SameKeys } from '../../../domain/kernel/text.ts'
import type { expertImportZh } from './text.zh.ts'

export const expertImportEn: SameKeys<typeof expertImportZh> = {
  title: 'Import experts',
  bring: 'Import a list',
  file: 'File',
  fileHelp: 'XLSX or CSV, at most 20,000 lines. You see a preview before anything is imported.',
  updates: 'Update experts of the register',
  updatesNote:
    'Where an address is known, the list changes what it says; empty cells change nothing. Otherwise lines that differ from the register are left out.',
  noBatches: 'No experts were imported yet',
  template: 'Template',
  templateText: 'Columns may stand in any order; all but name and e-mail may be left out.',
  registerText: 'To change many experts of the register, export it, edit it and import it again:',
  getTemplate: 'Download the empty template',
  templateName: 'List of experts',
  registerName: 'Experts (to import again)',
  how: 'How to write each column',
  column: 'Column',
  write: 'Contents',
  col: {
    name: 'Name',
    email: 'E-mail',
    title: 'Title, position',
    seniority: 'Seniority',
    fields: 'Fields',
    region: 'Region',
    employer: 'Employer',
    employerCode: 'Credit code',
    past: 'Former employers',
    loadMin: 'Least items',
    loadMax: 'Most items',
    availability: 'Availability',
    recommendedBy: 'Recommended by',
    payee: 'Payee',
    bank: 'Bank',
    account: 'Account',
    idNumber: 'Identity number',
  },
  hint: {
    name: 'Required. The same name at the same employer is held to be one person.',
    email: 'Required. An expert is known by it; one address, one expert.',
    title: 'Such as “professor, director”.',
    seniority: '“senior” or “other”; empty means other.',
    fields:
      'Each with its level: 1 knows it, 2 works in it, 3 leads in it; 2 where none is given. Semicolons between: “industrial software 3; information security 1”. Needed before admission.',
    region: 'Required. A province, or a code of six digits.',
    employer: 'Required.',
    employerCode: 'Needed before admission: conflicts of interest are found by it.',
    past: 'Conflicts are found by them: “An institute (credit code) until 2018-06-30; A university”.',
    loadMin: 'Items of one round, at least; 0 where empty.',
    loadMax: 'Items of one round, at most; 20 where empty.',
    availability: 'Empty means always; or “2019-07-01 to 2019-08-31”.',
    recommendedBy: 'Code of the recommending unit.',
    payee:
      'Payment details may be left out; else payee, bank and account go together. Kept encrypted; a preview shows the last signs only, and no export holds them.',
    bank: 'With its branch.',
    account: '8 to 30 digits. In Excel, format the column as text first.',
    idNumber:
      'May be left out. 18 signs for residents, or the number of another paper. In Excel, format the column as text first.',
  },
  fieldNames: 'Names of fields',
  fieldGap: '; ',
  kind: 'Result',
  kinds: { new: 'new', change: 'change', same: 'no change' },
  lacks: 'to complete: {{columns}}',
  stays: 'Still listed',
  fresh: 'New',
  changes: 'Changes',
  waitingFigure: 'To be admitted',
  undoText:
    'New experts are removed and changed ones are as before. Experts who were invited, assigned or changed since stay. Write why (at least 10 characters); it is kept.',
  kept_one: '{{count}} line stays: this expert was invited, assigned or changed since.',
  kept_other: '{{count}} lines stay: these experts were invited, assigned or changed since.',
  admit_one: 'Admit {{count}} expert',
  admit_other: 'Admit {{count}} experts',
  admitted: 'Admitted',
  admitText: 'By another person than who imported the list.',
  incomplete_one:
    '{{count}} more lacks a field or the code of the employer: complete it, then admit it alone.',
  incomplete_other:
    '{{count}} more lack a field or the code of the employer: complete them, then admit them one by one.',
  missed_one:
    '{{count}} line was not imported: its address came in, or its expert was changed, after the preview.',
  missed_other:
    '{{count}} lines were not imported: their addresses came in, or their experts were changed, after the preview.',
}
