import * as addresses from '../../domain/notices/address.endpoints.ts'
import * as channel from '../../domain/notices/channel.endpoints.ts'
import * as mailbox from '../../domain/notices/mailbox.endpoints.ts'
import * as notice from '../../domain/notices/notice.endpoints.ts'
import * as preference from '../../domain/notices/preference.endpoints.ts'
import type { Serve } from '../kernel/http/serve.ts'
import { askAddress, proveAddress, removeAddress } from './address.actions.ts'
import { listAddresses } from './address.queries.ts'
import { testChannel } from './channel.actions.ts'
import { listChannels } from './channel.queries.ts'
import { listOutbox, readMailbox } from './mailbox.queries.ts'
import { markAllRead, markNotices } from './notice.actions.ts'
import { countUnread, listNotices } from './notice.queries.ts'
import { changePreferences, unsubscribe } from './preference.actions.ts'
import { readPreferences } from './preference.queries.ts'

function addressRoutes(serve: Serve): void {
  serve(addresses.listAddresses, (work) => listAddresses(work))
  serve(addresses.askAddress, async (work, { body, request }) => {
    await askAddress(work, body, request.identity.language)
    return listAddresses(work)
  })
  serve(addresses.proveAddress, async (work, { params, body }) => {
    await proveAddress(work, params.channel, body.code)
    return listAddresses(work)
  })
  serve(addresses.removeAddress, async (work, { params }) => {
    await removeAddress(work, params.channel)
    return listAddresses(work)
  })
}

export function noticesRoutes(serve: Serve): void {
  addressRoutes(serve)
  serve(channel.listChannels, (work) => listChannels(work))
  serve(channel.testChannel, (work, { params, request }) =>
    testChannel(work, params.channel, request.identity.language),
  )
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
