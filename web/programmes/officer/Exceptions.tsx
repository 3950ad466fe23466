import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import type { ProblemDocument } from '../../../domain/kernel/problem.ts'
import type { Why } from '../../../domain/kernel/verdict.ts'
import {
  decideException,
  readRecommendation,
} from '../../../domain/programmes/recommendation.endpoints.ts'
import type { ExceptionShape } from '../../../domain/programmes/recommendation.ts'
import type { RankChange } from '../../../domain/programmes/recommendationRanks.ts'
import { mayI, useMe } from '../../kernel/me.ts'
import { useAct } from '../../kernel/query.ts'
import { Button } from '../../ui/Button.tsx'
import { ErrorState } from '../../ui/States.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { WhyPanel } from '../../ui/WhyPanel.tsx'
import css from './Officer.module.css'
import { ReasonDialog } from '../../ui/ReasonDialog.tsx'

/** A move that the server refused until a reason is written. */
export type Asked = {
  readonly change: RankChange
  readonly rule: string
  readonly problem: ProblemDocument
  readonly reasons?: Readonly<Record<string, string>>
}

export function ExceptionDialog({
  asked,
  busy,
  problem,
  onClose,
  onAct,
}: {
  readonly asked: Asked
  readonly busy: boolean
  readonly problem: ProblemDocument | null
  readonly onClose: () => void
  readonly onAct: (reason: string) => void
}) {
  const { t } = useTranslation('programmes')
  const { why, detail } = asked.problem
  const fresh = problem !== null && problem.code !== asked.problem.code ? problem : null
  return (
    <ReasonDialog
      open
      title={t('officer.exceptionTitle')}
      note={
        why === undefined ? (
          detail
        ) : (
          <WhyPanel tone="care" title={detail} why={why as Why} facts={asked.problem.facts} />
        )
      }
      act={t('officer.exceptionAsk')}
      busy={busy}
      problem={fresh}
      onClose={onClose}
      onAct={onAct}
    />
  )
}

const tones = { asked: 'care', confirmed: 'good', refused: 'bad', lapsed: 'plain' } as const

/** An exception beside its project: why it was asked, who confirmed it; a second person decides here. */
export function ExceptionLine({
  exception,
  params,
}: {
  readonly exception: ExceptionShape
  readonly params: { readonly programmeId: string; readonly unit: string }
}) {
  const { t } = useTranslation('programmes')
  const me = useMe()
  const [refusing, setRefusing] = useState(false)
  const act = useAct(decideException, {
    renews: [readRecommendation],
    onDone: () => setRefusing(false),
  })
  const decide = (confirm: boolean, note?: string) =>
    act.mutate({
      params: { id: exception.id },
      body: { confirm, ...(note === undefined ? {} : { note }) },
    })
  const mayDecide = exception.state === 'asked' && mayI(me, 'programmes.exception.confirm')
  return (
    <div className={css.exception} data-unit={params.unit}>
      <p>
        <Tag tone={tones[exception.state]}>{t(`officer.exception.${exception.state}`)}</Tag>{' '}
        {exception.reason}
      </p>
      <p className="third t12">
        {t('officer.askedBy', { by: exception.askedBy })}
        {exception.decidedBy !== null && t('officer.decidedBy', { by: exception.decidedBy })}
        {exception.note}
      </p>
      {mayDecide && (
        <p className="row">
          <Button size="small" kind="primary" busy={act.isPending} onClick={() => decide(true)}>
            {t('officer.confirmException')}
          </Button>
          <Button size="small" onClick={() => setRefusing(true)}>
            {t('officer.refuseException')}
          </Button>
        </p>
      )}
      {act.error !== null && !refusing && <ErrorState problem={act.error.problem} />}
      <ReasonDialog
        open={refusing}
        title={t('officer.refuseException')}
        act={t('officer.refuseException')}
        busy={act.isPending}
        problem={act.error?.problem ?? null}
        onClose={() => setRefusing(false)}
        onAct={(note) => decide(false, note)}
      />
    </div>
  )
}
