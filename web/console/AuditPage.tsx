import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import { exportHistory, listHistory } from '../../domain/console/history.endpoints.ts'
import type { HistoryLine, HistoryQuery } from '../../domain/console/history.ts'
import { call } from '../kernel/call.ts'
import { formatNumber } from '../kernel/format.ts'
import { useCall } from '../kernel/query.ts'
import { PageHead } from '../kernel/shell/PageHead.tsx'
import { LinkButton } from '../ui/Button.tsx'
import { DateInput } from '../ui/DateInput.tsx'
import { type ListQuery, useListQuery } from '../ui/list.ts'
import { type ListColumn, ListPage } from '../ui/ListPage.tsx'
import { Empty } from '../ui/States.tsx'
import { Tag } from '../ui/Tag.tsx'
import { AuditLine, type AuditFilter } from './AuditLine.tsx'
import css from './Console.module.css'
import { stampOf } from './stamp.ts'

const pageSize = 50
const modules = [
  'people',
  'files',
  'notices',
  'console',
  'programmes',
  'evaluation',
  'indicators',
  'activities',
  'cases',
  'spaces',
  'catalog',
  'booking',
  'webhooks',
] as const
const chips = ['personId', 'orgId', 'thingId', 'verb'] as const
const chipWords = {
  personId: 'onlyPerson',
  orgId: 'onlyOrg',
  thingId: 'onlyThing',
  verb: 'onlyVerb',
} as const

/** The filters of the address as the server knows them; a verb is narrower than its module. */
function asked({ filters }: ListQuery): HistoryQuery {
  const { personId, orgId, thingId, from, until } = filters
  const verb = filters.verb ?? (filters.module === undefined ? undefined : `${filters.module}.`)
  const given = { personId, orgId, thingId, verb, from, until }
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
}

function useColumns(open: (line: HistoryLine) => void): readonly ListColumn<HistoryLine>[] {
  const { t } = useTranslation('console')
  const seal = (line: HistoryLine) =>
    line.seal === null ? t('audit.unsealed') : t('audit.sealed', { seal: formatNumber(line.seal) })
  return [
    {
      key: 'what',
      head: t('audit.what'),
      text: ({ sentence }) => sentence,
      renderCell: (line) => (
        <LinkButton matter className={css.sentence} onClick={() => open(line)}>
          {line.sentence}
        </LinkButton>
      ),
    },
    {
      key: 'when',
      head: t('audit.when'),
      text: (line) => stampOf(line.at),
      renderCell: (line) => <span className="nowrap">{stampOf(line.at)}</span>,
    },
    {
      key: 'seal',
      head: t('audit.seal'),
      text: seal,
      renderCell: (line) => <Tag tone={line.seal === null ? 'plain' : 'good'}>{seal(line)}</Tag>,
    },
  ]
}

type ListOf = ReturnType<typeof useListQuery>

/** The period, and what a press on "only" has narrowed the trail to. */
function Filters({
  list,
  lines,
}: {
  readonly list: ListOf
  readonly lines: readonly HistoryLine[]
}) {
  const { t } = useTranslation('console')
  const { filters } = list.query
  const put = (key: string, value: string | null) => {
    const { [key]: _, ...rest } = filters
    list.change({ filters: value === null ? rest : { ...rest, [key]: value } })
  }
  const nameOf = (key: AuditFilter, id: string): string => {
    const known = lines.flatMap(({ person, organisation, onBehalfOf, thing }) => [
      person,
      organisation,
      onBehalfOf,
      thing,
    ])
    return known.find((one) => one?.id === id && one.name !== null)?.name ?? id
  }
  const narrowed = chips.filter((key) => filters[key] !== undefined)
  return (
    <div className={css.filters} role="search" aria-label={t('audit.title')}>
      <DateInput
        label={t('audit.from')}
        value={filters.from ?? null}
        onChange={(day) => put('from', day)}
      />
      <DateInput
        label={t('audit.until')}
        value={filters.until ?? null}
        onChange={(day) => put('until', day)}
      />
      {narrowed.length > 0 && (
        <span className={css.chips}>
          {narrowed.map((key) => {
            const name = t(`audit.${chipWords[key]}`, { name: nameOf(key, filters[key] ?? '') })
            return (
              <LinkButton
                key={key}
                aria-label={t('audit.drop', { name })}
                onClick={() => put(key, null)}
              >
                {name} ×
              </LinkButton>
            )
          })}
        </span>
      )}
    </div>
  )
}

/** Who did what, when, for whom: sentences, each under its seal. */
export function AuditPage() {
  const { t } = useTranslation(['console', 'modules'])
  const list = useListQuery()
  const [open, setOpen] = useState<HistoryLine | null>(null)
  const { after } = list.query
  const reading = useCall(listHistory, {
    query: { limit: pageSize, ...asked(list.query), ...(after === undefined ? {} : { after }) },
  })
  return (
    <div className="stack">
      <PageHead title={t('audit.title')} />
      <p className="muted t13">{t('audit.note')}</p>
      <Filters list={list} lines={reading.data?.rows ?? []} />
      {reading.data?.atLeast === true && (
        <p className="muted t13">
          {t('audit.atLeast', { amount: formatNumber(reading.data.total) })}
        </p>
      )}
      <ListPage
        name="console.history"
        title={t('audit.title')}
        columns={useColumns(setOpen)}
        filters={[
          {
            key: 'module',
            label: t('audit.module'),
            options: modules.map((one) => ({ value: one, label: t(`modules:${one}`) })),
          },
        ]}
        list={list}
        reading={reading}
        rowKey={({ id }) => String(id)}
        rowName={({ sentence }) => sentence}
        onOpen={setOpen}
        readAll={(query) => call(exportHistory, { query: asked(query) })}
        empty={<Empty title={t('audit.empty')}>{t('audit.emptyText')}</Empty>}
      />
      {open !== null && (
        <AuditLine
          line={open}
          onClose={() => setOpen(null)}
          onFilter={(key, value) => {
            setOpen(null)
            list.change({ filters: { ...list.query.filters, [key]: value } })
          }}
        />
      )}
    </div>
  )
}
