import { useParams } from '@tanstack/react-router'
import { useTranslation } from '../../kernel/words.ts'
import {
  readTable,
  saveRecord,
  signRecord,
  type TablePage as Table,
} from '../../../domain/evaluation/record.endpoints.ts'
import {
  maySignRecord,
  mayWriteRecord,
  seatsOf,
  type RecordWords,
} from '../../../domain/evaluation/record.ts'
import { listOwnSessions } from '../../../domain/evaluation/session.endpoints.ts'
import { readWaits } from '../../../domain/evaluation/waiting.endpoints.ts'
import { call } from '../../kernel/call.ts'
import { useMinute } from '../../kernel/clock.ts'
import { formatNumber, useFormat } from '../../kernel/format.ts'
import { useAct, useCall } from '../../kernel/query.ts'
import { NotFound } from '../../kernel/shell/Faults.tsx'
import { PageHead, WithSide } from '../../kernel/shell/PageHead.tsx'
import { Prints, ResponsibleFor } from '../../kernel/shell/Prints.tsx'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { ErrorState, Loading, Note } from '../../ui/States.tsx'
import { TextArea } from '../../ui/TextInput.tsx'
import { toast } from '../../ui/Toast.tsx'
import { MarksForm } from '../MarksForm.tsx'
import { useMarksText } from '../marksText.ts'
import css from '../round/Round.module.css'
import { useWhole, WholeState } from '../../kernel/form/useWhole.tsx'
import { placeOf } from './calendar.ts'
import { Seats } from './Seats.tsx'
import { useSeatLine } from './seatLine.ts'

const renews = [readTable, listOwnSessions, readWaits]
const applicantMost = 1000
const minutesMost = 20_000

const factsOf = (table: Table) => ({
  round: table.roundState,
  role: table.role,
  signed: table.signed !== null,
  from: Date.parse(table.from),
  reviewsOpen: table.reviewsOpen,
})

