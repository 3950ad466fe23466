import { useTranslation } from '../../kernel/words.ts'
import { readStanding } from '../../../domain/programmes/standing.endpoints.ts'
import { formatDay, useFormat } from '../../kernel/format.ts'
import { useCall } from '../../kernel/query.ts'
import { Sheet } from '../../ui/Sheet.tsx'
import css from './Entry.module.css'

/** Units that send to the office and from which nothing has come, with the day by which they must. */
export function SilentUnits({ programmeId }: { readonly programmeId: string }) {
  const { t } = useTranslation('office')
  const { language } = useFormat()
  const { data } = useCall(readStanding, { params: { programmeId } })
  if (data === undefined) return null
  const silent = data.units.filter(({ channel, sent }) => channel === 'issuer' && sent === 0)
  return (
    <Sheet title={t('entries.silent')} note={t('entries.silentNote', { count: silent.length })}>
      {silent.length === 0 && <p className="muted">{t('entries.silentNone')}</p>}
      <ul className={css.units}>
        {silent.map(({ unitCode, unitName, closesAt }) => (
          <li key={unitCode}>
            {unitName[language]}
            {closesAt !== null && (
              <div className="muted t12">
                {t('entries.silentCloses', {
                  // The moment is the end of the day: the day is the one that it ends.
                  day: formatDay(new Date(Date.parse(closesAt) - 1), language),
                })}
              </div>
            )}
          </li>
        ))}
      </ul>
    </Sheet>
  )
}
