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
}
