/** Words of reviewing offline, in English. */
import type { SameKeys } from '../kernel/text.ts'
import type { evaluationBundleZh } from './text.bundle.zh.ts'

export const evaluationBundleEn: SameKeys<typeof evaluationBundleZh> = {
  reason: {
    bundle_empty: 'No item of this round is accepted and not handed in: there is nothing to pack.',
    bundle_outdated: 'Items changed since this bundle was made. Make a new one.',
    bundle_page_missing:
      'The server has no page for reviewing offline yet. Ask whoever runs this server.',
    return_unreadable:
      'This is no file of an offline review. Choose the one that “Sign and export” saved.',
    return_not_yours: 'This file does not come from a bundle of yours. Sign in as its expert.',
    return_altered:
      'The file was changed or damaged after it was exported. Export it again from the page.',
    return_not_signed:
      'The file is not signed and cannot be taken. Press “Sign and export” on the page and read back the new file.',
    return_other_key:
      'The file was signed with another key than the one registered for this bundle and cannot be taken. Export it again from that bundle with its signing code; if the code is lost, make a new bundle.',
    return_signature_wrong:
      'The signature does not fit: the file was changed after it was signed, and no part of it can be taken. Sign and export again from the page.',
    return_older:
      'What was signed later for this item has been taken already; this is older and cannot be taken. Read back the file that you exported last.',
    signing_key_wrong:
      'The signing key is no public key on P-256 and cannot be registered. Reload the page and make the bundle again.',
    return_foreign_item: 'This item is not of that bundle and cannot be taken.',
    return_item_changed:
      'Documents or rubric of this item changed since it was packed. Make a new bundle, or review online.',
    return_item_gone: 'This item is not yours to review any more.',
    return_marks_wrong:
      'Marks that do not fit the rubric: {{count}}. Correct them on the page and export again.',
  },
  bundleFile: {
    name: 'Offline review',
    folder: 'documents',
    page: 'review.html',
    readme: 'read me.txt',
    readmeText:
      '1. Unpack the whole archive into a folder first; do not open the page inside of it.\r\n' +
      '2. Open “review.html” in a browser; no network is needed. Documents lie in “documents”; the page links to them.\r\n' +
      '3. What you write is kept in the browser of this computer. Export before you change computer or browser.\r\n' +
      '4. When done, enter the signing code that you wrote down when the bundle was made, press “Sign and export”, take the file to a computer with a network, sign in, and read it back under “My reviews”.\r\n' +
      '5. The exported file is signed and encrypted: nobody can read it on the way, and a change is noticed. Keep the signing code apart from this folder; if it is lost, only a new bundle helps.\r\n' +
      '6. After the review delete this folder: no application is kept.\r\n',
  },
}
