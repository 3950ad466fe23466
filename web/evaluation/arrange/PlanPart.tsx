import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import {
  mayArrange,
  mayConfirmPlan,
  type ArrangementWish,
} from '../../../domain/evaluation/arrangement.ts'
import {
  arrange,
  confirmArrangement,
  listArrangements,
  readArrangement,
  type ArrangementBrief,
  type ArrangementPage,
} from '../../../domain/evaluation/arrangement.endpoints.ts'
import type { RoundPage } from '../../../domain/evaluation/round.endpoints.ts'
import { readRound } from '../../../domain/evaluation/round.endpoints.ts'
import { useFormat } from '../../kernel/format.ts'
import { useMe } from '../../kernel/me.ts'
import { callOptions, useAct, useCall } from '../../kernel/query.ts'
import { WithSide } from '../../kernel/shell/PageHead.tsx'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Select } from '../../ui/Select.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Empty, ErrorState, Loading, Note } from '../../ui/States.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { toast } from '../../ui/Toast.tsx'
import { actorOf } from '../actor.ts'
import { Beside, Figures } from './PlanFacts.tsx'
import { PlanExperts } from './PlanExperts.tsx'
import { PlanItems } from './PlanItems.tsx'
import { countChanges, learn, usualWish, withLoad, type Names } from './wish.ts'
import { Mended, Repairs } from './Repairs.tsx'
import { Trouble } from './Trouble.tsx'
import { WishFields } from './WishSheet.tsx'

const renews = [listArrangements, readArrangement, readRound]
const lookAgainMs = 1500

const isOpen = (state: ArrangementBrief['state']): boolean =>
  state === 'waiting' || state === 'running'

function PlanSheet({
  round,
  plan,
  onMade,
}: {
  readonly round: RoundPage
  readonly plan: ArrangementPage
  readonly onMade: (id: string) => void
}) {
  const { t } = useTranslation('evaluation')
  const me = useMe()
  const confirm = useAct(confirmArrangement, {
    renews,
    onDone: () => toast(t('arrange.confirmed')),
  })
  const good = plan.status === 'optimal'
  const tag =
    plan.status === null ? t(`arrange.state.${plan.state}`) : t(`arrange.status.${plan.status}`)
  return (
    <Sheet
      title={t('arrange.plans')}
      level={1}
      end={<Tag tone={good ? 'good' : 'care'}>{tag}</Tag>}
    >
      <div className="stack">
        {isOpen(plan.state) && <Loading what={t('arrange.computing')} lines={4} />}
        {plan.state === 'failed' && <Note tone="bad" title={t('arrange.failed')} />}
        <Figures plan={plan} />
        <Mended round={round} plan={plan} onMade={onMade} />
        <Trouble plan={plan} />
        <Repairs round={round} plan={plan} onMade={onMade} />
        <Beside plan={plan} />
        {plan.state === 'confirmed' && <Note tone="good" title={t('arrange.confirmed')} />}
        {plan.state === 'done' && plan.worst !== null && (
          <div className="stack">
            <ActionButton
              verdict={mayConfirmPlan(actorOf(me), round, plan)}
              busy={confirm.isPending}
              onClick={() => confirm.mutate({ params: { id: plan.id } })}
            >
              {t('arrange.confirm')}
            </ActionButton>
            <p className="muted t13">{t('arrange.confirmText', { count: plan.reviews })}</p>
          </div>
        )}
        {confirm.error !== null && <ErrorState problem={confirm.error.problem} />}
      </div>
    </Sheet>
  )
}

function PlanChoice({
  rows,
  id,
  onChange,
}: {
  readonly rows: readonly ArrangementBrief[]
  readonly id: string
  readonly onChange: (id: string) => void
}) {
  const { t } = useTranslation('evaluation')
  const { moment } = useFormat()
  if (rows.length < 2) return null
  return (
    <Select
      label={t('arrange.plans')}
      value={id}
      onChange={onChange}
      options={rows.map((row) => ({
        value: row.id,
        label: t('arrange.planAt', { at: moment(row.askedAt), by: row.by }),
        note: t(`arrange.state.${row.state}`),
      }))}
    />
  )
}

/** 最优分派: what is asked for at the side, the plan with its reasons, and what changes when something else is asked. */
export function PlanPart({ round }: { readonly round: RoundPage }) {
  const { t } = useTranslation('evaluation')
  const me = useMe()
  const [names] = useState<Names>(() => ({ experts: new Map(), items: new Map() }))
  const [chosen, setChosen] = useState<string | null>(null)
  const [draft, setDraft] = useState<ArrangementWish | null>(null)
  const params = { id: round.id }
  const list = useCall(listArrangements, { params })
  const id = chosen ?? list.data?.rows[0]?.id ?? null
  const { data: plan } = useQuery({
    ...callOptions(readArrangement, { params: { id: id ?? '' } }),
    enabled: id !== null,
    refetchInterval: ({ state: { data } }) =>
      data !== undefined && isOpen(data.state) ? lookAgainMs : false,
  })
  const made = (next: string): void => {
    setChosen(next)
    setDraft(null)
  }
  const ask = useAct(arrange, {
    renews,
    onDone: ({ id: next }) => made(next),
  })
  if (list.error !== null) return <ErrorState problem={list.error.problem} />
  if (list.data === undefined) return <Loading lines={8} />
  if (plan !== undefined) learn(names, plan)
  const asked = plan?.wish ?? usualWish(round.reviewsPerItem)
  const wish = draft ?? asked
  const changes = countChanges(wish, asked)
  const hasPairs = plan !== undefined && plan.experts.length > 0
  const side = (
    <Sheet title={t('arrange.wish')} inside="form">
      <div className="stack">
        <WishFields wish={wish} names={names} onChange={setDraft} />
        {changes > 0 && <p className="care">{t('arrange.changed', { n: changes })}</p>}
        <ActionButton
          verdict={mayArrange(actorOf(me), round)}
          docked={changes > 0}
          busy={ask.isPending}
          onClick={() => ask.mutate({ params, body: { wish, after: hasPairs ? plan.id : null } })}
        >
          {plan === undefined ? t('arrange.ask') : t('arrange.askAgain')}
        </ActionButton>
        {ask.error !== null && <ErrorState problem={ask.error.problem} />}
        <PlanChoice
          rows={list.data.rows}
          id={id ?? ''}
          onChange={(next) => {
            made(next)
          }}
        />
      </div>
    </Sheet>
  )
  return (
    <WithSide side={side}>
      {plan === undefined && id === null && (
        <Empty title={t('arrange.none')}>{t('arrange.noneText')}</Empty>
      )}
      {plan !== undefined && <PlanSheet round={round} plan={plan} onMade={made} />}
      {hasPairs && (
        <>
          <PlanItems
            plan={plan}
            wish={wish}
            onWish={(next, { item, pair }) => {
              if (pair !== undefined) names.experts.set(pair.expertId, pair.expert)
              names.items.set(item.id, `${item.seq} ${item.title}`)
              setDraft(next)
            }}
          />
          <PlanExperts
            plan={plan}
            onLoad={(expertId, max) => setDraft(withLoad(wish, expertId, max))}
          />
        </>
      )}
    </WithSide>
  )
}
