/** Who sat at a table, and what they said to its conclusion, in a line. */
import { useTranslation } from '../../kernel/words.ts'
import type { SignedRecord } from '../../../domain/evaluation/signedRecord.ts'

type Seat = SignedRecord['seats'][number]

export const thereOf = ({ present, recused }: Pick<Seat, 'present' | 'recused'>) =>
  recused ? 'recused' : present ? 'there' : 'absent'

export function useSeatLine() {
  const { t } = useTranslation('panel')
  const { t: say } = useTranslation('evaluation')
  return (seat: Seat): string => {
    const vote = seat.agrees === null ? '' : ` · ${t(`table.vote.${seat.agrees ? 'yes' : 'no'}`)}`
    const line = t('table.seatLine', {
      name: seat.name,
      role: say(`panelRole.${seat.role}`),
      state: `${t(`table.there.${thereOf(seat)}`)}${vote}`,
    })
    return seat.note === '' ? line : `${line}${t('table.note', { note: seat.note })}`
  }
}
