import { useTranslation } from '../../kernel/words.ts'
import type { TablePage } from '../../../domain/evaluation/record.endpoints.ts'
import { seatsOf, writtenSeats, type RecordWords } from '../../../domain/evaluation/record.ts'
import { Segments } from '../../ui/Choices.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import css from '../round/Round.module.css'
import { thereOf } from './seatLine.ts'

type Seat = RecordWords['seats'][number]
type There = ReturnType<typeof thereOf>
type Vote = 'yes' | 'no'

/** Whoever is not at the table says nothing to its conclusion. */
const withThere = (seat: Seat, there: There): Seat => ({
  ...seat,
  present: there !== 'absent' && (there === 'there' || seat.present),
  recused: there === 'recused',
  ...(there === 'there' ? {} : { agrees: null }),
})

/** Who is there, who stands back, and who carries the conclusion. */
export function Seats({
  table,
  words,
  readOnly,
  onChange,
}: {
  readonly table: TablePage
  readonly words: RecordWords
  readonly readOnly: boolean
  readonly onChange: (words: RecordWords) => void
}) {
  const { t } = useTranslation('panel')
  const { t: say } = useTranslation('evaluation')
  const all = writtenSeats(seatsOf(table.members, words))
  const change = (seat: Seat) =>
    onChange({
      ...words,
      seats: all.map((one) => (one.expertId === seat.expertId ? seat : one)),
    })
  return (
    <Sheet title={t('table.seats')}>
      <ul className={css.lines}>
        {table.members.map((member, at) => {
          const seat = all[at]!
          const there = thereOf(seat)
          const votes = member.role !== 'secretary' && there === 'there'
          const explains = there !== 'there' || (votes && seat.agrees === false)
          return (
            <li key={member.expertId}>
              <div>
                <b>{member.name}</b> <span className="second t13">{member.employer}</span>
              </div>
              <Tag tone={member.role === 'leader' ? 'ink' : 'plain'}>
                {say(`panelRole.${member.role}`)}
              </Tag>
              <div className={`${css.wide} stack`}>
                {member.recused ? (
                  <p className="second t13">{t('table.recusedBefore')}</p>
                ) : (
                  <div className={css.acts}>
                    <Segments<There>
                      label={t('table.thereOf', { name: member.name })}
                      options={(['there', 'absent', 'recused'] as const).map((value) => ({
                        value,
                        label: t(`table.there.${value}`),
                        disabled: readOnly,
                      }))}
                      value={there}
                      onChange={(value) => change(withThere(seat, value))}
                    />
                    {votes && (
                      <Segments<Vote>
                        label={t('table.voteOf', { name: member.name })}
                        options={(['yes', 'no'] as const).map((value) => ({
                          value,
                          label: t(`table.vote.${value}`),
                          disabled: readOnly,
                        }))}
                        value={seat.agrees === null ? null : seat.agrees ? 'yes' : 'no'}
                        onChange={(value) => change({ ...seat, agrees: value === 'yes' })}
                      />
                    )}
                  </div>
                )}
                {explains && !member.recused && (
                  <TextInput
                    label={t('table.why', { name: member.name })}
                    value={seat.note}
                    maxLength={500}
                    readOnly={readOnly}
                    onChange={(note) => change({ ...seat, note })}
                  />
                )}
              </div>
            </li>
          )
        })}
      </ul>
    </Sheet>
  )
}
