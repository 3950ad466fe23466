import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import { mayRepair, mayTakeBackRepair } from '../../../domain/evaluation/arrangement.ts'
import {
  listArrangements,
  readArrangement,
  repairArrangement,
  takeBackRepair,
  type ArrangementPage,
} from '../../../domain/evaluation/arrangement.endpoints.ts'
import { isApplicable } from '../../../domain/evaluation/assignmentRepair.ts'
import { readRound, type RoundPage } from '../../../domain/evaluation/round.endpoints.ts'
import { useMe } from '../../kernel/me.ts'
import { useAct } from '../../kernel/query.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Link } from '../../ui/Link.tsx'
import { ErrorState, Note } from '../../ui/States.tsx'
import { toast } from '../../ui/Toast.tsx'
import { actorOf } from '../actor.ts'
import { useFieldNames } from '../names.ts'
import css from './Arrange.module.css'
import { levelOptions } from './levels.ts'

type Option = ArrangementPage['repairs'][number]
type Step = Option['steps'][number]
type Props = {
  readonly round: RoundPage
  readonly plan: ArrangementPage
  readonly onMade: (id: string) => void
}

const renews = [listArrangements, readArrangement, readRound]
const shownFirst = 6

function useStepWords(plan: ArrangementPage): (step: Step) => string {
  const { t } = useTranslation('evaluation')
  const { nameOf } = useFieldNames()
  const levelName = (level: number): string => t(`arrange.levels.${levelOptions[level] ?? '0'}`)
  return ({ cause, items, experts, code, from, to }) =>
    t(`repair.${cause}`, {
      item: plan.namedItems[items[0] ?? '']?.title ?? items[0] ?? '',
      expert: plan.named[experts[0] ?? ''] ?? experts[0] ?? '',
      field: code === '' ? '' : nameOf(code),
      from: cause === 'level' ? levelName(from) : from,
      to: cause === 'level' ? levelName(to) : to,
    })
}

const keyOf = ({ cause, items, experts, code }: Step): string =>
  [cause, ...items, ...experts, code].join(' ')

function RepairDialog({
  plan,
  option,
  busy,
  onClose,
  onDo,
}: {
  readonly plan: ArrangementPage
  readonly option: Option
  readonly busy: boolean
  readonly onClose: () => void
  readonly onDo: () => void
}) {
  const { t } = useTranslation('evaluation')
  const wordsOf = useStepWords(plan)
  const foot = (
    <>
      <Button onClick={onClose}>{t('cancel')}</Button>
      <Button kind="primary" busy={busy} onClick={onDo}>
        {t('arrange.repairDo')}
      </Button>
    </>
  )
  return (
    <Dialog
      open
      onClose={onClose}
      title={t(`arrange.repairKind.${option.kind}`)}
      shape="wide"
      foot={foot}
    >
      <div className="stack">
        <p>{t('arrange.repairAsk', { count: option.steps.length })}</p>
        <ol aria-label={t('arrange.repairWhat')}>
          {option.steps.map((step) => (
            <li key={keyOf(step)}>{wordsOf(step)}</li>
          ))}
        </ol>
      </div>
    </Dialog>
  )
}

function RepairOption({ round, plan, onMade, option }: Props & { readonly option: Option }) {
  const { t } = useTranslation('evaluation')
  const me = useMe()
  const wordsOf = useStepWords(plan)
  const [asked, setAsked] = useState(false)
  const repair = useAct(repairArrangement, {
    renews,
    onDone: ({ id }) => {
      setAsked(false)
      onMade(id)
    },
  })
  const { kind, steps } = option
  const title = t(`arrange.repairKind.${kind}`)
  const needsExperts = steps.some(({ cause }) => cause === 'moreExperts')
  return (
    <div className={css.option}>
      <h3 className="t14">{title}</h3>
      <ul>
        {steps.slice(0, shownFirst).map((step) => (
          <li key={keyOf(step)}>{wordsOf(step)}</li>
        ))}
        {steps.length > shownFirst && (
          <li>{t('arrange.repairMore', { count: steps.length - shownFirst })}</li>
        )}
      </ul>
      {needsExperts && (
        <>
          <p className="muted t13">{t('arrange.inviteNote')}</p>
          <Link to="/evaluation/experts">{t('arrange.toExperts')}</Link>
        </>
      )}
      {!needsExperts && !isApplicable(option) && (
        <Link to="/evaluation/rounds/$id/items" params={{ id: round.id }}>
          {t('arrange.toItems')}
        </Link>
      )}
      {isApplicable(option) && (
        <ActionButton
          verdict={mayRepair(actorOf(me), round, plan)}
          kind={kind === 'least' ? 'primary' : 'plain'}
          aria-label={t('arrange.repairDoOf', { kind: title })}
          onClick={() => setAsked(true)}
        >
          {t('arrange.repairDo')}
        </ActionButton>
      )}
      {asked && (
        <RepairDialog
          plan={plan}
          option={option}
          busy={repair.isPending}
          onClose={() => setAsked(false)}
          onDo={() => repair.mutate({ params: { id: plan.id }, body: { kind } })}
        />
      )}
      {repair.error !== null && <ErrorState problem={repair.error.problem} />}
    </div>
  )
}

/** What would let a plan be: each way with the button that carries it out. */
export function Repairs({ round, plan, onMade }: Props) {
  const { t } = useTranslation('evaluation')
  if (plan.repairs.length === 0) return null
  return (
    <section className="stack">
      <h2 className="t16">{t('arrange.repairs')}</h2>
      <div className={css.options}>
        {plan.repairs.map((option) => (
          <RepairOption
            key={option.kind}
            round={round}
            plan={plan}
            option={option}
            onMade={onMade}
          />
        ))}
      </div>
    </section>
  )
}

/** The repair that a plan came from, which can be taken back until experts are asked. */
export function Mended({ round, plan, onMade }: Props) {
  const { t } = useTranslation('evaluation')
  const me = useMe()
  const back = useAct(takeBackRepair, {
    renews,
    onDone: ({ id }) => {
      toast(t('arrange.tookBack'))
      onMade(id)
    },
  })
  const { mends, takenBack, before, status } = plan
  if (mends === null) return null
  const kind = t(`arrange.repairKind.${mends}`)
  if (takenBack) return <Note title={t('arrange.takenBack', { kind })} />
  const verdict = mayTakeBackRepair(actorOf(me), round, {
    ...{ status, mends, takenBack, hasBefore: before !== null },
  })
  return (
    <Note title={t('arrange.mended', { kind })}>
      <div className="stack">
        <p>{t('arrange.mendedText')}</p>
        <ActionButton
          kind="plain"
          verdict={verdict}
          busy={back.isPending}
          onClick={() => back.mutate({ params: { id: plan.id } })}
        >
          {t('arrange.takeBack')}
        </ActionButton>
        {back.error !== null && <ErrorState problem={back.error.problem} />}
      </div>
    </Note>
  )
}
