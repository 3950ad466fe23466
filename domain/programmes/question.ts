/** 提问: who may ask the office: those who write applications, and those who work at a recommending unit. */
import { permits, type Actor } from '../kernel/actor.ts'
import { allowed, forbidden, type Verdict } from '../kernel/verdict.ts'

const write = 'programmes.application.edit'
const recommend = 'programmes.candidate.read'

export function mayAskOffice(actor: Actor): Verdict {
  return permits(actor, write) || permits(actor, recommend)
    ? allowed
    : forbidden('programmes.role_cannot', { permit: write })
}
