/** console: how an operator runs the place. */
import { endpointsOf } from '../../domain/kernel/endpoint.ts'
import { conflict } from '../../domain/kernel/verdict.ts'
import * as agreement from '../../domain/console/agreement.endpoints.ts'
import * as announcement from '../../domain/console/announcement.endpoints.ts'
import * as approval from '../../domain/console/approval.endpoints.ts'
import * as history from '../../domain/console/history.endpoints.ts'
import * as role from '../../domain/console/role.endpoints.ts'
import * as setting from '../../domain/console/setting.endpoints.ts'
import * as status from '../../domain/console/status.endpoints.ts'
import { consoleEn } from '../../domain/console/text.en.ts'
import { consoleZh } from '../../domain/console/text.zh.ts'
import * as viewing from '../../domain/console/viewing.endpoints.ts'
import type { Module } from '../kernel/module.ts'
import { registerKinds } from '../notices/index.ts'
import { registerApprovalKinds } from './approval.kinds.ts'
import { peopleApprovals, peopleHeard } from './approval.people.ts'
import { consoleRoutes } from './console.routes.ts'
import { ownNamers, registerThingNames } from './thingNames.ts'
import { viewingStopped } from './viewing.actions.ts'

export { openApproval, settleApproval, type NewApproval } from './approval.actions.ts'
export { registerApprovalKinds, type ApprovalKind } from './approval.kinds.ts'
export { historyOf } from './history.queries.ts'
export { registerPermitsOf } from './permits.ts'
export { setting } from './setting.queries.ts'
export { registerStatusPart, type StatusPart } from './statusParts.ts'
export { isUuid, registerThingNames, type ThingNamer } from './thingNames.ts'

registerApprovalKinds(peopleApprovals)
registerThingNames(ownNamers)
registerKinds([
  {
    code: 'console.viewing',
    urgent: true,
    optional: false,
    defaults: { mail: 'at_once' },
    words: { zh: consoleZh.notice.viewing, en: consoleEn.notice.viewing },
  },
])

export const consoleModule: Module = {
  name: 'console',
  sentence:
    'How an operator runs the place: what waits, who may do what, what is said, what happened.',
  endpoints: endpointsOf(
    approval,
    role,
    agreement,
    announcement,
    setting,
    history,
    viewing,
    status,
  ),
  routes: (serve) => consoleRoutes(serve),
  hears: { ...peopleHeard, 'people.session.viewingStopped': viewingStopped },
  constraints: {
    role_changed_meanwhile: conflict('console.role_changed_meanwhile'),
    setting_changed_meanwhile: conflict('console.setting_changed_meanwhile'),
    agreement_version_is_taken: conflict('console.agreement_has_a_draft'),
    agreement_has_a_draft_already: conflict('console.agreement_has_a_draft'),
    agreement_is_accepted_already: conflict('console.agreement_is_accepted_already'),
    announcement_runs_forward: conflict('console.announcement_runs_backward'),
  },
  invariants: [
    {
      name: 'nothing waits twice in the inbox',
      sql: `select kind, thing_id from console.approval where state = 'open'
            group by kind, thing_id having count(*) > 1`,
    },
    {
      name: 'only published agreements are accepted, with the words that were published',
      sql: `select a.person_id from console.acceptance a
            join console.agreement_version v on v.id = a.agreement_version_id
            where v.state <> 'published' or v.digest <> a.digest`,
    },
    {
      name: 'a setting has the value of its last change',
      sql: `select c.name from console.setting_change c
            left join kernel.setting s on s.name = c.name
            where c.version = (select max(version) from console.setting_change l where l.name = c.name)
              and (s.value is null or s.value <> c.after)`,
    },
    {
      name: 'nobody looked with an operator’s own eyes or for more than two hours',
      sql: `select id from console.viewing
            where operator_id = person_id or until_at > started_at + interval '2 hours'`,
    },
  ],
}
