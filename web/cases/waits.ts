/** What of cases waits for whoever looks at the desk. */
import { listAdoptions } from '../../domain/cases/adoption.endpoints.ts'
import { listDeskStudies } from '../../domain/cases/study.endpoints.ts'
import { call } from '../kernel/call.ts'
import type { Waiting } from '../kernel/module.ts'

type Asked = { readonly reviews: boolean; readonly studies: boolean; readonly verifies: boolean }

export async function casesWaiting(asked: Asked): Promise<readonly Waiting[]> {
  const line = (
    key: 'toReview' | 'toMend' | 'toVerify',
    count: number,
    to: string,
  ): readonly Waiting[] =>
    count === 0
      ? []
      : [
          {
            id: `cases ${key}`,
            label: `desk:cases.${key}` as const,
            values: { count },
            about: null,
            until: null,
            to,
          },
        ]
  const [studies, adoptions] = await Promise.all([
    asked.studies ? call(listDeskStudies, { query: { limit: 1 } }) : null,
    asked.verifies ? call(listAdoptions, { query: { limit: 1 } }) : null,
  ])
  const mends = asked.reviews ? 'toReview' : 'toMend'
  const state = asked.reviews ? 'inReview' : 'returned'
  return [
    ...line(mends, studies?.waiting ?? 0, `/case-studies?state=${state}`),
    ...line('toVerify', adoptions?.waiting ?? 0, '/adoptions?state=declared'),
  ]
}
