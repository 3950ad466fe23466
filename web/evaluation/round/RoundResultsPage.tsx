import { useTranslation } from '../../kernel/words.ts'
import {
  exportRound,
  publicExport,
  readResults,
  type RoundPage,
} from '../../../domain/evaluation/round.endpoints.ts'
import { sensitivityMax } from '../../../domain/evaluation/round.ts'
import type { AnswerOf } from '../../../domain/kernel/endpoint.ts'
import { call } from '../../kernel/call.ts'
import { formatNumber, useFormat } from '../../kernel/format.ts'
import { useCallWhen } from '../../kernel/query.ts'
import { Prints } from '../../kernel/shell/Prints.tsx'
import { Link } from '../../ui/Link.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Empty, ErrorState, Loading, Sealed } from '../../ui/States.tsx'
import { type Column, Table } from '../../ui/Table.tsx'
import { ExportFile } from '../ExportFile.tsx'
import { useMore } from '../More.tsx'
import { RankPicture } from './RankPicture.tsx'
import { inOrder, type Ranked } from './ranks.ts'
import css from './Round.module.css'
import { RoundFrame } from './RoundFrame.tsx'

type Results = AnswerOf<typeof readResults>
const methods = ['raw', 'z', 'additive'] as const

/** What the panels concluded, where they did. */
function usePanelColumn(rows: readonly Ranked[]): readonly Column<Ranked>[] {
  const { t } = useTranslation('panel')
  const { t: say } = useTranslation('evaluation')
  if (rows.every(({ panel }) => panel === null)) return []
  return [
    {
      key: 'panel',
      head: t('tab'),
      renderCell: ({ panel }) =>
        panel !== null && (
          <>
            {panel.total === null
              ? t('table.votes', { agree: panel.agree, against: panel.against })
              : t('table.agreed', { total: formatNumber(panel.total) })}
            {panel.recommendation !== null && (
              <div className="second t13">{say(`recommendation.${panel.recommendation}`)}</div>
            )}
          </>
        ),
    },
  ]
}

/** The three methods side by side; every title leads to what was written. */
function Methods({
  roundId,
  rows,
}: {
  readonly roundId: string
  readonly rows: readonly Ranked[]
}) {
  const { t } = useTranslation('round')
  const { shown, more } = useMore(rows)
  const panelColumn = usePanelColumn(rows)
  const spanOf = (span: readonly number[] | null) =>
    span === null
      ? t('result.noCut')
      : t('result.likelyOf', { from: span[0] ?? '', to: span[1] ?? '' })
  const score = (value: number | null) => (value === null ? t('result.noCut') : formatNumber(value))
  return (
    <Sheet title={t('result.table')} inside="none">
      <Table<Ranked>
        label={t('result.table')}
        density="dense"
        rows={shown}
        rowKey={({ itemId }) => itemId}
        columns={[
          {
            key: 'title',
            head: t('result.item'),
            renderCell: (row) => (
              <Link
                to="/evaluation/rounds/$id/items/$itemId"
                params={{ id: roundId, itemId: row.itemId }}
              >
                {row.title}
              </Link>
            ),
          },
          ...methods.map((method) => ({
            key: method,
            head: t('result.methodHead', { method: t(`result.${method}`) }),
            numeric: true,
            renderCell: (row: Ranked) =>
              row.vetoed
                ? t('result.vetoed')
                : t('result.rankScore', {
                    rank: row.ranks[method] ?? t('result.noCut'),
                    score: score(row.scores[method]),
                  }),
          })),
          {
            key: 'error',
            head: t('result.error'),
            numeric: true,
            renderCell: (row) =>
              row.error === null
                ? t('result.noCut')
                : t('result.errorOf', { error: formatNumber(row.error) }),
          },
          {
            key: 'range',
            head: t('result.rangeHead'),
            renderCell: (row) =>
              t('result.rangeOf', { likely: spanOf(row.likely), range: spanOf(row.range) }),
          },
          {
            key: 'spread',
            head: t('result.spread'),
            numeric: true,
            renderCell: (row) =>
              row.spread === null
                ? t('result.noCut')
                : t('result.spreadOf', {
                    spread: formatNumber(row.spread),
                    adjusted: score(row.adjustedSpread),
                  }),
          },
          ...panelColumn,
        ]}
      />
      {more}
    </Sheet>
  )
}

