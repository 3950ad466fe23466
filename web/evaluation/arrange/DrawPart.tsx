import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import {
  mayAbandonDraw,
  mayCommitDraw,
  mayDraw,
  type DrawRules,
} from '../../../domain/evaluation/draw.ts'
import {
  abandonDraw,
  commitDraw,
  listDraws,
  readDraw,
  runDraw,
  type DrawPage,
} from '../../../domain/evaluation/draw.endpoints.ts'
import { readRound, type RoundPage } from '../../../domain/evaluation/round.endpoints.ts'
import { useFormat } from '../../kernel/format.ts'
import { mayI, useMe } from '../../kernel/me.ts'
import { callOptions, useAct, useCall } from '../../kernel/query.ts'
import { WithSide } from '../../kernel/shell/PageHead.tsx'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Button } from '../../ui/Button.tsx'
import { Link } from '../../ui/Link.tsx'
import { NumberInput } from '../../ui/NumberInput.tsx'
import { ReasonDialog } from '../../ui/ReasonDialog.tsx'
import { Select } from '../../ui/Select.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Empty, ErrorState, Loading, Note } from '../../ui/States.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { actorOf } from '../actor.ts'
import css from '../Evaluation.module.css'
import own from './Arrange.module.css'
import { DrawLists } from './DrawLists.tsx'
import { Record, Witnesses } from './DrawWitness.tsx'
import { LeftOut } from './PlanFacts.tsx'

const renews = [listDraws, readDraw, readRound]
const lookAgainMs = 1500

function Commit({
  round,
  states,
}: {
  readonly round: RoundPage
  readonly states: readonly DrawPage['state'][]
}) {
  const { t } = useTranslation('evaluation')
  const me = useMe()
  const [rules, setRules] = useState<DrawRules>({ maxSameRegion: null, maxSameEmployer: 1 })
  const commit = useAct(commitDraw, { renews })
  const most = (value: number | null) => (value === null ? null : Math.min(20, Math.max(1, value)))
  return (
    <Sheet title={t('draw.rules')} inside="form">
      <div className="stack">
        <NumberInput
          label={t('arrange.sameRegion')}
          help={t('arrange.noLimit')}
          value={rules.maxSameRegion}
          onChange={(value) => setRules({ ...rules, maxSameRegion: most(value) })}
        />
        <NumberInput
          label={t('arrange.sameEmployer')}
          help={t('arrange.noLimit')}
          value={rules.maxSameEmployer}
          onChange={(value) => setRules({ ...rules, maxSameEmployer: most(value) })}
        />
        <ActionButton
          verdict={mayCommitDraw(actorOf(me), round, states)}
          busy={commit.isPending}
          onClick={() => commit.mutate({ params: { id: round.id }, body: rules })}
        >
          {t('draw.commit')}
        </ActionButton>
        <p className="muted t13">{t('draw.commitText')}</p>
        {commit.error !== null && <ErrorState problem={commit.error.problem} />}
      </div>
    </Sheet>
  )
}

/** Everything that was fixed before, with the secret once the lots have fallen. */
function Fixed({ draw }: { readonly draw: DrawPage }) {
  const { t } = useTranslation('evaluation')
  const { moment } = useFormat()
  return (
    <dl className={css.facts}>
      <dt>{t('draw.committed')}</dt>
      <dd>{t('draw.byAt', { who: draw.committedBy, at: moment(draw.committedAt) })}</dd>
      <dt>{t('draw.public.address')}</dt>
      <dd>
        <Link to="/draws/$id" params={{ id: draw.id }}>
          {t('draw.public.title')}
        </Link>
      </dd>
      <dt>{t('draw.digest')}</dt>
      <dd className={own.digest}>{draw.sheetDigest}</dd>
      <dt>{t('draw.commitment')}</dt>
      <dd className={own.digest}>{draw.commitment}</dd>
      <dt>{t('draw.secret')}</dt>
      <dd className={draw.secret === null ? 'muted' : own.digest}>
        {draw.secret ?? t('draw.secretLater')}
      </dd>
      {draw.drawnAt !== null && (
        <>
          <dt>{t('draw.drawn')}</dt>
          <dd>{t('draw.byAt', { who: draw.drawnBy ?? '', at: moment(draw.drawnAt) })}</dd>
        </>
      )}
    </dl>
  )
}

