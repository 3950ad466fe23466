import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import type { ArrangementPage } from '../../../domain/evaluation/arrangement.endpoints.ts'
import type { Binding } from '../../../domain/evaluation/assignmentRepair.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { Note } from '../../ui/States.tsx'

type Props = { readonly plan: ArrangementPage }
type Cause = ArrangementPage['causes'][number]

const shownFirst = 8
const parts = ['conflicts', 'refused', 'excluded', 'level'] as const

function Items({ ids, plan }: Props & { readonly ids: readonly string[] }) {
  const { t } = useTranslation('evaluation')
  const [all, setAll] = useState(false)
  const shown = all ? ids : ids.slice(0, shownFirst)
  return (
    <>
      <ul>
        {shown.map((id) => {
          const item = plan.namedItems[id]
          return <li key={id}>{item === undefined ? id : `${item.seq}. ${item.title}`}</li>
        })}
      </ul>
      {shown.length < ids.length && (
        <LinkButton onClick={() => setAll(true)}>
          {t('arrange.listAll', { count: ids.length })}
        </LinkButton>
      )}
    </>
  )
}

function CausePart({ cause, plan }: Props & { readonly cause: Cause }) {
  const { t } = useTranslation('evaluation')
  const { binds, items, kind, experts, asked, possible } = cause
  const words = binds.map((one) => t(`binding.${one}`)).join(t('expert.and'))
  const first = plan.namedItems[items[0] ?? '']?.title
  const counts = parts
    .filter((part) => experts[part] > 0)
    .map((part) => t(`arrange.causePart.${part}`, { n: experts[part] }))
    .join('')
  const lead = (): string => {
    if (binds.length === 0)
      return t('arrange.causeFew', { count: items.length, asked, all: experts.all })
    if (items.length === 0) return t('arrange.causeAll', { binds: words })
    const said = { count: items.length, binds: words }
    return kind === 'item' ? t('arrange.causeItem', said) : t('arrange.causeTogether', said)
  }
  return (
    <div>
      <p>{lead()}</p>
      {items.length > 0 && <Items ids={items} plan={plan} />}
      {kind === 'together' && <p>{t('arrange.causeLoads', { asked, possible })}</p>}
      {kind === 'item' && binds.length > 0 && first !== undefined && (
        <p className="t13">
          {t('arrange.causeExperts', {
            ...{ item: first, asked, all: experts.all, open: experts.open },
            parts: counts,
          })}
        </p>
      )}
      {!cause.exact && <p className="muted t13">{t('arrange.causeOpen')}</p>}
    </div>
  )
}

/** Where no plan can be: what contradicts itself, or what binds and for which items. */
export function Trouble({ plan }: Props) {
  const { t } = useTranslation('evaluation')
  const wordsOf = (list: readonly Binding[]): string =>
    list.map((one) => t(`binding.${one}`)).join(t('expert.and'))
  const isConflict = plan.causes.some(({ binds }) => binds.includes('conflicts'))
  return (
    <>
      {plan.faults.length > 0 && (
        <Note tone="bad" title={t('arrange.status.faulty')}>
          <ul>
            {plan.faults.map((fault) => (
              <li key={`${fault.code} ${fault.item} ${fault.expert}`}>
                {t(`problemFault.${fault.code}`, {
                  item: plan.namedItems[fault.item]?.title ?? fault.item,
                  expert: plan.named[fault.expert] ?? fault.expert,
                })}
              </li>
            ))}
          </ul>
        </Note>
      )}
      {plan.causes.length > 0 && (
        <Note tone="care" title={t('arrange.causeTitle')}>
          {plan.causes.map((cause) => (
            <CausePart
              key={`${cause.kind} ${cause.binds.join()} ${cause.items[0] ?? ''}`}
              cause={cause}
              plan={plan}
            />
          ))}
          {plan.alone.length > 0 && <p>{t('arrange.alone', { binds: wordsOf(plan.alone) })}</p>}
          {isConflict && <p className="muted t13">{t('arrange.causeConflicts')}</p>}
        </Note>
      )}
    </>
  )
}