type Change = Results['sensitivity'][number]

function Sensitivity({
  round,
  rows,
}: {
  readonly round: RoundPage
  readonly rows: readonly Change[]
}) {
  const { t } = useTranslation('round')
  const { language } = useFormat()
  const said = ({ kind, of, factor }: Change): string => {
    const dimension = round.rubric.dimensions.find(({ code }) => code === of)
    const name = kind === 'withoutExpert' ? of : (dimension?.name[language] ?? of)
    return t(`result.kind.${kind}`, { of: name, factor: factor ?? '' })
  }
  return (
    <Sheet title={t('result.sensitivity')}>
      <p className="muted t13">{t('result.sensitivityText', { most: sensitivityMax })}</p>
      <Table<Change>
        label={t('result.sensitivity')}
        density="dense"
        phone="scroll"
        rows={rows}
        rowKey={(row) => `${row.kind} ${row.of} ${row.factor ?? ''}`}
        columns={[
          { key: 'change', head: t('result.change'), renderCell: said },
          {
            key: 'likeness',
            head: t('result.likeness'),
            numeric: true,
            renderCell: ({ likeness }) =>
              likeness === null ? t('result.noCut') : formatNumber(likeness),
          },
          {
            key: 'moved',
            head: t('result.moved'),
            numeric: true,
            renderCell: ({ moved }) => t('result.movedOf', { count: moved }),
          },
        ]}
      />
    </Sheet>
  )
}

function Export({ round }: { readonly round: RoundPage }) {
  const { t } = useTranslation('round')
  const address = `${location.origin}${publicExport.path.replace(':id', round.id)}`
  return (
    <Sheet title={t('result.export')}>
      <div className="stack">
        <p className="muted t13">{t('result.exportText')}</p>
        <ExportFile
          label={t('result.export')}
          name={`${round.title}.json`}
          read={() => call(exportRound, { params: { id: round.id } })}
        />
        {round.state === 'released' && (
          <p className="muted t13">{t('result.exportPublic', { address })}</p>
        )}
      </div>
    </Sheet>
  )
}

function Results({ round }: { readonly round: RoundPage }) {
  const { t } = useTranslation('round')
  const open = round.frozenAt !== null
  const { data, error, refetch } = useCallWhen(open, readResults, { params: { id: round.id } })
  if (!open) {
    return (
      <Sealed title={t('result.sealed')}>
        <p>{t('result.sealedText')}</p>
      </Sealed>
    )
  }
  if (error !== null) return <ErrorState problem={error.problem} onRetry={() => void refetch()} />
  if (data === undefined) return <Loading lines={10} />
  if (data.items.length === 0) return <Empty title={t('result.none')}>{t('result.noneText')}</Empty>
  const rows = inOrder(data.items)
  return (
    <div className="stack">
      <RankPicture rows={rows} />
      <p className={`${css.words} muted t13`}>{t('result.methods')}</p>
      <Methods roundId={round.id} rows={rows} />
      <Sensitivity round={round} rows={data.sensitivity} />
      <Prints thing="evaluation.round" id={round.id} />
      {round.method === 'panel' && <Prints thing="evaluation.roundRecords" id={round.id} />}
      <Export round={round} />
    </div>
  )
}

/** What came of a round: ranks with how sure they are, by three methods, and what they hang on. */
export function RoundResultsPage() {
  const { t } = useTranslation('round')
  return <RoundFrame page={t('tab.results')}>{(round) => <Results round={round} />}</RoundFrame>
}
