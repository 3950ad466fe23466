import { useTranslation } from '../../kernel/words.ts'
import type { AnswerOf } from '../../../domain/kernel/endpoint.ts'
import {
  countSelected,
  downloadSelected,
  downloadTitles,
  exportSelected,
  listPublications,
  listSelected,
  type SelectedProject,
} from '../../../domain/programmes/selected.endpoints.ts'
import { titleStates } from '../../../domain/programmes/titleState.ts'
import { addressOf, call } from '../../kernel/call.ts'
import { formatNumber, useFormat } from '../../kernel/format.ts'
import { useCall } from '../../kernel/query.ts'
import { PageHead } from '../../kernel/shell/PageHead.tsx'
import { Bars } from '../../ui/Bars.tsx'
import { LinkButton } from '../../ui/Button.tsx'
import { Link, OutLink } from '../../ui/Link.tsx'
import { type ListQuery, useListQuery } from '../../ui/list.ts'
import { type ListColumn, ListPage } from '../../ui/ListPage.tsx'
import { Empty, ErrorState } from '../../ui/States.tsx'
import { type RegionCode, TileMap } from '../../ui/TileMap.tsx'
import { TrailButtons, useTrail } from '../../ui/Trail.tsx'
import guidance from '../guidance/Guidance.module.css'
import css from './Selection.module.css'
import { Sm3 } from './Sm3.tsx'
import { TitleTag } from './TitleTag.tsx'

type Counts = AnswerOf<typeof countSelected>
const pageSize = 50

function narrowingOf({ filters, find }: ListQuery) {
  const { region, direction, year } = filters
  const title = titleStates.find((state) => state === filters['title'])
  return {
    ...(find === '' ? {} : { text: find }),
    ...(region === undefined ? {} : { region }),
    ...(direction === undefined ? {} : { direction }),
    ...(year === undefined ? {} : { year: Number(year) }),
    ...(title === undefined ? {} : { titleState: title }),
  }
}

function useColumns(): readonly ListColumn<SelectedProject>[] {
  const { t } = useTranslation('selection')
  const { language, day } = useFormat()
  const title = ({ titleState, titleEndedOn }: SelectedProject) =>
    titleEndedOn === null
      ? t(`selected.titleIs.${titleState}`)
      : t('selected.titleEnded', {
          state: t(`selected.titleIs.${titleState}`),
          day: day(titleEndedOn, { year: true }),
        })
  const direction = (row: SelectedProject) => `${row.direction} ${row.directionName[language]}`
  return [
    {
      key: 'title',
      head: t('selected.project'),
      text: (row) => row.title,
      renderCell: (row) => (
        <>
          <Link to="/selected/$id" params={{ id: row.id }}>
            {row.title}
          </Link>
          <div className="second t13">{row.applicant}</div>
          <TitleTag {...row} />
        </>
      ),
      beside: [
        { head: t('selected.applicant'), text: (row) => row.applicant },
        { head: t('selected.titleHead'), text: title },
      ],
    },
    {
      key: 'direction',
      head: t('selected.direction'),
      text: direction,
      renderCell: direction,
    },
    {
      key: 'unit',
      head: t('selected.unit'),
      text: (row) => row.unitName,
      renderCell: (row) => row.unitName,
    },
    {
      key: 'year',
      head: t('selected.year'),
      text: (row) => row.year,
      renderCell: (row) => row.year,
    },
  ]
}

/** How many titles have ended, and the way to those that stand. */
function Ended({
  counts: { rows, ended },
  onStanding,
}: {
  readonly counts: Counts
  readonly onStanding: () => void
}) {
  const { t } = useTranslation('selection')
  if (ended.rows === 0) return null
  return (
    <p className={guidance.note}>
      {t('selected.endedCount', {
        rows: formatNumber(rows),
        ended: formatNumber(ended.rows),
        projects: formatNumber(ended.projects),
        revoked: formatNumber(ended.revoked),
        withdrawn: formatNumber(ended.withdrawn),
      })}{' '}
      {ended.rows < rows && (
        <LinkButton onClick={onStanding}>{t('selected.onlyStanding')}</LinkButton>
      )}
    </p>
  )
}

/** Figures of what the filters leave; a tile opens its province. */
function Charts({
  counts,
  onRegion,
  onStanding,
}: {
  readonly counts: Counts
  readonly onRegion: (code: string) => void
  readonly onStanding: () => void
}) {
  const { t } = useTranslation('selection')
  const { language, moment } = useFormat()
  const regions = Object.fromEntries(
    counts.byRegion
      .filter(({ code }) => /^\d\d$/.test(code))
      .map(({ code, count }) => [Number(code), count]),
  ) as Partial<Record<RegionCode, number>>
  const endedOf = (count: number) => t('selected.endedOf', { count })
  const notes = Object.fromEntries(
    counts.byRegion.flatMap(({ code, ended }) =>
      ended === 0 ? [] : [[Number(code), endedOf(ended)]],
    ),
  ) as Partial<Record<RegionCode, string>>
  const legend = { whole: t('selected.titleIs.standing'), apart: t('selected.endedLegend') }
  const bars = (of: Counts['byDirection'], numbered: boolean) =>
    of.map(({ code, name, count, ended }) => ({
      key: code,
      label: (
        <>
          {numbered && `${code} `}
          {name[language]}
          {ended > 0 && <div className="second t13">{endedOf(ended)}</div>}
        </>
      ),
      value: count,
      ...(ended === 0 ? {} : { apart: ended }),
    }))
  return (
    <>
      <p className={guidance.note}>
        <b>
          {t('selected.count', {
            rows: formatNumber(counts.rows),
            projects: formatNumber(counts.projects),
          })}
        </b>{' '}
        {t('selected.definition', { moment: moment(counts.at) })}
      </p>
      <Ended counts={counts} onStanding={onStanding} />
      <div className={css.two}>
        <section>
          <h2>{t('selected.byRegion')}</h2>
          <TileMap
            label={t('selected.byRegion')}
            values={regions}
            notes={notes}
            unit={t('selected.items')}
            onOpen={(code) => onRegion(String(code))}
          />
        </section>
        <div className="stack">
          <section>
            <h2>{t('selected.byDirection')}</h2>
            <Bars
              label={t('selected.byDirection')}
              bars={bars(counts.byDirection, true)}
              legend={legend}
            />
          </section>
          <section>
            <h2>{t('selected.byYear')}</h2>
            <Bars label={t('selected.byYear')} bars={bars(counts.byYear, false)} legend={legend} />
          </section>
        </div>
      </div>
    </>
  )
}