/** What each wrote alone, under numbers. */
function Alone({ table }: { readonly table: Table }) {
  const { t } = useTranslation('panel')
  const { t: say } = useTranslation('evaluation')
  const { language } = useFormat()
  const { alone, reviewsOpen, rubric } = table
  return (
    <Sheet title={t('table.alone')}>
      {reviewsOpen > 0 && <p className="muted">{t('table.aloneOpen', { count: reviewsOpen })}</p>}
      <ul className={css.lines}>
        {alone.map((one) => (
          <li key={one.number}>
            <b>{t('table.aloneOf', { number: one.number, total: formatNumber(one.total) })}</b>
            <span>
              {one.recommendation === null ? '' : say(`recommendation.${one.recommendation}`)}
            </span>
            <div className={`${css.wide} second t13`}>
              {rubric.dimensions
                .map(({ code, name }) =>
                  t('table.part', { name: name[language], points: one.byDimension[code] ?? '—' }),
                )
                .join(' · ')}
            </div>
            <p className={`${css.wide} ${css.words} t13`}>{one.opinion}</p>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}

function Subject({ table }: { readonly table: Table }) {
  const { t } = useTranslation('panel')
  const { t: say } = useTranslation('evaluation')
  const { day, time } = useFormat()
  return (
    <Sheet title={table.title} level={1}>
      <div className="stack">
        <p>
          <b>
            {day(table.from, { weekday: true })}{' '}
            {t('session.when', { from: time(table.from), to: time(table.to) })}
          </b>{' '}
          {placeOf(table)}
        </p>
        <p className="second">
          {t('table.at', {
            panel: table.panel,
            kind: t(`session.kindOf.${table.kind}`),
            role: say(`panelRole.${table.role}`),
          })}
        </p>
        <p className="second">{table.parties.map(({ name }) => name).join(t('and'))}</p>
        <details>
          <summary>{t('table.brief')}</summary>
          <p className={css.words}>{table.brief}</p>
        </details>
      </div>
    </Sheet>
  )
}

type Editing = {
  readonly table: Table
  readonly words: RecordWords
  readonly readOnly: boolean
  readonly onChange: (words: RecordWords) => void
}

function Fields({ table, words, readOnly, onChange }: Editing) {
  const { t } = useTranslation('panel')
  return (
    <>
      <Seats table={table} words={words} readOnly={readOnly} onChange={onChange} />
      <Sheet title={t('table.minutes')} inside="form">
        <div className="stack">
          <TextArea
            label={t('table.applicant')}
            help={t('table.applicantHelp')}
            optional
            rows={2}
            most={applicantMost}
            readOnly={readOnly}
            value={words.applicant}
            onChange={(applicant) => onChange({ ...words, applicant })}
          />
          <TextArea
            label={t('table.said')}
            help={t('table.saidHelp')}
            rows={8}
            most={minutesMost}
            readOnly={readOnly}
            value={words.minutes}
            onChange={(minutes) => onChange({ ...words, minutes })}
          />
        </div>
      </Sheet>
      <MarksForm
        rubric={table.rubric}
        marks={words.marks}
        readOnly={readOnly}
        wordsOnly={table.rules.concludes === 'vote'}
        onChange={(marks) => onChange({ ...words, marks })}
      />
    </>
  )
}

/** The whole record in lines, for comparing what leader and secretary wrote. */
function useRecordText({ members, rubric }: Table) {
  const lineOf = useSeatLine()
  const marksText = useMarksText(rubric)
  const membersOf = new Map(members.map((one) => [one.expertId, one]))
  return ({ seats, applicant, minutes, marks }: RecordWords): string =>
    [
      ...seats.flatMap((seat) => {
        const member = membersOf.get(seat.expertId)
        return member === undefined ? [] : [lineOf({ ...member, ...seat })]
      }),
      applicant,
      minutes,
      marksText(marks),
    ]
      .filter((line) => line !== '')
      .join('\n')
}

/** The record while leader and secretary write it. */
function Writing({ table }: { readonly table: Table }) {
  const { t } = useTranslation('panel')
  const { t: say } = useTranslation('evaluation')
  const now = useMinute()
  const params = { id: table.id }
  const whole = useWhole<RecordWords>({
    document: `evaluation.record/${table.id}`,
    from: { words: table.words, base: table.version },
    save: ({ words, base }, options) =>
      call(saveRecord, { params, body: { version: base, words } }, options),
    movedOn: 'evaluation.changed_meanwhile',
    async read() {
      const { words, version } = await call(readTable, { params })
      return { words, base: version }
    },
  })
  const { words } = whole
  const tell = useRecordText(table)
  const sign = useAct(signRecord, { renews, onDone: () => toast(t('table.signedNow')) })
  const signNow = () =>
    whole.whenSent((version) => sign.mutate({ params, body: { version: Math.max(1, version) } }))
  const signing = {
    expertId: table.expertId,
    seats: seatsOf(table.members, words),
    words,
    rules: table.rules,
    rubric: table.rubric,
  }
  return (
    <>
      <WholeState whole={whole} name={t('table.minutes')} unsent={say('unsent')} tell={tell} />
      <Fields
        table={table}
        words={words}
        readOnly={whole.saving === null}
        onChange={whole.change}
      />
      {table.role === 'leader' ? (
        <div className={css.acts}>
          <ActionButton
            verdict={maySignRecord(factsOf(table), signing, now.getTime())}
            busy={sign.isPending}
            onClick={() => void signNow()}
          >
            {t('table.sign')}
          </ActionButton>
        </div>
      ) : (
        <Note>{t('table.leaderSigns')}</Note>
      )}
      {sign.error !== null && <ErrorState problem={sign.error.problem} />}
    </>
  )
}

function Reading({ table }: { readonly table: Table }) {
  const { t } = useTranslation('panel')
  const { moment } = useFormat()
  const { signed } = table
  return (
    <>
      {signed === null ? (
        <Note>{t('table.notSigned')}</Note>
      ) : (
        <Note tone="good" title={t('table.signed', { moment: moment(signed.at) })}>
          <span className={css.digest}>{t('table.digest', { digest: signed.digest })}</span>
        </Note>
      )}
      {signed !== null && (table.roundState === 'frozen' || table.roundState === 'released') && (
        <Prints thing="evaluation.record" id={table.id} />
      )}
      <Fields table={table} words={table.words} readOnly onChange={() => undefined} />
    </>
  )
}

/** One item at its panel's table: who is there, what was said, what is concluded, and the leader's signature. */
export function TablePage() {
  const { t } = useTranslation('panel')
  const { id } = useParams({ strict: false }) as { readonly id: string }
  const { data: table, error, refetch } = useCall(readTable, { params: { id } })
  if (error !== null && table === undefined) {
    if (error.problem.status === 404) return <NotFound />
    return <ErrorState problem={error.problem} onRetry={() => void refetch()} />
  }
  if (table === undefined) return <Loading lines={10} />
  const writes = mayWriteRecord(factsOf(table)).ok
  const Part = writes ? Writing : Reading
  return (
    <>
      <PageHead
        title={t('session.item', { seq: table.seq })}
        crumbs={[{ label: t('session.mine'), to: '/reviews/sessions' }]}
      />
      <WithSide
        sideFirst
        side={
          <>
            <Subject table={table} />
            <ResponsibleFor thing="evaluation.table" id={table.id} />
            <Alone table={table} />
          </>
        }
      >
        <Part key={`${table.id} ${writes}`} table={table} />
      </WithSide>
    </>
  )
}
