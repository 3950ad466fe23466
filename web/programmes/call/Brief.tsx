import type { ReactNode } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import type { ProgrammeDefinition } from '../../../domain/programmes/programme.ts'
import type { Origin as OriginOf } from '../../../domain/kernel/sourced.ts'
import { useFormat } from '../../kernel/format.ts'
import { Origin } from '../Origin.tsx'
import css from './Call.module.css'
import type { Call } from './useProgramme.ts'

function Line({
  name,
  of,
  children,
}: {
  readonly name: string
  readonly of?: OriginOf
  readonly children?: ReactNode
}) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {children} {of !== undefined && <Origin of={of} />}
      </dd>
    </div>
  )
}

function useShape({ areas, directions, limits }: ProgrammeDefinition): string {
  const { t } = useTranslation('calls')
  const counts = { areas: areas.length, directions: directions.length }
  if (counts.directions === 0) return t('call.brief.whatNone')
  if (counts.areas === 0) return t('call.brief.whatFlat', counts)
  const max = limits.directionsPerProject.value?.max
  return max === undefined
    ? t('call.brief.whatOpen', counts)
    : t('call.brief.whatText', { ...counts, max })
}

function Consortium({ definition }: { readonly definition: ProgrammeDefinition }) {
  const { t } = useTranslation('calls')
  const rule = definition.consortium.value
  if (rule === null) return null
  if (!rule.allowed) return t('call.brief.consortiumNo')
  return rule.maxMembers === null
    ? t('call.brief.consortiumFree')
    : t('call.brief.consortiumYes', { max: rule.maxMembers })
}

/** The call in eight lines: by whom, what, who, how many, until when. */
export function Brief({ call }: { readonly call: Call }) {
  const { t } = useTranslation('calls')
  const { language, due } = useFormat()
  const { definition, closesAt } = call
  const { documentNumber, issuer, limits, applicants } = definition
  const months = limits.constructionMonths.value
  const projects = limits.projectsPerApplicant.value
  const submit = definition.deadlines.find((rule) => rule.step === 'submit' && rule.unit === null)
  const kinds = applicants.kinds
    .map((kind) => kind.name[language])
    .join(language === 'zh' ? '、' : ', ')
  return (
    <dl className={css.brief}>
      <Line name={t('call.brief.issuer')}>
        {issuer.name[language]}
        {issuer.office.value !== null && (
          <span className="muted t13"> {issuer.office.value[language]}</span>
        )}
      </Line>
      <Line name={t('call.brief.number')} of={documentNumber}>
        {documentNumber.value}
      </Line>
      <Line name={t('call.brief.what')} of={limits.directionsPerProject}>
        {useShape(definition)}
      </Line>
      <Line name={t('call.brief.who')}>{kinds === '' ? t('call.applicants.noKinds') : kinds}</Line>
      <Line name={t('call.brief.howMany')} of={limits.projectsPerApplicant}>
        {projects !== null && t('call.brief.howManyText', { max: projects.max })}
      </Line>
      <Line name={t('call.brief.until')} {...(submit === undefined ? {} : { of: submit.date })}>
        {closesAt === null ? t('calls.undated') : due(closesAt)}
      </Line>
      <Line name={t('call.brief.months')} of={limits.constructionMonths}>
        {months !== null &&
          t(months.strength === 'hard' ? 'call.brief.monthsHard' : 'call.brief.monthsSoft', {
            max: months.max,
          })}
      </Line>
      <Line name={t('call.brief.consortium')} of={definition.consortium}>
        <Consortium definition={definition} />
      </Line>
    </dl>
  )
}