function Run({ round, draw }: { readonly round: RoundPage; readonly draw: DrawPage }) {
  const { t } = useTranslation('evaluation')
  const me = useMe()
  const [giving, setGiving] = useState(false)
  const run = useAct(runDraw, { renews })
  const abandon = useAct(abandonDraw, { renews, onDone: () => setGiving(false) })
  const params = { id: draw.id }
  const facts = {
    state: draw.state,
    committedBy: draw.committedByMe ? (me.person?.id ?? null) : null,
    witnesses: draw.witnesses.map(({ personId }) => personId),
  }
  const mayGive = mayAbandonDraw(actorOf(me), round, facts, t('draw.commitText'))
  return (
    <div className="stack">
      <div className={css.acts}>
        <ActionButton
          verdict={mayDraw(actorOf(me), round, facts)}
          busy={run.isPending}
          onClick={() => run.mutate({ params })}
        >
          {t('draw.run')}
        </ActionButton>
        {mayGive.ok && <Button onClick={() => setGiving(true)}>{t('draw.abandon')}</Button>}
      </div>
      <p className="muted t13">{t('draw.runText')}</p>
      {run.error !== null && <ErrorState problem={run.error.problem} />}
      {giving && (
        <ReasonDialog
          title={t('draw.abandon')}
          act={t('draw.abandon')}
          danger
          busy={abandon.isPending}
          problem={abandon.error?.problem ?? null}
          onClose={() => setGiving(false)}
          onAct={(reason) => abandon.mutate({ params, body: { reason } })}
        />
      )}
    </div>
  )
}

const tones = {
  committed: 'care',
  drawing: 'care',
  drawn: 'good',
  failed: 'bad',
  abandoned: 'plain',
} as const

function DrawSheet({ round, draw }: { readonly round: RoundPage; readonly draw: DrawPage }) {
  const { t } = useTranslation('evaluation')
  const me = useMe()
  return (
    <Sheet
      title={t('draw.title')}
      level={1}
      end={<Tag tone={tones[draw.state]}>{t(`drawState.${draw.state}`)}</Tag>}
    >
      <div className="stack">
        {draw.failure !== null && (
          <Note tone="bad" title={t('drawState.failed')}>
            {t(`drawFailure.${draw.failure}`)}
          </Note>
        )}
        {draw.reason !== null && <Note title={t('drawState.abandoned')}>{draw.reason}</Note>}
        {draw.state === 'drawing' && <Loading what={t('draw.running')} lines={3} />}
        <Fixed draw={draw} />
        <LeftOut leftOut={draw.leftOut} />
        {draw.state === 'committed' && mayI(me, 'evaluation.round.manage') && (
          <Run round={round} draw={draw} />
        )}
        {draw.state === 'drawn' && <Record draw={draw} />}
      </div>
    </Sheet>
  )
}

/** 抽签: the list and its digests, the witnesses, the draw and its record, on one page. */
export function DrawPart({ round }: { readonly round: RoundPage }) {
  const { t } = useTranslation('evaluation')
  const { moment } = useFormat()
  const me = useMe()
  const [chosen, setChosen] = useState<string | null>(null)
  const list = useCall(listDraws, { params: { id: round.id } })
  const rows = list.data?.rows ?? []
  const id = rows.find((row) => row.id === chosen)?.id ?? rows[0]?.id ?? null
  const { data: draw } = useQuery({
    ...callOptions(readDraw, { params: { id: id ?? '' } }),
    enabled: id !== null,
    refetchInterval: ({ state: { data } }) => (data?.state === 'drawing' ? lookAgainMs : false),
  })
  if (list.error !== null) return <ErrorState problem={list.error.problem} />
  if (list.data === undefined) return <Loading lines={8} />
  const states = rows.map(({ state }) => state)
  const canFix =
    mayI(me, 'evaluation.round.manage') &&
    !states.some((one) => one === 'committed' || one === 'drawing' || one === 'drawn')
  const side = (
    <>
      {canFix && <Commit round={round} states={states} />}
      {draw !== undefined && <Witnesses draw={draw} />}
      {rows.length > 1 && (
        <Select
          label={t('draw.former')}
          value={id}
          onChange={setChosen}
          options={rows.map((row) => ({
            value: row.id,
            label: moment(row.committedAt),
            note: t(`drawState.${row.state}`),
          }))}
        />
      )}
    </>
  )
  return (
    <WithSide side={side} sideFirst>
      {id === null && <Empty title={t('draw.none')}>{t('draw.commitText')}</Empty>}
      {draw !== undefined && (
        <>
          <DrawSheet round={round} draw={draw} />
          <DrawLists draw={draw} />
        </>
      )}
    </WithSide>
  )
}
