import * as mailbox from '../../domain/notices/mailbox.endpoints.ts'
import * as notice from '../../domain/notices/notice.endpoints.ts'
import * as preference from '../../domain/notices/preference.endpoints.ts'
import type { Serve } from '../kernel/http/serve.ts'
import { listOutbox, readMailbox } from './mailbox.queries.ts'
import { markAllRead, markNotices } from './notice.actions.ts'
import { countUnread, listNotices } from './notice.queries.ts'
import { changePreferences, unsubscribe } from './preference.actions.ts'
import { readPreferences } from './preference.queries.ts'

export function noticesRoutes(serve: Serve): void {
  serve(notice.listNotices, (work, { query, request }) =>
    listNotices(work, query, request.identity.language),
  )
  serve(notice.countUnread, (work) => countUnread(work))
  serve(notice.markNotices, (work, { body }) => markNotices(work, body.ids, body.as))
  serve(notice.markAllRead, (work, { body }) => markAllRead(work, body.upToId))
  serve(preference.readPreferences, (work, { request }) =>
    readPreferences(work, request.identity.language),
  )
  serve(preference.changePreferences, async (work, { body, request }) => {
    await changePreferences(work, body)
    return readPreferences(work, request.identity.language)
  })
  serve(preference.unsubscribe, (work, { body, request }) =>
    unsubscribe(work, body, request.identity.language),
  )
  serve(mailbox.readMailbox, (work, { query }) => readMailbox(work, query))
  serve(mailbox.listOutbox, (work, { query }) => listOutbox(work, query))
}
