import { useTranslation } from '../../kernel/words.ts'
import { doubtsOf } from '../../../domain/indicators/value.ts'
import { asksIndicator } from '../../../domain/programmes/followingDue.ts'
import type { ReportContent, ReportRow } from '../../../domain/programmes/paper.ts'
import { differenceText } from '../../../domain/programmes/reportDelta.ts'
import { StandingTag } from '../../indicators/StandingTag.tsx'
import { useFormat } from '../../kernel/format.ts'
import { NumberInput } from '../../ui/NumberInput.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Table, Unit, type Column } from '../../ui/Table.tsx'
import { TextArea, TextInput } from '../../ui/TextInput.tsx'
import { Evidence } from './Evidence.tsx'
import css from './Following.module.css'
import type { BodyProps } from './PaperBody.tsx'
import { PoolingForm } from './PoolingForm.tsx'
import { Said } from './Said.tsx'
import { LightTag } from './Tags.tsx'

type Props = BodyProps<ReportContent>

function valueOf(content: ReportContent, code: string) {
  return content.values.find(({ indicator }) => indicator === code)
}

function withValue(
  content: ReportContent,
  code: string,
  change: { amount?: string; note?: string | null },
): ReportContent {
  const had = valueOf(content, code)
  const next = { indicator: code, amount: had?.amount ?? '', note: had?.note ?? null, ...change }
  const others = content.values.filter(({ indicator }) => indicator !== code)
  return { ...content, values: next.amount === '' ? others : [...others, next] }
}

/** What the project is asked for, and what it cannot say in this period. */
function useAsked({ following, paper }: Props) {
  const period = paper.period ?? ''
  return new Map(
    following.rows
      .filter(
        ({ indicator: { formula, cadence } }) =>
          formula === undefined && asksIndicator({ period }, cadence),
      )
      .map(({ indicator }) => [indicator.code, indicator]),
  )
}

/** A number that moved strangely asks for a word; the server asks for it too. */
function NoteCell({ row, ...props }: Props & { readonly row: ReportRow }) {
  const { t } = useTranslation('following')
  const { content, onChange } = props
  const indicator = useAsked(props).get(row.indicator)
  const said = valueOf(content, row.indicator)
  if (said === undefined || indicator === undefined) return null
  const doubts = doubtsOf(indicator.accumulation, row.before ?? undefined, said.amount)
  if (onChange === null) return <span className="t13">{said.note}</span>
  if (doubts.length === 0 && said.note === null) return null
  return (
    <TextInput
      label={doubts[0] === undefined ? t('note') : t(`doubt.${doubts[0].code}`)}
      {...(doubts.length === 0 ? {} : { warning: t('doubtHelp') })}
      className={css.noteCell ?? ''}
      value={said.note ?? ''}
      onChange={(note) => onChange(withValue(content, row.indicator, { note }))}
    />
  )
}

function NowCell({ row, ...props }: Props & { readonly row: ReportRow }) {
  const { t } = useTranslation('following')
  const { language } = useFormat()
  const { content, onChange } = props
  const indicator = useAsked(props).get(row.indicator)
  if (indicator !== undefined && onChange !== null) {
    const said = valueOf(content, row.indicator)
    return (
      <NumberInput
        inRow
        label={`${row.name[language]} ${t('now')}`}
        digits={indicator.decimals}
        value={said === undefined ? null : Number(said.amount)}
        onChange={(amount) =>
          onChange(
            withValue(content, row.indicator, { amount: amount === null ? '' : String(amount) }),
          )
        }
      />
    )
  }
  return (
    <>
      {row.amount ?? '—'}
      {row.standing !== null && (
        <div className="t12">
          <StandingTag standing={row.standing} />
        </div>
      )}
    </>
  )
}

function Values(props: Props) {
  const { t } = useTranslation('following')
  const { language } = useFormat()
  const { content, onChange } = props
  const asked = useAsked(props)
  const deltaOf = (row: ReportRow) => {
    const indicator = asked.get(row.indicator)
    if (onChange === null || indicator === undefined) return row.delta
    return differenceText(
      row.before,
      valueOf(content, row.indicator)?.amount ?? null,
      indicator.decimals,
    )
  }
  const columns: readonly Column<ReportRow>[] = [
    {
      key: 'name',
      head: t('indicator'),
      renderCell: (row) => (
        <>
          {row.name[language]}
          <Unit>{row.unit[language]}</Unit>
        </>
      ),
    },
    {
      key: 'goal',
      head: t('baselineTarget'),
      renderCell: (row) => (
        <span className="nowrap t13">
          {row.baseline ?? '—'} → {row.target ?? '—'}
        </span>
      ),
    },
    { key: 'before', head: t('before'), numeric: true, renderCell: (row) => row.before ?? '—' },
    {
      key: 'now',
      head: t('now'),
      numeric: true,
      renderCell: (row) => <NowCell {...props} row={row} />,
    },
    { key: 'delta', head: t('delta'), numeric: true, renderCell: (row) => deltaOf(row) ?? '—' },
    ...(onChange === null
      ? [
          {
            key: 'light',
            head: t('light'),
            renderCell: (row: ReportRow) => <LightTag light={row.light} />,
          },
        ]
      : []),
    { key: 'note', head: t('note'), renderCell: (row) => <NoteCell {...props} row={row} /> },
  ]
  return (
    <Sheet
      title={t('values')}
      note={asked.size > 0 ? t('valuesNote', { count: asked.size }) : undefined}
      inside="none"
    >
      <Table
        label={t('values')}
        columns={columns}
        rows={content.rows}
        rowKey={({ indicator }) => indicator}
        middle
      />
    </Sheet>
  )
}

const texts = ['progress', 'funds', 'problems', 'plan'] as const

/** 季度、年度、中期和总结报告: numbers beside baseline, target and the last period; then the words. */
export function ReportForm(props: Props) {
  const { t } = useTranslation('following')
  const { following, paper, content, onChange } = props
  const final = following.owed.some(
    ({ final: last, code, period }) => last && code === paper.code && period === paper.period,
  )
  const labelOf = (key: (typeof texts)[number]) =>
    key === 'plan' && final ? t('planFinal') : t(key)
  return (
    <>
      <Values {...props} />
      {following.pooledKinds !== null && (
        <PoolingForm
          value={content.pooling ?? []}
          asked={{
            before: following.pooledKinds.before,
            last: following.pooledKinds.after?.counts ?? following.pooledKinds.before,
          }}
          onChange={onChange && ((pooling) => onChange({ ...content, pooling }))}
        />
      )}
      <Sheet inside="form">
        <div className="stack">
          {texts.map((key) =>
            onChange === null ? (
              <Said key={key} label={labelOf(key)} text={content[key]} />
            ) : (
              <TextArea
                key={key}
                label={labelOf(key)}
                optional={key !== 'progress'}
                rows={key === 'progress' ? 6 : 3}
                most={5000}
                value={content[key]}
                onChange={(text) => onChange({ ...content, [key]: text })}
              />
            ),
          )}
          {onChange === null ? (
            content.spent !== null && (
              <Said label={t('spent')} text={`${content.spent} ${t('wan')}`} />
            )
          ) : (
            <NumberInput
              label={t('spent')}
              optional
              unit={t('wan')}
              digits={2}
              value={content.spent === null ? null : Number(content.spent)}
              onChange={(spent) =>
                onChange({ ...content, spent: spent === null ? null : String(spent) })
              }
            />
          )}
          <Evidence
            {...props}
            files={content.files}
            onFiles={onChange && ((files) => onChange({ ...content, files }))}
          />
        </div>
      </Sheet>
    </>
  )
}
