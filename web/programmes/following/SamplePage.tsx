import { useParams } from '@tanstack/react-router'
import { useTranslation } from '../../kernel/words.ts'
import type { AnswerOf } from '../../../domain/kernel/endpoint.ts'
import { sampleRows } from '../../../domain/indicators/sample.ts'
import { readSample } from '../../../domain/indicators/sample.endpoints.ts'
import { formatDay, formatNumber, useFormat } from '../../kernel/format.ts'
import { useCall } from '../../kernel/query.ts'
import { PageHead, WithSide } from '../../kernel/shell/PageHead.tsx'
import { Facts } from '../../ui/Figures.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { ErrorState, Loading, Note } from '../../ui/States.tsx'
import { Table, type Column } from '../../ui/Table.tsx'
import { Tag } from '../../ui/Tag.tsx'
import css from './Following.module.css'
import { AnswerSample } from './SampleAnswer.tsx'
import { MarkSample } from './SampleMarks.tsx'
import { SampleStateTag } from './Samples.tsx'

export type SampleFile = AnswerOf<typeof readSample>
type Props = { readonly sample: SampleFile }

/** Whoever reads can draw the rows again from the seed, and does so here. */
function About({ sample }: Props) {
  const { t } = useTranslation('following')
  const { language, moment } = useFormat()
  const again = sampleRows(sample.seed, sample.rowCount, sample.size)
  const same = again.join() === sample.rows.join()
  const facts = [
    [t('project'), sample.title],
    [t('indicator'), sample.indicatorName[language]],
    [t('sampling.period'), sample.period],
    [t('sampling.posted'), sample.amount],
    [
      t('sampling.rows'),
      t('sampling.rowsOf', { size: sample.size, all: formatNumber(sample.rowCount) }),
    ],
    [t('sampling.drawnBy'), `${sample.drawnBy} ${moment(sample.drawnAt, { year: true })}`],
    [t('sampling.due'), formatDay(sample.dueDay, language, { year: true })],
    [
      t('sampling.seed'),
      <span key="seed" className={`${css.hash} mono t12`}>
        {sample.seed}
      </span>,
    ],
    [
      t('sampling.digest'),
      <span key="digest" className={`${css.hash} mono t12`}>
        {sample.rowsSha256}
      </span>,
    ],
    ...(sample.reason === null ? [] : [[t('sampling.reason'), sample.reason] as const]),
  ] as const
  return (
    <Sheet title={t('sampling.about')}>
      <Facts facts={facts} />
      <p className={same ? 'muted t13' : 'care t13'}>
        {t(same ? 'sampling.replays' : 'sampling.replaysNot')}
      </p>
    </Sheet>
  )
}

type Line = { readonly row: number; readonly text: string | null }

/** Rows that came, with what was found of each. */
function Rows({ sample }: Props) {
  const { t } = useTranslation('following')
  const given = new Map(sample.answer?.rows.map(({ row, text }) => [row, text]))
  const marks = new Map(sample.settlement?.marks.map((mark) => [mark.row, mark]))
  const lines = sample.rows.map((row): Line => ({ row, text: given.get(row) ?? null }))
  const columns: readonly Column<Line>[] = [
    { key: 'row', head: t('sampling.row'), renderCell: ({ row }) => row },
    {
      key: 'text',
      head: t('sampling.text'),
      renderCell: ({ text }) => <span className={css.said}>{text ?? '—'}</span>,
    },
    ...(sample.settlement === null
      ? []
      : [
          {
            key: 'mark',
            head: t('sampling.found'),
            renderCell: ({ row }: Line) => {
              const mark = marks.get(row)
              if (mark === undefined) return '—'
              return (
                <>
                  <Tag tone={mark.right ? 'good' : 'bad'}>
                    {t(mark.right ? 'sampling.right' : 'sampling.wrong')}
                  </Tag>
                  {mark.note !== null && <div className="t13">{mark.note}</div>}
                </>
              )
            },
          },
        ]),
  ]
  return (
    <Sheet title={t('sampling.drawnRows')} inside="none">
      <Table
        label={t('sampling.drawnRows')}
        columns={columns}
        rows={lines}
        rowKey={({ row }) => String(row)}
      />
    </Sheet>
  )
}

/** How far what came is bound to what was posted. */
function Bound({ sample }: Props) {
  const { t } = useTranslation('following')
  const { moment } = useFormat()
  if (sample.answer === null || sample.answeredAt === null) return null
  const facts = { by: sample.answer.by, at: moment(sample.answeredAt, { year: true }) }
  return sample.listMatches === true ? (
    <Note tone="good" title={t('sampling.listMatches')}>
      {t('sampling.answeredBy', facts)}
    </Note>
  ) : (
    <Note tone="care" title={t('sampling.rowsAlone')}>
      {t('sampling.answeredBy', facts)}
    </Note>
  )
}

function Loaded({ sample }: Props) {
  const { t } = useTranslation('following')
  const { language, moment } = useFormat()
  const { settlement } = sample
  const title = t('sampling.pageTitle', {
    indicator: sample.indicatorName[language],
    period: sample.period,
  })
  return (
    <WithSide side={<About sample={sample} />}>
      <PageHead title={title} crumbs={[{ label: t('title'), to: '/followings' }]} />
      <header className="stack">
        <h1>{title}</h1>
        <div className="row wrap">
          <SampleStateTag sample={sample} />
        </div>
      </header>
      <Bound sample={sample} />
      {settlement !== null && (
        <Note
          tone={sample.outcome === 'verified' ? 'good' : 'bad'}
          title={t(`sampling.outcome.${sample.outcome ?? 'doubted'}`, {
            wrong: sample.wrong,
            size: sample.size,
          })}
        >
          {settlement.note}
          <div className="muted t12">
            {t('stepBy', { by: settlement.by, at: moment(settlement.at, { year: true }) })}
          </div>
        </Note>
      )}
      {sample.mayAnswer && <AnswerSample sample={sample} />}
      {sample.maySettle ? <MarkSample sample={sample} /> : <Rows sample={sample} />}
    </WithSide>
  )
}

/** One sample: who drew which rows from which seed, what came, what was found. */
export function SamplePage() {
  const { sampleId } = useParams({ strict: false })
  const { data, error, refetch } = useCall(readSample, { params: { id: sampleId! } })
  if (error !== null) return <ErrorState problem={error.problem} onRetry={() => void refetch()} />
  return data === undefined ? <Loading lines={6} /> : <Loaded key={data.state} sample={data} />
}
