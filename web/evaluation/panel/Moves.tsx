import { useTranslation } from '../../kernel/words.ts'
import type { SlotMove } from '../../../domain/evaluation/session.endpoints.ts'
import { useFormat } from '../../kernel/format.ts'
import css from '../round/Round.module.css'

/** Why a time is not the one that was told before; what was moved earlier stands below, closed. */
export function Moves({ moves }: { readonly moves: readonly SlotMove[] }) {
  const { t } = useTranslation('panel')
  const { day, time } = useFormat()
  const line = ({ from, note, at }: SlotMove) =>
    t(note === null ? 'session.movedByOffice' : 'session.movedAsAsked', {
      from: `${day(from, { weekday: true })} ${time(from)}`,
      note: note ?? '',
      at: day(at),
    })
  const [last, ...earlier] = moves
  if (last === undefined) return null
  return (
    <div className="t13">
      <p>{line(last)}</p>
      {earlier.length > 0 && (
        <details>
          <summary>{t('session.movedEarlier', { count: earlier.length })}</summary>
          <ul className={css.people}>
            {earlier.map((one) => (
              <li key={one.at}>{line(one)}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}