type List = AnswerOf<typeof listPublications>['rows'][number]
type Digests = Pick<List, 'csvSha256' | 'jsonSha256' | 'csvSm3' | 'jsonSm3'>

function Files({
  row,
  of,
  digests,
}: {
  readonly row: List
  readonly of: typeof downloadSelected | typeof downloadTitles
  readonly digests: Digests | null
}) {
  const { t } = useTranslation('selection')
  return (['csv', 'json'] as const).map((format) => (
    <div key={format}>
      <div>
        <OutLink href={addressOf(of, { params: { programmeId: row.programmeId, format } })}>
          {t(`publicity.${format}`)}
        </OutLink>
      </div>
      {digests !== null && (
        <>
          <p className={css.digest}>
            {t('publicity.digest')} {format === 'csv' ? digests.csvSha256 : digests.jsonSha256}
          </p>
          <Sm3 value={format === 'csv' ? digests.csvSm3 : digests.jsonSm3} />
        </>
      )}
    </div>
  ))
}

function OpenData() {
  const { t } = useTranslation('selection')
  const { language } = useFormat()
  const trail = useTrail()
  const { data } = useCall(listPublications, trail.isFirst ? {} : { query: trail.page })
  if (data === undefined || data.rows.length === 0) return null
  return (
    <section className={guidance.section}>
      <h2>{t('selected.openData')}</h2>
      <ul className={css.plain}>
        {data.rows.map((row) => (
          <li key={row.programmeId}>
            <b>{row.programmeTitle[language]}</b>{' '}
            <span className="second">
              {t('selected.openDataText', { number: row.documentNumber, rows: String(row.rows) })}
            </span>
            {row.ended > 0 && (
              <>
                <h3>{t('selected.withTitles', { ended: formatNumber(row.ended) })}</h3>
                <p className={css.note}>{t('selected.withTitlesText')}</p>
                <Files row={row} of={downloadTitles} digests={row.titles} />
                <h3>{t('selected.asPublished')}</h3>
              </>
            )}
            <Files row={row} of={downloadSelected} digests={row} />
          </li>
        ))}
      </ul>
      <TrailButtons bare trail={trail} next={data.next} total={data.total} />
    </section>
  )
}

/** 入选项目: what is published, by province, direction and year. */
export function SelectedPage() {
  const { t } = useTranslation('selection')
  const { language } = useFormat()
  const list = useListQuery()
  const { query } = list
  const narrowing = narrowingOf(query)
  const reading = useCall(listSelected, {
    query: {
      ...narrowing,
      limit: pageSize,
      ...(query.after === undefined ? {} : { after: query.after }),
    },
  })
  const counts = useCall(countSelected, { query: narrowing })
  const all = useCall(countSelected, { query: {} })
  const options = (of: Counts['byDirection'] | undefined) =>
    (of ?? []).map(({ code, name }) => ({ value: code, label: name[language] }))
  const narrowed = Object.keys(narrowing).length > 0
  return (
    <div className="stack">
      <PageHead title={t('selected.title')} />
      <header className={guidance.head}>
        <h1 className="songTitle">{t('selected.title')}</h1>
        <p>{t('selected.lead')}</p>
      </header>
      {counts.error !== null && (
        <ErrorState title={t('selected.failed')} problem={counts.error.problem} />
      )}
      {counts.data !== undefined && counts.data.rows > 0 && (
        <Charts
          counts={counts.data}
          onRegion={(region) => list.change({ filters: { ...query.filters, region } })}
          onStanding={() => list.change({ filters: { ...query.filters, title: 'standing' } })}
        />
      )}
      <ListPage
        name="programmes.selected"
        title={t('selected.title')}
        level={2}
        columns={useColumns()}
        findable
        filters={[
          {
            key: 'region',
            label: t('selected.filter.region'),
            options: options(all.data?.byRegion),
          },
          {
            key: 'direction',
            label: t('selected.filter.direction'),
            options: options(all.data?.byDirection),
          },
          { key: 'year', label: t('selected.filter.year'), options: options(all.data?.byYear) },
          {
            key: 'title',
            label: t('selected.filter.title'),
            options: titleStates.map((value) => ({ value, label: t(`selected.titleIs.${value}`) })),
          },
        ]}
        list={list}
        reading={reading}
        rowKey={({ id }) => id}
        rowName={({ title }) => title}
        readAll={(asked) => call(exportSelected, { query: narrowingOf(asked) })}
        empty={
          narrowed ? (
            <Empty title={t('selected.noMatch')}>{t('selected.noMatchText')}</Empty>
          ) : (
            <Empty title={t('selected.none')}>{t('selected.noneText')}</Empty>
          )
        }
      />
      <OpenData />
    </div>
  )
}
