import { useTranslation } from '../../kernel/words.ts'
import type { PanelConclusion, SelectionRow } from '../../../domain/programmes/selectionPage.ts'
import { Link } from '../../ui/Link.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { pointsText } from './points.ts'
import css from './Selection.module.css'

const tones = { recommend: 'good', reserve: 'care', reject: 'bad' } as const

function Conclusion({ one }: { readonly one: PanelConclusion }) {
  const { t } = useTranslation('selection')
  const { t: say } = useTranslation('evaluation')
  const { recommendation, place } = one
  const record = t('sheet.record', { number: one.number })
  return (
    <li className={css.cell}>
      {recommendation !== null && (
        <Tag tone={tones[recommendation]}>{say(`recommendation.${recommendation}`)}</Tag>
      )}
      <span className={css.note}>
        {t(`sheet.kinds.${one.kind}`)} · {one.panel}
        <br />
        {t('sheet.votes', { agree: String(one.agree), against: String(one.against) })}
        {one.points !== null && ` · ${t('sheet.agreed', { points: pointsText(one.points) })}`}
        <br />
        {place === null ? (
          record
        ) : (
          <Link
            to="/evaluation/rounds/$id/items/$itemId"
            params={{ id: place.roundId, itemId: place.itemId }}
          >
            {record}
          </Link>
        )}
      </span>
    </li>
  )
}

/** What the panels of a claim concluded, by record; whoever may read a record is led to it. */
export function Conclusions({ row }: { readonly row: SelectionRow }) {
  const { t } = useTranslation('selection')
  if (row.conclusions.length === 0) {
    return <span className={css.note}>{t('sheet.noConclusion')}</span>
  }
  return (
    <ul className={css.plain}>
      {row.conclusions.map((one) => (
        <Conclusion key={one.recordId} one={one} />
      ))}
    </ul>
  )
}

/** The same in one line, as it is exported. */
export function useConclusionText(): (row: SelectionRow) => string {
  const { t } = useTranslation('selection')
  const { t: say } = useTranslation('evaluation')
  return ({ conclusions }) =>
    conclusions
      .map(({ recommendation, kind, number, agree, against }) =>
        [
          ...(recommendation === null ? [] : [say(`recommendation.${recommendation}`)]),
          t(`sheet.kinds.${kind}`),
          t('sheet.record', { number }),
          t('sheet.votes', { agree: String(agree), against: String(against) }),
        ].join(' · '),
      )
      .join('; ')
}
