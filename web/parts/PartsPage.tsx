import { useNavigate } from '@tanstack/react-router'
import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { useTranslation } from '../kernel/words.ts'
import {
  beginPart,
  listParts,
  type PartRow,
  readPicture,
} from '../../domain/parts/part.endpoints.ts'
import { mayBeginPart, partEndings, partFileMaxBytes } from '../../domain/parts/part.ts'
import { FileUpload } from '../files/FileUpload.tsx'
import { actorOf } from '../kernel/actor.ts'
import { call } from '../kernel/call.ts'
import { formatBytes, useFormat } from '../kernel/format.ts'
import { useMe } from '../kernel/me.ts'
import { callOptions, useAct } from '../kernel/query.ts'
import { PageHead } from '../kernel/shell/PageHead.tsx'
import { Link } from '../ui/Link.tsx'
import { type ListQuery, useListQuery } from '../ui/list.ts'
import { readPages } from '../ui/ListExport.tsx'
import { type ListColumn, ListPage } from '../ui/ListPage.tsx'
import { useReasons } from '../ui/reason.ts'
import { Sheet } from '../ui/Sheet.tsx'
import { Empty, ErrorState } from '../ui/States.tsx'
import { toast } from '../ui/Toast.tsx'
import { boxSaid } from './numbers.ts'
import css from './Parts.module.css'
import { renews } from './renews.ts'
import { FindingCounts, StateTag } from './Tags.tsx'

const pageSize = 50
const exportPage = 200
const askAgainMs = 1500

function queryOf({ filters, find, after }: ListQuery, limit: number) {
  const whose = (['own', 'shared'] as const).find((one) => one === filters.whose)
  return {
    limit,
    ...(after === undefined ? {} : { after }),
    ...(find === '' ? {} : { text: find }),
    ...(whose === undefined ? {} : { whose }),
  }
}

const readAll = (query: ListQuery) =>
  readPages((after) => call(listParts, { query: queryOf({ ...query, after }, exportPage) }))

export const isOpen = ({ revision: { analysis } }: PartRow): boolean =>
  analysis.state === 'waiting' || analysis.state === 'running'

/** A drawing has no picture. */
const isFlat = ({ revision: { analysis } }: PartRow): boolean => analysis.bboxMm?.[2] === 0

function Named({ row }: { readonly row: PartRow }) {
  const { t } = useTranslation('parts')
  return (
    <div className={css.named}>
      {row.open && row.revision.analysis.state === 'done' && !isFlat(row) && (
        // Its name stands beside it.
        <img
          className={css.picture}
          alt=""
          loading="lazy"
          src={readPicture.path.replace(':id', row.revision.id)}
        />
      )}
      <div>
        <Link to="/parts/$id" params={{ id: row.id }}>
          {row.name}
        </Link>
        <div className={`${css.light} second t13`}>
          {row.own ? row.revision.fileName : t('from', { org: row.orgName })}
        </div>
      </div>
    </div>
  )
}

function useColumns(): readonly ListColumn<PartRow>[] {
  const { t } = useTranslation('parts')
  const { moment } = useFormat()
  const say = useReasons()
  return [
    {
      key: 'name',
      head: t('name'),
      text: ({ name }) => name,
      renderCell: (row) => <Named row={row} />,
    },
    {
      key: 'state',
      head: t('stateHead'),
      text: ({ revision: { analysis } }) => t(`state.${analysis.state}`),
      renderCell: ({ revision: { analysis } }) =>
        analysis.state === 'done' ? (
          <FindingCounts findings={analysis.findings} />
        ) : (
          <>
            <StateTag state={analysis.state} />
            {analysis.reason !== null && (
              <div className="second t12">
                {say({ code: analysis.reason, facts: analysis.facts })}
              </div>
            )}
          </>
        ),
    },
    {
      key: 'size',
      head: t('size'),
      text: ({ revision: { analysis } }) =>
        analysis.bboxMm === null ? '' : boxSaid(analysis.bboxMm),
      renderCell: ({ revision: { analysis } }) =>
        analysis.bboxMm === null ? '—' : boxSaid(analysis.bboxMm),
    },
    {
      key: 'material',
      head: t('material'),
      text: ({ material }) => material ?? '',
      renderCell: ({ material }) => material ?? '—',
    },
    {
      key: 'changed',
      head: t('changed'),
      text: ({ changedAt }) => changedAt,
      renderCell: ({ changedAt }) => moment(changedAt, { year: true }),
    },
  ]
}

/** One file leads to its part; of several the list tells. */
function Dropping() {
  const { t } = useTranslation('parts')
  const navigate = useNavigate()
  const chosen = useRef(0)
  const begin = useAct(beginPart, {
    renews,
    onDone: ({ id, name }) => {
      if (chosen.current === 1) void navigate({ to: '/parts/$id', params: { id } })
      else toast(t('drop.begun', { name }))
    },
  })
  return (
    <Sheet title={t('drop.title')}>
      <FileUpload
        label={t('drop.title')}
        help={t('drop.help', { size: formatBytes(partFileMaxBytes) })}
        accept={partEndings}
        maxBytes={partFileMaxBytes}
        multiple
        keptElsewhere
        onChosen={(count) => (chosen.current = count)}
        onKept={({ id: versionId }) => begin.mutate({ body: { versionId } })}
      />
      {begin.error !== null && <ErrorState problem={begin.error.problem} />}
    </Sheet>
  )
}

/** 零件: one's organisation's own and those shared with it, with what the analysis of each says. */
export function PartsPage() {
  const { t } = useTranslation('parts')
  const navigate = useNavigate()
  const actor = actorOf(useMe())
  const list = useListQuery()
  const reading = useQuery({
    ...callOptions(listParts, { query: queryOf(list.query, pageSize) }),
    refetchInterval: ({ state: { data } }) =>
      data?.rows.some(isOpen) === true ? askAgainMs : false,
  })
  const asks = list.query.find !== '' || Object.keys(list.query.filters).length > 0
  return (
    <div className="stack">
      <PageHead title={t('nav.mine')} />
      {mayBeginPart(actor).ok && <Dropping />}
      <ListPage
        name="parts.list"
        title={t('nav.mine')}
        level={1}
        columns={useColumns()}
        findable
        filters={[
          {
            key: 'whose',
            label: t('whose'),
            options: (['own', 'shared'] as const).map((value) => ({
              value,
              label: t(`whoseIs.${value}`),
            })),
          },
        ]}
        list={list}
        reading={reading}
        rowKey={({ id }) => id}
        rowName={({ name }) => name}
        onOpen={({ id }) => void navigate({ to: '/parts/$id', params: { id } })}
        readAll={readAll}
        empty={
          asks ? (
            <Empty title={t('noMatch')}>{t('noMatchText')}</Empty>
          ) : (
            <Empty title={t('none')}>{t('noneText')}</Empty>
          )
        }
      />
    </div>
  )
}
