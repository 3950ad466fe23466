import { useTranslation } from '../kernel/words.ts'
import type { AnswerOf } from '../../domain/kernel/endpoint.ts'
import {
  readReviewResponsible,
  readRoundResponsible,
  readTableResponsible,
} from '../../domain/programmes/reviewResponsible.endpoints.ts'
import { useFormat } from '../kernel/format.ts'
import { useCall } from '../kernel/query.ts'
import { Sheet } from '../ui/Sheet.tsx'
import { ResponsibleRows } from './Responsible.tsx'

/** 责任单位 of the review, programme by programme; nothing where none is told. */
function Told({ programmes }: AnswerOf<typeof readRoundResponsible>) {
  const { t } = useTranslation('programmes')
  const { language } = useFormat()
  if (programmes.length === 0) return null
  return (
    <Sheet title={t('call.responsible.title')}>
      <div className="stack">
        {programmes.map(({ programmeId, title, stages, rows }) => (
          <section key={programmeId} aria-label={title[language]}>
            {programmes.length > 1 && <h3>{title[language]}</h3>}
            <ResponsibleRows stages={stages} rows={rows} />
          </section>
        ))}
      </div>
    </Sheet>
  )
}

export function ResponsibleForRound({ id }: { readonly id: string }) {
  const { data } = useCall(readRoundResponsible, { params: { id } })
  return data === undefined ? null : <Told programmes={data.programmes} />
}

export function ResponsibleForReview({ id }: { readonly id: string }) {
  const { data } = useCall(readReviewResponsible, { params: { id } })
  return data === undefined ? null : <Told programmes={data.programmes} />
}

export function ResponsibleForTable({ id }: { readonly id: string }) {
  const { data } = useCall(readTableResponsible, { params: { id } })
  return data === undefined ? null : <Told programmes={data.programmes} />
}
