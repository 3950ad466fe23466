import { useTranslation } from '../../kernel/words.ts'
import type {
  ApplicantCondition,
  Direction,
  ProgrammeDefinition,
} from '../../../domain/programmes/programme.ts'
import { useFormat } from '../../kernel/format.ts'
import { type Column, Table } from '../../ui/Table.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { Origin, OriginNote } from '../Origin.tsx'
import css from './Call.module.css'
import { Part } from './Part.tsx'

function Condition({ condition }: { readonly condition: ApplicantCondition }) {
  const { t } = useTranslation('calls')
  const { language } = useFormat()
  const { text, check, strength } = condition
  return (
    <li>
      <span>{text[language]}</span>{' '}
      {strength === 'inPrinciple' && <Tag tone="care">{t('label.strength_inPrinciple')}</Tag>}{' '}
      <span className="muted t12">
        {t(check === 'judged' ? 'call.applicants.judged' : 'call.applicants.checked')}
      </span>{' '}
      <Origin of={condition} />
    </li>
  )
}

function useCell() {
  const { t } = useTranslation('calls')
  return (direction: Direction, kind: string): string => {
    const named = direction.naturalApplicants.value?.find((entry) => entry.kind === kind)
    if (named === undefined) return ''
    return t(named.large ? 'call.applicants.large' : 'call.applicants.yes')
  }
}

/** Whom each direction names, kind by kind. */
function Matrix({ definition }: { readonly definition: ProgrammeDefinition }) {
  const { t } = useTranslation('calls')
  const { language } = useFormat()
  const cell = useCell()
  const rows = definition.directions.filter(({ naturalApplicants: { value } }) => value !== null)
  if (rows.length === 0 || definition.applicants.kinds.length === 0) return null
  const columns: Column<Direction>[] = [
    {
      key: 'direction',
      head: t('call.applicants.direction'),
      renderCell: ({ code, name }) => (
        <span className={css.matrixName}>
          {code} {name.value?.[language] ?? ''}
        </span>
      ),
    },
    ...definition.applicants.kinds.map((kind) => ({
      key: kind.code,
      head: kind.name[language],
      renderCell: (direction: Direction) => cell(direction, kind.code),
    })),
  ]
  return (
    <div className={css.block}>
      <h3>{t('call.applicants.matrix')}</h3>
      <Table
        label={t('call.applicants.matrix')}
        columns={columns}
        rows={rows}
        rowKey={({ code }) => code}
        density="dense"
        phone="scroll"
      />
      <p className="muted t13">{t('call.applicants.matrixNote')}</p>
    </div>
  )
}

/** Who may apply: kinds, conditions, what keeps somebody out, and whom each direction names. */
export function Applicants({ definition }: { readonly definition: ProgrammeDefinition }) {
  const { t } = useTranslation('calls')
  const { language } = useFormat()
  const { kinds, open, conditions } = definition.applicants
  return (
    <Part id="applicants" title={t('call.applicants.title')}>
      <div className={css.columns}>
        <div className={css.block}>
          <h3>{t('call.applicants.kinds')}</h3>
          {kinds.length === 0 && <p className="second">{t('call.applicants.noKinds')}</p>}
          <ul className={css.lines}>
            {kinds.map((kind) => (
              <li key={kind.code}>
                {kind.name[language]} <Origin of={kind} />
              </li>
            ))}
          </ul>
          {open.value === true && <p className="muted t13">{t('call.applicants.open')}</p>}
        </div>
        <div className={css.block}>
          <h3>{t('call.applicants.conditions')}</h3>
          {conditions.length === 0 && <p className="second">{t('label.unpublished')}</p>}
          <ul className={css.lines}>
            {conditions.map((condition) => (
              <Condition key={condition.code} condition={condition} />
            ))}
          </ul>
        </div>
        {definition.exclusions.length > 0 && (
          <div className={css.block}>
            <h3>{t('call.applicants.exclusions')}</h3>
            <ul className={css.lines}>
              {definition.exclusions.map((exclusion) => (
                <li key={exclusion.code}>
                  {exclusion.text[language]} <Origin of={exclusion} /> <OriginNote of={exclusion} />
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
      <Matrix definition={definition} />
    </Part>
  )
}
