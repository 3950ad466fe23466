/** Giving up a draft happens a few seconds after it was asked for, so that it can be taken back. */
import { discardApplication } from '../../../domain/programmes/application.endpoints.ts'
import { call } from '../../kernel/call.ts'

const waitMs = 8_000

export type Discarding = { readonly undo: () => void }

/** `onDone` hears whether the server agreed. A page that closes meanwhile gives the draft up at once. */
export function discardSoon(id: string, onDone: (done: boolean) => void): Discarding {
  let over = false
  const act = (keepalive: boolean) => {
    if (over) return
    over = true
    removeEventListener('pagehide', onHide)
    call(discardApplication, { params: { id } }, { keepalive }).then(
      () => onDone(true),
      () => onDone(false),
    )
  }
  const onHide = () => act(true)
  const timer = setTimeout(() => act(false), waitMs)
  addEventListener('pagehide', onHide)
  return {
    undo() {
      over = true
      clearTimeout(timer)
      removeEventListener('pagehide', onHide)
    },
  }
}
