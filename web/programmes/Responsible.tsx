import { useTranslation } from '../kernel/words.ts'
import type { AnswerOf } from '../../domain/kernel/endpoint.ts'
import type { Stage } from '../../domain/programmes/programme.ts'
import { listResponsible } from '../../domain/programmes/responsible.endpoints.ts'
import { useFormat } from '../kernel/format.ts'
import { useCall } from '../kernel/query.ts'

type Told = Pick<AnswerOf<typeof listResponsible>, 'stages' | 'rows'>

/** One line a duty: its stage, what is done, who leads and who helps. */
export function ResponsibleRows({ stages, rows }: Told) {
  const { t } = useTranslation('programmes')
  const { language, list } = useFormat()
  const nameOf = new Map(stages.map(({ code, name }) => [code, name[language]]))
  return (
    <ul className="stack t13">
      {rows.map(({ id, stage, what, lead, helpers }) => (
        <li key={id}>
          <b>{nameOf.get(stage)}</b> {what}
          <div className="second">
            {t('call.responsible.lead', { org: lead })}
            {helpers.length > 0 && ` · ${t('call.responsible.helpers', { orgs: list(helpers) })}`}
          </div>
        </li>
      ))}
    </ul>
  )
}

/** 责任单位 of the stages that a page is about, for whoever sees them; nothing where none is told. */
export function Responsible({
  programmeId,
  kinds,
}: {
  readonly programmeId: string
  readonly kinds: readonly Stage['kind'][]
}) {
  const { t } = useTranslation('programmes')
  const { data } = useCall(listResponsible, { params: { programmeId } })
  const stages = data?.stages.filter(({ kind }) => kinds.some((one) => one === kind)) ?? []
  const rows = data?.rows.filter(({ stage }) => stages.some(({ code }) => code === stage)) ?? []
  if (rows.length === 0) return null
  return (
    <section aria-label={t('call.responsible.title')} style={{ marginBottom: 16 }}>
      <h3>{t('call.responsible.title')}</h3>
      <ResponsibleRows stages={stages} rows={rows} />
    </section>
  )
}
