import { IconPencil, IconTable } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import { mayFillSeats } from '../../../domain/programmes/managing.ts'
import { asProgramme } from '../../../domain/programmes/programmeCheck.ts'
import type { ProgrammeDefinition } from '../../../domain/programmes/programme.ts'
import { readProgramme, type Seat } from '../../../domain/programmes/programme.endpoints.ts'
import { fillSeats } from '../../../domain/programmes/seat.endpoints.ts'
import { readStanding } from '../../../domain/programmes/standing.endpoints.ts'
import { useFormat } from '../../kernel/format.ts'
import { useAct } from '../../kernel/query.ts'
import { WithSide } from '../../kernel/shell/PageHead.tsx'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Button } from '../../ui/Button.tsx'
import { Segments } from '../../ui/Choices.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { ErrorState, Note } from '../../ui/States.tsx'
import { Table } from '../../ui/Table.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { toast } from '../../ui/Toast.tsx'
import { MailboxSheet } from './MailboxSheet.tsx'
import css from './Office.module.css'
import { ProgrammeFrame, type Managed } from './ProgrammeFrame.tsx'
import { SeatDialog } from './SeatDialog.tsx'
import { SeatTableDialog } from './SeatTableDialog.tsx'

export type Sitting = Pick<Seat, 'unitCode' | 'orgId' | 'authorityName'>

/** Fills seats and offers the way back to who sat there before. */
export function useFillSeats(programmeId: string, onDone: () => void) {
  const { t } = useTranslation('office')
  const renews = [readProgramme, readStanding]
  const back = useAct(fillSeats, { renews, onDone: () => toast(t('seats.undone')) })
  const act = useAct(fillSeats, {
    renews,
    onDone: ({ before }) => {
      onDone()
      const seats = before.map(({ unitCode, orgId, authorityName }) => ({
        unitCode,
        orgId,
        authorityName,
      }))
      toast(t('seats.filled', { count: before.length }), () =>
        back.mutate({ params: { programmeId }, body: { seats } }),
      )
    },
  })
  const fill = (seats: readonly Sitting[]) =>
    act.mutate({ params: { programmeId }, body: { seats: [...seats] } })
  return { fill, busy: act.isPending, problem: (act.error ?? back.error)?.problem ?? null }
}

function useColumns(managed: Managed, edit: (unit: string) => void) {
  const { t } = useTranslation('office')
  const { language } = useFormat()
  const { quotaConditions } = managed.definition as ProgrammeDefinition
  const nameOf = (code: string) =>
    quotaConditions.find((condition) => condition.code === code)?.text[language] ?? code
  return [
    {
      key: 'unit',
      head: t('seats.unit'),
      renderCell: (seat: Seat) => (
        <>
          {seat.unitName[language]} <span className={css.code}>{seat.unitCode}</span>
        </>
      ),
    },
    {
      key: 'org',
      head: t('seats.org'),
      renderCell: (seat: Seat) => seat.orgName ?? <Tag tone="care">{t('seats.empty')}</Tag>,
    },
    { key: 'name', head: t('seats.name'), renderCell: (seat: Seat) => seat.authorityName ?? '—' },
    ...(quotaConditions.length === 0
      ? []
      : [
          {
            key: 'conditions',
            head: t('seats.conditions'),
            renderCell: (seat: Seat) =>
              seat.conditions.length === 0 ? '—' : seat.conditions.map(nameOf).join('；'),
          },
        ]),
    {
      key: 'edit',
      head: t('compare.act'),
      renderCell: (seat: Seat) => (
        <Button
          size="small"
          icon={IconPencil}
          aria-label={t('seats.editOf', { unit: seat.unitName[language] })}
          onClick={() => edit(seat.unitCode)}
        >
          {t('change')}
        </Button>
      ),
    },
  ]
}

function Seats({ managed }: { readonly managed: Managed }) {
  const { t } = useTranslation('office')
  const [only, setOnly] = useState<'all' | 'empty'>('all')
  const [editing, setEditing] = useState<string | null>(null)
  const [pasting, setPasting] = useState(false)
  const columns = useColumns(managed, setEditing)
  const filling = useFillSeats(managed.id, () => {
    setEditing(null)
    setPasting(false)
  })
  const verdict = mayFillSeats(managed.state)
  const filled = managed.seats.filter(({ orgId }) => orgId !== null).length
  const rows = managed.seats.filter(({ orgId }) => only === 'all' || orgId === null)
  const seat = managed.seats.find(({ unitCode }) => unitCode === editing)
  return (
    <WithSide
      side={
        <>
          <Sheet title={t('seats.many')}>
            <div className="stack">
              <p className="second t13">{t('seats.manyText')}</p>
              <ActionButton
                kind="plain"
                icon={IconTable}
                verdict={verdict}
                onClick={() => setPasting(true)}
              >
                {t('seats.paste')}
              </ActionButton>
            </div>
          </Sheet>
          <MailboxSheet managed={managed} />
        </>
      }
    >
      {filling.problem !== null && editing === null && !pasting && (
        <ErrorState problem={filling.problem} />
      )}
      <Sheet
        title={t('seats.title')}
        note={t('seats.count', { filled, all: managed.seats.length })}
        inside="none"
        end={
          <Segments
            label={t('standing.show')}
            options={[
              { value: 'all', label: t('standing.only.all') },
              { value: 'empty', label: t('standing.only.unseated') },
            ]}
            value={only}
            onChange={setOnly}
          />
        }
      >
        <Table<Seat>
          label={t('seats.title')}
          rows={rows}
          rowKey={({ unitCode }) => unitCode}
          columns={columns}
          density="dense"
        />
        {rows.length === 0 && <p className={css.none}>{t('seats.allFilled')}</p>}
      </Sheet>
      {seat !== undefined && (
        <SeatDialog
          key={seat.unitCode}
          managed={managed}
          seat={seat}
          filling={filling}
          onClose={() => setEditing(null)}
        />
      )}
      {pasting && (
        <SeatTableDialog
          programmeId={managed.id}
          filling={filling}
          onClose={() => setPasting(false)}
        />
      )}
    </WithSide>
  )
}

/** Which organisation acts as which recommending unit; conditions of quotas; where mails go. */
export function SeatsPage() {
  const { t } = useTranslation('office')
  return (
    <ProgrammeFrame at="seats">
      {(managed) => (
        <>
          {asProgramme(managed.definition) === null ? (
            <Note tone="care" title={t('seats.unsound')}>
              {t('seats.unsoundText')}
            </Note>
          ) : (
            <Seats managed={managed} />
          )}
        </>
      )}
    </ProgrammeFrame>
  )
}
