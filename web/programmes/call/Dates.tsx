import { useTranslation } from '../../kernel/words.ts'
import type { Deadline, ProgrammeDefinition } from '../../../domain/programmes/programme.ts'
import { listResponsible } from '../../../domain/programmes/responsible.endpoints.ts'
import type { Responsible } from '../../../domain/programmes/responsibleShape.ts'
import { useFormat } from '../../kernel/format.ts'
import { useCall } from '../../kernel/query.ts'
import { Origin } from '../Origin.tsx'
import css from './Call.module.css'
import { Part } from './Part.tsx'
import type { Call } from './useProgramme.ts'

/** What the date rests on: each answer with its source, for a notice often leaves them open. */
function Basis({ rule }: { readonly rule: Deadline }) {
  const { t } = useTranslation('calls')
  const { inclusive, basis, ifNonWorkingDay, strength, strengthFrom } = rule
  const parts = [
    [
      t(`call.deadlines.strength.${strength}`),
      strengthFrom ?? { source: 'example' as const },
    ] as const,
    inclusive.value !== null &&
      ([
        t(inclusive.value ? 'call.deadlines.inclusive' : 'call.deadlines.exclusive'),
        inclusive,
      ] as const),
    basis.value !== null && ([t(`call.deadlines.basis.${basis.value}`), basis] as const),
    ifNonWorkingDay.value !== null &&
      ([t(`call.deadlines.${ifNonWorkingDay.value}`), ifNonWorkingDay] as const),
  ].filter((part) => part !== false)
  return (
    <span className={css.basis}>
      {parts.map(([text, origin]) => (
        <span key={text}>
          {text} <Origin of={origin} />
        </span>
      ))}
    </span>
  )
}

function DateLine({
  rule,
  closesAt,
  definition,
}: {
  readonly rule: Deadline
  readonly closesAt: string | null
  readonly definition: ProgrammeDefinition
}) {
  const { t } = useTranslation('calls')
  const { language, due } = useFormat()
  // Found here: a function of the programme's file would bring its whole schema to the first page.
  const unit = definition.units.find(({ code }) => code === rule.unit) ?? null
  return (
    <li>
      <span>
        {t(`call.deadlines.${rule.step}`)}
        {unit !== null && <span className="muted"> {unit.name[language]}</span>}
      </span>
      <b>
        {closesAt === null ? '' : due(closesAt)} <Origin of={rule.date} />
      </b>
      <Basis rule={rule} />
    </li>
  )
}

/** Who answers for a stage, as far as it is told to whoever looks. */
function StageDuties({ rows }: { readonly rows: readonly Responsible[] }) {
  const { t } = useTranslation('calls')
  const { list } = useFormat()
  return rows.map(({ id, what, lead, helpers }) => (
    <span key={id} className={css.basis}>
      <span>{what}</span>
      <span>
        {t('call.responsible.title')} · {t('call.responsible.lead', { org: lead })}
      </span>
      {helpers.length > 0 && <span>{t('call.responsible.helpers', { orgs: list(helpers) })}</span>}
    </span>
  ))
}

const datesShownMost = 30

/** Every date of the call with what it rests on, and the stages the file goes through. */
export function Dates({ call }: { readonly call: Call }) {
  const { t } = useTranslation('calls')
  const { language, workingDays } = useFormat()
  const { definition, deadlines } = call
  const { data } = useCall(listResponsible, { params: { programmeId: call.id } })
  const responsible = Map.groupBy(data?.rows ?? [], ({ stage }) => stage)
  const { unitWorkingDays, issuerWorkingDays } = definition.publicity
  return (
    <>
      <Part
        id="dates"
        title={t('call.deadlines.title')}
        {...(definition.deadlines.length === 0 ? { empty: t('call.deadlines.none') } : {})}
      >
        <ul className={css.dates}>
          {definition.deadlines.slice(0, datesShownMost).map((rule, index) => (
            <DateLine
              key={index}
              rule={rule}
              closesAt={deadlines[index]?.closesAt ?? null}
              definition={definition}
            />
          ))}
        </ul>
      </Part>
      <Part
        id="stages"
        title={t('call.stages.title')}
        {...(definition.stages.length === 0 ? { empty: t('call.stages.none') } : {})}
      >
        <ol className={css.stages}>
          {definition.stages.map((stage, index) => (
            <li key={stage.code}>
              <span className={css.number}>{index + 1}</span>
              <span>{stage.name[language]}</span> <Origin of={stage} />
              <StageDuties rows={responsible.get(stage.code) ?? []} />
            </li>
          ))}
        </ol>
        <p className="muted t13">
          {unitWorkingDays.value !== null && (
            <>
              {t('call.deadlines.publicity', { days: workingDays(unitWorkingDays.value) })}{' '}
              <Origin of={unitWorkingDays} />{' '}
            </>
          )}
          {issuerWorkingDays.value !== null && (
            <>
              {t('call.deadlines.publicityIssuer', { days: workingDays(issuerWorkingDays.value) })}{' '}
              <Origin of={issuerWorkingDays} />
            </>
          )}
        </p>
      </Part>
    </>
  )
}
