/** What of the programmes waits for whoever looks at the desk. */
import { listWaiting, type Waiting as Row } from '../../domain/programmes/waiting.endpoints.ts'
import type { Language } from '../../domain/kernel/text.ts'
import { call } from '../kernel/call.ts'
import type { Waiting } from '../kernel/module.ts'

/** Where each kind is done. */
const placeOf: Readonly<Record<Row['kind'], (row: Row) => string>> = {
  draft: ({ id }) => `/applications/${id}`,
  returned: ({ id }) => `/applications/${id}`,
  toCheck: () => '/inbox',
  toSend: ({ programmeId, unit }) => `/recommend/${programmeId}/${unit}`,
  toPass: ({ programmeId, unit }) => `/recommend/${programmeId}/${unit}`,
  toSign: ({ programmeId, unit }) => `/recommend/${programmeId}/${unit}/briefing`,
  toConfirm: ({ programmeId, unit }) => `/recommend/${programmeId}/${unit}`,
  toBuild: ({ id }) => `/packages/${id}`,
  toDispatch: ({ id }) => `/packages/${id}/dispatch`,
  toAnswerObjection: ({ programmeId, unit }) => `/recommend/${programmeId}/${unit}/publicity`,
  toAnswerQuestion: () => '/guidance',
  toAnswerSelectionObjection: ({ programmeId }) =>
    `/office/programmes/${programmeId}/selection/publicity`,
  toConfirmSelection: ({ programmeId }) => `/office/programmes/${programmeId}/selection`,
  toPublishSelection: ({ programmeId }) => `/office/programmes/${programmeId}/selection/publicity`,
  toReceive: ({ programmeId }) => `/office/programmes/${programmeId}/arrivals`,
  toOpen: ({ programmeId }) => `/office/programmes/${programmeId}/settings`,
  toJoinWorkgroup: ({ programmeId }) => `/workgroups/${programmeId}`,
  toDoTask: ({ programmeId }) => `/workgroups/${programmeId}/tasks`,
  toConfirmTask: ({ programmeId }) => `/workgroups/${programmeId}/tasks`,
  toAnswerAdvice: ({ programmeId }) => `/workgroups/${programmeId}/advice`,
  toTakeNomination: ({ programmeId }) => `/workgroups/${programmeId}/experts`,
  toApproveMinutes: ({ programmeId }) => `/workgroups/${programmeId}/minutes`,
  toReadCircular: () => '/circulars',
}

export async function programmesWaiting(language: Language): Promise<readonly Waiting[]> {
  const { rows } = await call(listWaiting)
  return rows.map((row) => ({
    id: [row.kind, row.programmeId, row.unit, row.id].join(' '),
    label: `desk:programmes.${row.kind}` as const,
    values: { count: row.count },
    about: row.title[language],
    until: row.until,
    to: placeOf[row.kind](row),
  }))
}
