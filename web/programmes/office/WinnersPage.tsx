import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import { listLimitMax } from '../../../domain/kernel/shapes.ts'
import { listFileBytes } from '../../../domain/kernel/sheetList.ts'
import { listProgrammes } from '../../../domain/programmes/programme.endpoints.ts'
import {
  listWinnerBatches,
  listWinners,
  previewWinners,
} from '../../../domain/programmes/winner.endpoints.ts'
import type { Winner } from '../../../domain/programmes/winner.ts'
import { formatNumber, useFormat } from '../../kernel/format.ts'
import { Batches } from '../../kernel/importing/Batches.tsx'
import { useAct, useCall } from '../../kernel/query.ts'
import { PageHead, WithSide } from '../../kernel/shell/PageHead.tsx'
import { Button } from '../../ui/Button.tsx'
import { FileDrop } from '../../ui/FileDrop.tsx'
import { Link } from '../../ui/Link.tsx'
import { Select } from '../../ui/Select.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Empty, ErrorState, Loading } from '../../ui/States.tsx'
import { Table } from '../../ui/Table.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { base64Of } from '../../kernel/base64.ts'
import css from './Office.module.css'
import { TrailButtons, useTrail } from '../../ui/Trail.tsx'

/** Series of the office's programmes: lists are kept by series, so that programmes of one know each other's. */
function useSeries() {
  const { language } = useFormat()
  const trail = useTrail()
  const { data } = useCall(listProgrammes, { query: { ...trail.page, limit: listLimitMax } })
  const titles = new Map<string, string>()
  for (const { series, title } of data?.rows ?? []) {
    if (series !== '' && !titles.has(series)) titles.set(series, title[language])
  }
  return {
    options: [...titles].map(([value, title]) => ({ value, label: `${title}（${value}）` })),
    trail,
    next: data?.next ?? null,
  }
}

function Upload() {
  const { t } = useTranslation(['office', 'imports'])
  const navigate = useNavigate()
  const { options, trail, next } = useSeries()
  const [chosen, setChosen] = useState<string | null>(null)
  // A list in the wrong series would compare the wrong applicants: it is chosen, never guessed.
  const only = options.length === 1 && trail.isFirst && next === null ? options[0]!.value : null
  const value = chosen ?? only
  const act = useAct(previewWinners, {
    renews: [listWinnerBatches],
    onDone: ({ batch }) => void navigate({ to: '/office/winners/$id', params: { id: batch.id } }),
  })
  const send = async ([file]: readonly File[]) => {
    if (file === undefined || value === null) return
    const content = await base64Of(file)
    act.mutate({ body: { series: value, fileName: file.name.slice(0, 200), content } })
  }
  return (
    <Sheet title={t('winners.bring')}>
      <div className="stack">
        <Select
          label={t('winners.series')}
          help={t('winners.seriesHelp')}
          options={options}
          value={value}
          onChange={setChosen}
        />
        <TrailButtons trail={trail} next={next} />
        {value === null && <p className="muted t13">{t('winners.seriesFirst')}</p>}
        {value !== null && (
          <FileDrop
            label={t('winners.file')}
            help={t('winners.fileHelp')}
            maxBytes={listFileBytes}
            accept={['.xlsx', '.csv']}
            files={[]}
            onFiles={(files) => void send(files)}
          />
        )}
        {act.isPending && <Loading what={t('imports:reading')} lines={1} />}
        {act.error !== null && <ErrorState problem={act.error.problem} />}
      </div>
    </Sheet>
  )
}

function Brought() {
  const { t } = useTranslation(['office', 'imports'])
  const trail = useTrail()
  const reading = useCall(listWinnerBatches, { query: trail.page })
  return (
    <Batches
      reading={reading}
      trail={trail}
      empty={<Empty title={t('winners.noBatches')}>{t('imports:noBatchesText')}</Empty>}
      renderLink={({ id, fileName }) => (
        <Link to="/office/winners/$id" params={{ id }}>
          {fileName}
        </Link>
      )}
      renderAbout={({ series }) => series}
    />
  )
}

const pageSize = 50

function Listed() {
  const { t } = useTranslation('office')
  const [text, setText] = useState('')
  const [asked, setAsked] = useState('')
  const [year, setYear] = useState('')
  const trail = useTrail()
  const { data, error, refetch } = useCall(listWinners, {
    query: {
      limit: pageSize,
      ...(asked === '' ? {} : { text: asked }),
      ...(/^\d{4}$/.test(year) ? { year: Number(year) } : {}),
      ...trail.page,
    },
  })
  const countNote = ({ total, atLeast }: { total: number; atLeast: boolean }): string =>
    atLeast
      ? t('winners.atLeast', { amount: formatNumber(total) })
      : t('winners.count', { count: total })
  return (
    <Sheet
      title={t('winners.title')}
      {...(data === undefined ? {} : { note: countNote(data) })}
      inside="none"
    >
      <form
        className={css.find}
        onSubmit={(event) => {
          event.preventDefault()
          trail.reset()
          setAsked(text.trim())
        }}
      >
        <TextInput type="search" label={t('winners.find')} value={text} onChange={setText} />
        <TextInput
          label={t('winners.year')}
          inputMode="numeric"
          value={year}
          onChange={(next) => {
            trail.reset()
            setYear(next)
          }}
        />
        <Button type="submit">{t('winners.search')}</Button>
      </form>
      {error !== null && <ErrorState problem={error.problem} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Loading lines={6} />}
      {data?.rows.length === 0 && <p className={css.none}>{t('winners.none')}</p>}
      {data !== undefined && data.rows.length > 0 && (
        <Table<Winner>
          label={t('winners.title')}
          rows={data.rows}
          rowKey={({ id }) => id}
          density="dense"
          columns={[
            {
              key: 'seq',
              head: t('winners.col.seq'),
              renderCell: (row) => t('winners.yearSeq', { year: row.year, seq: row.seq }),
            },
            { key: 'project', head: t('winners.col.project'), renderCell: (row) => row.project },
            {
              key: 'applicant',
              head: t('winners.col.applicant'),
              renderCell: (row) => (
                <>
                  {row.applicant}
                  <div className="muted t12">{row.uscc ?? t('winners.noCode')}</div>
                </>
              ),
            },
            {
              key: 'direction',
              head: t('winners.col.direction'),
              renderCell: (row) => row.direction ?? '—',
            },
            {
              key: 'unit',
              head: t('winners.col.recommendingUnit'),
              renderCell: (row) => row.recommendingUnit ?? '—',
            },
          ]}
        />
      )}
      {data !== undefined && <TrailButtons trail={trail} next={data.next} />}
    </Sheet>
  )
}

/** Winners of earlier years: lists come in batches, each looked at before and undone as a whole. */
export function WinnersPage() {
  const { t } = useTranslation('office')
  return (
    <>
      <PageHead title={t('winners.head')} />
      <h1 className="sr">{t('winners.head')}</h1>
      <WithSide side={<Upload />} sideFirst>
        <Brought />
        <Listed />
      </WithSide>
    </>
  )
}
