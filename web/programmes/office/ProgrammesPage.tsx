import { IconPlus } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import {
  copyProgramme,
  listProgrammes,
  type ProgrammeBrief,
} from '../../../domain/programmes/programme.endpoints.ts'
import { useFormat } from '../../kernel/format.ts'
import { useAct, useCall } from '../../kernel/query.ts'
import { PageHead } from '../../kernel/shell/PageHead.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Link } from '../../ui/Link.tsx'
import { Select } from '../../ui/Select.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Empty, ErrorState, Loading } from '../../ui/States.tsx'
import { Table } from '../../ui/Table.tsx'
import { TrailButtons, useTrail } from '../../ui/Trail.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { ProgrammeStateTag } from './ProgrammeStateTag.tsx'

const yearTest = /^(?:19|20|21)\d{2}$/
const idTest = /^[a-z][a-z0-9-]{1,60}$/

/** A year later under a name of its own: what an officer mostly wants. */
function proposalFor({ series, year, title }: ProgrammeBrief) {
  const next = year + 1
  const moved = (text: string) => text.replaceAll(String(year), String(next))
  return {
    id: `${series.toLowerCase().replaceAll(/[^a-z0-9-]/g, '-')}-${next}`,
    year: String(next),
    zh: moved(title.zh),
    en: moved(title.en),
  }
}

function CopyDialog({
  first,
  onClose,
}: {
  readonly first: ProgrammeBrief
  readonly onClose: () => void
}) {
  const { t } = useTranslation('office')
  const { language } = useFormat()
  const navigate = useNavigate()
  const trail = useTrail()
  const { data } = useCall(listProgrammes, { query: trail.page })
  const [from, setFrom] = useState(first)
  const [wish, setWish] = useState(proposalFor(first))
  const others = data?.rows.filter(({ id }) => id !== from.id) ?? []
  const act = useAct(copyProgramme, {
    renews: [listProgrammes],
    onDone: ({ id }) =>
      void navigate({
        to: '/office/programmes/$programmeId/settings/$section',
        params: { programmeId: id, section: 'basics' },
      }),
  })
  const sound =
    yearTest.test(wish.year) &&
    idTest.test(wish.id) &&
    wish.zh.trim() !== '' &&
    wish.en.trim() !== ''
  const make = () =>
    act.mutate({
      body: {
        from: from.id,
        id: wish.id,
        year: Number(wish.year),
        title: { zh: wish.zh, en: wish.en },
      },
    })
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('copy.title')}
      foot={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button kind="primary" busy={act.isPending} onClick={() => sound && make()}>
            {t('copy.act')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p className="second">{t('copy.text')}</p>
        <Select
          label={t('copy.from')}
          options={[from, ...others].map((row) => ({ value: row.id, label: row.title[language] }))}
          value={from.id}
          onChange={(id) => {
            const next = others.find((row) => row.id === id) ?? from
            setFrom(next)
            setWish(proposalFor(next))
          }}
        />
        {data !== undefined && <TrailButtons trail={trail} next={data.next} total={data.total} />}
        <TextInput
          label={t('copy.titleZh')}
          value={wish.zh}
          onChange={(zh) => setWish({ ...wish, zh })}
          {...(wish.zh.trim() === '' ? { error: t('copy.empty') } : {})}
        />
        <TextInput
          label={t('copy.titleEn')}
          lang="en"
          value={wish.en}
          onChange={(en) => setWish({ ...wish, en })}
          {...(wish.en.trim() === '' ? { error: t('copy.empty') } : {})}
        />
        <TextInput
          label={t('copy.year')}
          inputMode="numeric"
          maxLength={4}
          value={wish.year}
          onChange={(year) => setWish({ ...wish, year })}
          {...(yearTest.test(wish.year) ? {} : { error: t('copy.yearWrong') })}
        />
        <TextInput
          label={t('copy.id')}
          help={t('copy.idHelp')}
          value={wish.id}
          onChange={(id) => setWish({ ...wish, id })}
          {...(idTest.test(wish.id) ? {} : { error: t('copy.idWrong') })}
        />
        {act.error !== null && <ErrorState problem={act.error.problem} />}
      </div>
    </Dialog>
  )
}

function useColumns() {
  const { t } = useTranslation('office')
  const { language, moment, day } = useFormat()
  return [
    {
      key: 'title',
      head: t('list.programme'),
      renderCell: (row: ProgrammeBrief) => (
        <>
          <Link to="/office/programmes/$programmeId" params={{ programmeId: row.id }}>
            {row.title[language]}
          </Link>
          {row.madeFrom !== null && (
            <div className="muted t12">
              {t('list.madeFrom', { title: row.madeFromTitle?.[language] ?? row.madeFrom })}
            </div>
          )}
        </>
      ),
    },
    { key: 'year', head: t('list.year'), renderCell: (row: ProgrammeBrief) => row.year },
    {
      key: 'state',
      head: t('list.state'),
      renderCell: (row: ProgrammeBrief) => <ProgrammeStateTag state={row.state} />,
    },
    {
      key: 'opened',
      head: t('list.opened'),
      renderCell: (row: ProgrammeBrief) =>
        row.openedAt === null ? '—' : day(row.openedAt, { year: true }),
    },
    {
      key: 'changed',
      head: t('list.changed'),
      renderCell: (row: ProgrammeBrief) => moment(row.changedAt, { year: true }),
    },
  ]
}

/** The office's programmes with their state, and the way to a new one. */
export function ProgrammesPage() {
  const { t } = useTranslation('office')
  const trail = useTrail()
  const { data, error, refetch } = useCall(listProgrammes, { query: trail.page })
  const [copying, setCopying] = useState(false)
  const columns = useColumns()
  const head = <PageHead title={t('list.title')} />
  if (error !== null) {
    return (
      <>
        {head}
        <ErrorState problem={error.problem} onRetry={() => void refetch()} />
      </>
    )
  }
  if (data === undefined) return <Loading lines={6} />
  return (
    <>
      {head}
      <Sheet
        title={t('list.title')}
        level={1}
        note={t('list.count', { count: data.total })}
        end={
          data.rows.length > 0 ? (
            <Button kind="primary" icon={IconPlus} onClick={() => setCopying(true)}>
              {t('copy.head')}
            </Button>
          ) : undefined
        }
      >
        {data.rows.length === 0 ? (
          <Empty title={t('list.none')}>{t('list.noneText')}</Empty>
        ) : (
          <Table<ProgrammeBrief>
            label={t('list.title')}
            rows={data.rows}
            rowKey={({ id }) => id}
            columns={columns}
          />
        )}
        <TrailButtons trail={trail} next={data.next} total={data.total} />
      </Sheet>
      {copying && <CopyDialog first={data.rows[0]!} onClose={() => setCopying(false)} />}
    </>
  )
}
