import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import type { AnswerOf } from '../../../domain/kernel/endpoint.ts'
import { houseLightRule } from '../../../domain/indicators/progress.ts'
import type { SaidValue, TrackRow } from '../../../domain/indicators/track.ts'
import { standings } from '../../../domain/indicators/value.ts'
import type { readFollowing } from '../../../domain/programmes/following.endpoints.ts'
import { differenceText } from '../../../domain/programmes/reportDelta.ts'
import { StandingTag } from '../../indicators/StandingTag.tsx'
import { serverNow } from '../../kernel/clock.ts'
import { formatDay, formatIsoDay, useFormat } from '../../kernel/format.ts'
import { mayI, useMe } from '../../kernel/me.ts'
import { Button } from '../../ui/Button.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Unit } from '../../ui/Table.tsx'
import { WhyPanel, WhyToggle } from '../../ui/WhyPanel.tsx'
import css from './Following.module.css'
import { DrawDialog } from './DrawDialog.tsx'
import { LightTag } from './Tags.tsx'
import { VerifyDialog } from './VerifyDialog.tsx'

export type FollowingFile = AnswerOf<typeof readFollowing>
type Period = TrackRow['periods'][number]

/** The rule of the light with the very numbers that it looked at. */
function LightWhy({ row }: { readonly row: TrackRow }) {
  const { t } = useTranslation('following')
  const { language } = useFormat()
  const { greenFrom, amberFrom } = houseLightRule
  const value = row.periods.findLast(({ counts }) => counts !== null)?.counts?.amount
  const inputs = [
    { label: t('lightWhy.baseline'), value: row.baseline ?? '—' },
    { label: t('lightWhy.target'), value: row.target ?? '—' },
    { label: t('lightWhy.value'), value: value ?? '—' },
    { label: t('lightWhy.done'), value: row.donePercent === null ? '—' : `${row.donePercent}%` },
    { label: t('lightWhy.expected'), value: `${row.expectedPercent}%` },
    { label: t('lightWhy.judged'), value: formatDay(row.judgedOn, language, { year: true }) },
  ]
  const rule = {
    source: 'example' as const,
    text: t('lightWhy.rule', { green: String(greenFrom), amber: String(amberFrom) }),
  }
  return (
    <WhyToggle>
      <WhyPanel
        why={{ rule, inputs }}
        change={row.unknown === null ? undefined : t(`lightWhy.${row.unknown}`)}
      />
    </WhyToggle>
  )
}

/** Silence is a lack only once the day of reporting has passed. */
function Silent({ dueDay }: Pick<Period, 'dueDay'>) {
  const { t } = useTranslation('following')
  const { day } = useFormat()
  const isOpen = dueDay >= formatIsoDay(serverNow())
  return (
    <span className="muted t13">{isOpen ? t('notDue', { day: day(dueDay) }) : t('notSaid')}</span>
  )
}

/** All that was said of one period, the one that counts first. */
function PeriodCell({ row, at }: { readonly row: TrackRow; readonly at: number }) {
  const { t } = useTranslation('following')
  const period = row.periods[at]!
  const before = row.periods.slice(0, at).findLast(({ counts }) => counts !== null)
  const amount = period.counts?.amount ?? null
  const delta = differenceText(before?.counts?.amount ?? null, amount, row.indicator.decimals)
  const said = standings
    .toReversed()
    .flatMap((standing) => period.said.findLast((one) => one.standing === standing) ?? [])
  return (
    <li>
      <div className="muted t12">{period.period}</div>
      <div className={css.amount}>{amount ?? <Silent dueDay={period.dueDay} />}</div>
      {delta !== null && <div className="muted t12 nowrap">{delta}</div>}
      {said.map((one) => (
        <div key={one.id} className="t12 nowrap" title={one.note ?? undefined}>
          <StandingTag standing={one.standing} /> {said.length > 1 && one.amount}
          {one.sampled !== null && (
            <div className={one.sampled.outcome === 'doubted' ? 'care' : 'muted'}>
              {t(`sampling.short.${one.sampled.outcome}`, {
                wrong: one.sampled.wrong,
                size: one.sampled.rows,
              })}
            </div>
          )}
        </div>
      ))}
      {period.doubts.map(({ code }) => (
        <div key={code} className="t12 care">
          {t(`doubt.${code}`)}
        </div>
      ))}
    </li>
  )
}

const shownPeriods = 5

function IndicatorLine({
  row,
  onVerify,
  onDraw,
}: {
  readonly row: TrackRow
  readonly onVerify: ((period: Period) => void) | null
  readonly onDraw: ((posted: SaidValue) => void) | null
}) {
  const { t } = useTranslation('following')
  const { language } = useFormat()
  const { indicator } = row
  const from = Math.max(0, row.periods.length - shownPeriods)
  const last = row.periods.findLast(({ said }) => said.length > 0)
  const posted = row.periods
    .flatMap(({ said }) => said)
    .findLast(({ rowsSha256 }) => rowsSha256 !== null)
  return (
    <li>
      <div className={css.indicatorHead}>
        <b title={indicator.definition[language]}>{indicator.name[language]}</b>
        <span className="t13">
          {row.baseline ?? '—'} → {row.target ?? '—'}
          <Unit>{indicator.unit[language]}</Unit>
        </span>
        <LightTag light={row.light} />
        <LightWhy row={row} />
        {onVerify !== null && last !== undefined && indicator.formula === undefined && (
          <Button size="small" onClick={() => onVerify(last)}>
            {t('verify')}
          </Button>
        )}
        {onDraw !== null && posted !== undefined && (
          <Button size="small" onClick={() => onDraw(posted)}>
            {t('sampling.start')}
            <span className="sr"> {indicator.name[language]}</span>
          </Button>
        )}
      </div>
      <ol className={css.periods} tabIndex={0} aria-label={indicator.name[language]}>
        {/* The latest first: that is what a narrow screen shows. */}
        {row.periods
          .map((period, at) =>
            at < from ? null : <PeriodCell key={period.period} row={row} at={at} />,
          )
          .toReversed()}
      </ol>
    </li>
  )
}

/** Every indicator with its last periods; who said each number is shown beside it. */
export function Indicators({ following }: { readonly following: FollowingFile }) {
  const { t } = useTranslation('following')
  const me = useMe()
  const [verifying, setVerifying] = useState<{ row: TrackRow; period: Period } | null>(null)
  const [drawing, setDrawing] = useState<{ row: TrackRow; posted: SaidValue } | null>(null)
  const { rows, trackId, side } = following
  const may = side === 'office' && mayI(me, 'indicators.value.verify')
  return (
    <Sheet
      title={t('indicators')}
      note={rows.length > 0 ? t('indicatorsNote', { count: shownPeriods }) : undefined}
    >
      {rows.length === 0 && <p className="muted">{t('noIndicators')}</p>}
      {rows.length > 0 && <p className={`${css.lead} muted t13`}>{t('standing.note')}</p>}
      <ul className={css.indicators}>
        {rows.map((row) => (
          <IndicatorLine
            key={row.indicator.code}
            row={row}
            onVerify={may ? (period) => setVerifying({ row, period }) : null}
            onDraw={may ? (posted) => setDrawing({ row, posted }) : null}
          />
        ))}
      </ul>
      {drawing !== null && (
        <DrawDialog {...drawing} following={following} onClose={() => setDrawing(null)} />
      )}
      {verifying !== null && trackId !== null && (
        <VerifyDialog {...verifying} trackId={trackId} onClose={() => setVerifying(null)} />
      )}
    </Sheet>
  )
}
