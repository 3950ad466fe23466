/** Words of reviewing offline, in English. */
import type { SameKeys } from '../../../domain/kernel/text.ts'
import type { offlineZh } from './text.zh.ts'

export const offlineEn: SameKeys<typeof offlineZh> = {
  title: 'Review offline',
  text: 'Without a network: download a bundle, unpack it, score on the page in it, and read the exported results back here.',
  make: 'Make a bundle',
  code: 'Signing code',
  codeTitle: 'Write down the signing code',
  codeText:
    'With this code you sign what you wrote offline; without it nothing can be exported. It is shown here once, the platform does not keep it, and nobody can find it again. Write it on paper and take it along.',
  codeCare:
    'Do not keep it on the same stick or in the same folder as the bundle. If it is lost, make a new bundle.',
  codeCopy: 'Copy',
  codeCopied: 'Copied',
  codeWritten: 'Written down: download the bundle',
  key: 'signing key {{key}}',
  weight:
    'Legal weight: an electronic signature with a key that was made for this bundle alone. It shows that nothing was changed after signing, and that whoever signed held the key. It is not certified by a licensed certification authority and replaces neither a signature by hand nor a seal: where a signed paper is asked for, the paper counts.',
  round: '{{title}}: {{count}} not handed in',
  most: 'A bundle holds {{count}} at most, the first by number; the others go into another one when these are handed in.',
  none: 'There is nothing to take along now.',
  bundles: 'Bundles made',
  bundle: '{{round}}, {{count}} items',
  madeAt: 'made {{moment}}',
  returnedAt: 'read back {{moment}}',
  backFile: 'File exported offline',
  backHelp: 'The file that “Sign and export” saved. You look at it before anything is taken.',
  reading: 'Reading',
  look: 'Results of an offline review',
  savedAt: 'exported {{moment}}, check code {{code}}',
  item: 'Item',
  result: 'Result',
  results: { take: 'to take', same: 'same as here', newer: 'newer here', refused: 'refused' },
  points: 'Points',
  pointsNow: 'Points here',
  notScored: '—',
  complete: 'complete',
  openCount_one: '{{count}} open',
  openCount_other: '{{count}} open',
  completeness: 'Complete',
  newerText:
    'You wrote here after the bundle was made. Taking the file replaces that; it is not chosen unless you do.',
  handIn: 'Hand in the complete ones',
  handInNote: 'Otherwise they are kept as drafts that you can still change here.',
  take_one: 'Take {{count}} item',
  take_other: 'Take {{count}} items',
  taken: 'The results are taken over',
  gone: 'An item that is not yours any more',
  nothing: 'There is nothing to take.',
  page: {
    lead: '{{office}} · {{expert}} · due by {{day}}',
    itemsLabel: 'Items',
    seq: 'No. {{seq}}',
    stateNone: 'not begun',
    stateOpen_one: '{{count}} open',
    stateOpen_other: '{{count}} open',
    stateDone: 'complete',
    documents: 'Documents',
    noDocuments: 'No documents.',
    documentsNote: 'If they do not open, unpack the whole archive first.',
    saved: 'Kept in this browser at {{time}}',
    notSaved: 'This browser cannot keep anything. Sign and export before you close the page.',
    nothingYet: 'What you write is kept in this browser as you type',
    export: 'Sign and export',
    codeHelp:
      'The 20 signs that you wrote down when the bundle was made; capitals and dashes make no difference. Check it before you begin to score.',
    codeRight: 'The code is right: signing key {{key}}.',
    codeWrong:
      'This is not the signing code of this bundle. Check what you typed; if the code is lost, make a new bundle.',
    codeMissing: 'Enter the signing code first.',
    ownKey:
      'The office made this bundle. On export the browser of this computer makes a key and signs with it; the key never leaves this browser, so always export from the same one.',
    signedBy: 'Signed with key {{key}}.',
    exported: 'Exported, check code {{code}}',
    exportedText:
      'Take the saved file to a computer with a network, sign in, read it back under “My reviews”, and compare the check code. Export again after further changes.',
    exportText:
      'The exported file is signed and encrypted: nobody can read it on the way, and a change is noticed. What is not complete can be exported too, and finished online.',
    noSeal:
      'This browser can neither sign nor encrypt. Open the page with a current Chrome, Edge or Firefox.',
    changed: 'You changed something after the export: export again.',
    language: '中文',
    progress: '{{done}} of {{all}} complete',
  },
}
