import { IconPlus } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import {
  beginStudy,
  type CaseSource,
  type DeskStudy,
  listDeskStudies,
  listSources,
} from '../../domain/cases/study.endpoints.ts'
import { mayBeginStudy, studyPermits, studyStates } from '../../domain/cases/study.ts'
import { actorOf } from '../kernel/actor.ts'
import { call } from '../kernel/call.ts'
import { formatNumber, useFormat } from '../kernel/format.ts'
import { mayI, useMe } from '../kernel/me.ts'
import { useAct, useCall } from '../kernel/query.ts'
import { PageHead } from '../kernel/shell/PageHead.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Link } from '../ui/Link.tsx'
import { type ListQuery, useListQuery } from '../ui/list.ts'
import { readPages } from '../ui/ListExport.tsx'
import { type ListColumn, ListPage } from '../ui/ListPage.tsx'
import { Empty, ErrorState, Loading } from '../ui/States.tsx'
import css from './Cases.module.css'
import { MeasureLine } from './MeasureTable.tsx'
import { StudyStateTag } from './Tags.tsx'

const pageSize = 50
const exportPage = 200

function SourceLine({
  source,
  onPick,
}: {
  readonly source: CaseSource
  readonly onPick: () => void
}) {
  const { t } = useTranslation('cases')
  const { language, day } = useFormat()
  const { title, programmeTitle, acceptedOn, measures, studyId, kind } = source
  return (
    <li className="stack">
      <div>
        <b>{title}</b>
        <div className="second t13">
          {kind === 'project' && acceptedOn !== null
            ? t('begin.project', {
                programme: programmeTitle?.[language] ?? '',
                day: day(acceptedOn, { year: true }),
              })
            : t('begin.track')}
        </div>
        {measures.slice(0, 2).map((measure) => (
          <div key={measure.indicator} className="t13">
            <MeasureLine measure={measure} />
          </div>
        ))}
      </div>
      <div>
        {studyId === null ? (
          <Button size="small" aria-label={t('begin.fromNamed', { title })} onClick={onPick}>
            {t('begin.from')}
          </Button>
        ) : (
          <Link to="/case-studies/$id" params={{ id: studyId }}>
            {t('begin.open')}
          </Link>
        )}
      </div>
    </li>
  )
}

/** From what the case is written: a finished project, a track, or something else that is stated. */
function BeginDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('cases')
  const navigate = useNavigate()
  const sources = useCall(listSources)
  const begin = useAct(beginStudy, {
    renews: [listDeskStudies, listSources],
    onDone: ({ id }) => void navigate({ to: '/case-studies/$id', params: { id } }),
  })
  const rows = sources.data?.rows
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('begin.title')}
      foot={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button busy={begin.isPending} onClick={() => begin.mutate({ body: { source: null } })}>
            {t('begin.other')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p className="second t13">{t('begin.lead')}</p>
        {sources.error !== null && <ErrorState problem={sources.error.problem} />}
        {rows === undefined && sources.error === null && <Loading lines={3} />}
        {rows?.length === 0 && <p>{t('begin.none')}</p>}
        <ul className={css.lines}>
          {rows?.map((source) => (
            <SourceLine
              key={source.id}
              source={source}
              onPick={() =>
                begin.mutate({ body: { source: { kind: source.kind, id: source.id } } })
              }
            />
          ))}
        </ul>
        {begin.error !== null && <ErrorState problem={begin.error.problem} />}
      </div>
    </Dialog>
  )
}

function useColumns(): readonly ListColumn<DeskStudy>[] {
  const { t } = useTranslation('cases')
  const { moment } = useFormat()
  const named = ({ title }: DeskStudy) => (title === '' ? t('untitled') : title)
  return [
    {
      key: 'title',
      head: t('case'),
      text: named,
      beside: [{ head: t('org'), text: ({ orgName }) => orgName }],
      renderCell: (row) => (
        <>
          <Link to="/case-studies/$id" params={{ id: row.id }}>
            {named(row)}
          </Link>
          <div className="second t13">{row.orgName}</div>
        </>
      ),
    },
    {
      key: 'state',
      head: t('state'),
      text: ({ state }) => t(`is.${state}`),
      renderCell: ({ state }) => <StudyStateTag state={state} />,
    },
    {
      key: 'adopted',
      head: t('adopted'),
      numeric: true,
      text: ({ adopted }) => adopted,
      renderCell: ({ adopted }) => formatNumber(adopted),
    },
    {
      key: 'changed',
      head: t('changed'),
      text: ({ changedAt }) => changedAt,
      renderCell: ({ changedAt }) => moment(changedAt, { year: true }),
    },
  ]
}

function queryOf({ filters, find, after }: ListQuery, limit: number) {
  const state = studyStates.find((one) => one === filters.state)
  return {
    limit,
    ...(after === undefined ? {} : { after }),
    ...(find === '' ? {} : { text: find }),
    ...(state === undefined ? {} : { state }),
  }
}

const readAll = (query: ListQuery) =>
  readPages((after) => call(listDeskStudies, { query: queryOf({ ...query, after }, exportPage) }))

const shownStates = studyStates.filter((state) => state !== 'discarded')

/** Cases on the desk: one's own to write, and for an office what was handed in. */
export function StudiesPage() {
  const { t } = useTranslation('cases')
  const navigate = useNavigate()
  const me = useMe()
  const reviews = mayI(me, studyPermits.review) || mayI(me, studyPermits.read)
  const [beginning, setBeginning] = useState(false)
  const list = useListQuery()
  const reading = useCall(listDeskStudies, { query: queryOf(list.query, pageSize) })
  const title = t(reviews ? 'nav.review' : 'nav.mine')
  return (
    <div className="stack">
      <PageHead title={title} />
      <ListPage
        name="cases.studies"
        title={title}
        level={1}
        columns={useColumns()}
        findable
        filters={[
          {
            key: 'state',
            label: t('state'),
            options: shownStates.map((value) => ({ value, label: t(`is.${value}`) })),
          },
        ]}
        list={list}
        reading={reading}
        rowKey={({ id }) => id}
        rowName={(row) => row.title}
        onOpen={({ id }) => void navigate({ to: '/case-studies/$id', params: { id } })}
        readAll={readAll}
        end={
          mayBeginStudy(actorOf(me)).ok && (
            <Button kind="primary" icon={IconPlus} onClick={() => setBeginning(true)}>
              {t('begin.title')}
            </Button>
          )
        }
        empty={
          <Empty title={t('studiesNone')}>
            {t(reviews ? 'studiesNoneOffice' : 'studiesNoneMine')}
          </Empty>
        }
      />
      {beginning && <BeginDialog onClose={() => setBeginning(false)} />}
    </div>
  )
}
