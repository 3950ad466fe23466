/** What server and web both say about the market, in English. */
import type { SameKeys } from '../kernel/text.ts'
import type { marketZh } from './text.zh.ts'

export const marketEn: SameKeys<typeof marketZh> = {
  reason: {
    search_down:
      'Search does not answer at the moment. Browse the plain list meanwhile and try again in a few seconds; if it stays so, ask the operator to look at the status page.',
    search_building:
      'Search is building its index and will answer soon. Browse the plain list meanwhile and try again in about a minute.',
    kind_unknown:
      'There is no kind “{{kind}}”. Choose one from the list or leave this condition out.',
    need_without_kind: 'Choose the kind of work first, then match the need.',
    need_faulty:
      'What is wanted of “{{fieldEn}}” cannot be read. Write it otherwise or leave it out.',
    nobody: 'Sign in first.',
    saved_asks_nothing: 'Say what is looked for first, then follow it.',
    saved_unnamed: 'Give this search a name of two characters at least.',
    saved_full: 'At most {{most}} searches can be followed. End some first.',
    saved_name_taken: 'A search has this name already. Choose another.',
    saved_meanwhile: 'Another search was saved at the same time. Try again.',
    saved_moved_on:
      'This search has changed (you saw version {{seen}}, it is {{version}} now). Reload and act again.',
    saved_cannot_pause: 'Only a search that is followed can be paused.',
    saved_cannot_resume: 'Only a paused search can be resumed.',
    saved_cannot_end: 'This search has ended already.',
    change_due: 'Due',
    change_later: '{{day}} ({{days}} days later)',
    change_price: 'Price of a piece',
    change_piece: '≤ ¥{{amount}}',
    change_dearer: '≤ ¥{{amount}} (dearer by {{percent}}%)',
    status_title: 'Search',
    status_offers: 'Offers in the index',
    status_of: '{{indexed}}, of {{published}} published in the database',
    status_behind: 'Changes not read yet',
    status_events: '{{count}}; last read {{seconds}} s ago',
    status_snapshot: 'Last snapshot',
    status_never: 'none since it started',
    status_memory: 'Memory',
    status_absent:
      'Search does not run; the next search starts it. If that repeats, look for “search process” in the log.',
    status_building: 'Search is building its index.',
    status_silent:
      'Search does not hear of the database, so what it finds may be old. Check the connection to the database.',
    status_differs:
      'The index holds {{indexed}} offers where the database has {{published}}. Run “baigong search rebuild”.',
  },
  notice: {
    saved: {
      label: 'Something new for a search that I follow',
      subject: '“{{name}}”: {{count}} new on offer',
      body: 'Since {{since}} there is something new for “{{name}}” ({{count}}): {{titles}}.\nLook at it, pause or end it under “Followed searches”.',
    },
  },
}
