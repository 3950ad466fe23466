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
      'This is no file of an offline review. Choose the one that “Export the results” saved.',
    return_not_yours: 'This file does not come from a bundle of yours. Sign in as its expert.',
    return_altered:
      'The file was changed or damaged after it was exported. Export it again from the page.',
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
      '4. When done, press “Export the results”, take the file to a computer with a network, sign in, and read it back under “My reviews”.\r\n' +
      '5. The exported file is encrypted: nobody can read or change it on the way.\r\n' +
      '6. After the review delete this folder: no application is kept.\r\n',
  },
}
