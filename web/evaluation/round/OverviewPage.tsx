import { useTranslation } from '../../kernel/words.ts'
import {
  mayAssign,
  mayInvite,
  mayReassign,
  mayRelease,
  mayRemind,
  maySeeRounds,
  mayStart,
  roundStates,
  type RoundState,
} from '../../../domain/evaluation/round.ts'
import {
  remindRound,
  stepRound,
  type RoundPage,
} from '../../../domain/evaluation/round.endpoints.ts'
import { serverNow } from '../../kernel/clock.ts'
import { formatIsoDay, formatNumber, useFormat } from '../../kernel/format.ts'
import { mayI, useMe } from '../../kernel/me.ts'
import { useAct } from '../../kernel/query.ts'
import { WithSide } from '../../kernel/shell/PageHead.tsx'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Link } from '../../ui/Link.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { ErrorState } from '../../ui/States.tsx'
import { toast } from '../../ui/Toast.tsx'
import { actorOf } from '../actor.ts'
import { CancelSheet } from './CancelSheet.tsx'
import { dueOf, factsOf, renews } from './facts.ts'
import { FreezeSheet } from './FreezeSheet.tsx'
import css from './Round.module.css'
import { RoundFrame } from './RoundFrame.tsx'

const verbsAt = {
  preparing: ['assign'],
  assigned: ['invite', 'reassign'],
  inviting: ['start'],
  scoring: [],
  frozen: ['release'],
  released: [],
  cancelled: [],
} as const
/** A cancelled round never came to what follows. */
const shownStates = (now: RoundState): readonly RoundState[] =>
  now === 'cancelled'
    ? ['preparing', 'cancelled']
    : roundStates.filter((state) => state !== 'cancelled')

const mays = {
  assign: mayAssign,
  reassign: mayReassign,
  invite: mayInvite,
  start: mayStart,
  release: mayRelease,
} as const

type Part = { readonly round: RoundPage }

/** Whether items, experts and the freeze are to be seen, or only where the round stands. */
const useSees = (): boolean => maySeeRounds(actorOf(useMe())).ok

function Next({ round }: Part) {
  const { t } = useTranslation('round')
  const { t: say } = useTranslation('evaluation')
  const me = useMe()
  const act = useAct(stepRound, {
    renews,
    onDone: (_, { body }) => toast(t(`stepped.${body.verb}`)),
  })
  return (
    <Sheet title={t('next')}>
      <div className="stack">
        <ol className={css.steps}>
          {shownStates(round.state).map((state) => (
            <li key={state} aria-current={state === round.state ? 'step' : undefined}>
              {say(`roundState.${state}`)}
            </li>
          ))}
        </ol>
        <p>{t(`stepNote.${round.state}`)}</p>
        {mayI(me, 'evaluation.round.manage') && (
          <div className={css.acts}>
            {verbsAt[round.state].map((verb) => (
              <ActionButton
                key={verb}
                kind={verb === 'reassign' ? 'plain' : 'primary'}
                verdict={mays[verb](actorOf(me), factsOf(round))}
                busy={act.isPending}
                onClick={() => act.mutate({ params: { id: round.id }, body: { verb } })}
              >
                {t(`step.${verb}`)}
              </ActionButton>
            ))}
          </div>
        )}
        {act.error !== null && <ErrorState problem={act.error.problem} />}
      </div>
    </Sheet>
  )
}

/** Each thing that is missing leads to the items that lack it. */
function Lacks({ round }: Part) {
  const { t } = useTranslation('round')
  const sees = useSees()
  const { facts, items } = round
  const params = { id: round.id }
  const begun = round.state !== 'preparing' && round.state !== 'assigned'
  const lines = [
    [items === 0, t('lack.items'), undefined],
    [facts.itemsShort > 0, t('lack.short', { count: facts.itemsShort }), 'reviewer'],
    [facts.conflictsOpen > 0, t('lack.conflicts', { count: facts.conflictsOpen }), undefined],
    [facts.panelsFaulty > 0, t('lack.panels', { count: facts.panelsFaulty }), undefined],
    [begun && facts.recordsOpen > 0, t('lack.records', { count: facts.recordsOpen }), undefined],
    [
      begun && facts.invitationsOpen > 0,
      t('lack.answers', { count: facts.invitationsOpen }),
      'answer',
    ],
    [begun && facts.reviewsOpen > 0, t('lack.reviews', { count: facts.reviewsOpen }), 'review'],
  ] as const
  const shown = lines.filter(([is]) => is)
  return (
    <Sheet
      title={t('lacks')}
      note={t('progressOf', {
        submitted: formatNumber(round.submitted),
        due: formatNumber(dueOf(round)),
      })}
    >
      {shown.length === 0 && <p>{t('lack.nothing')}</p>}
      <ul className={css.lines}>
        {shown.map(([, text, lack]) => (
          <li key={text}>
            {sees ? (
              <Link
                to="/evaluation/rounds/$id/items"
                params={params}
                search={(lack === undefined ? {} : { lack }) as never}
              >
                {text}
              </Link>
            ) : (
              text
            )}
          </li>
        ))}
      </ul>
    </Sheet>
  )
}

/** Leads to where this round's assignment is formed: the way was chosen with the round. */
function Arrange({ round }: Part) {
  const { t } = useTranslation('round')
  const { t: say } = useTranslation('evaluation')
  if (round.state !== 'preparing') return null
  const params = { id: round.id }
  if (round.method === 'panel') {
    return (
      <Sheet title={t('arrange')}>
        <Link to="/evaluation/rounds/$id/panels" params={params}>
          {t('arrangePanels')}
        </Link>
        <p className={`${css.wide} muted t13`}>{t('arrangePanelsText')}</p>
      </Sheet>
    )
  }
  return (
    <Sheet title={t('arrange')}>
      {round.method === 'hand' ? (
        <>
          <Link to="/evaluation/rounds/$id/items" params={params}>
            {say('roundMethod.hand')}
          </Link>
          <p className={`${css.wide} muted t13`}>{t('arrangeHand')}</p>
        </>
      ) : (
        <>
          <Link to="/evaluation/rounds/$id/arrange" params={params}>
            {t('arrangeOther')}
          </Link>
          <p className={`${css.wide} muted t13`}>{t('arrangeOtherText')}</p>
        </>
      )}
    </Sheet>
  )
}

function Remind({ round }: Part) {
  const { t } = useTranslation('round')
  const me = useMe()
  const { moment } = useFormat()
  const act = useAct(remindRound, { renews, onDone: () => toast(t('remindDone')) })
  if (round.state !== 'inviting' && round.state !== 'scoring') return null
  const last = round.remindedAt
  const reminds = mayI(me, 'evaluation.round.manage')
  // Who cannot remind reads only that somebody did.
  if (!reminds && last === null) return null
  const today = formatIsoDay(serverNow())
  const lastDay = last === null ? null : formatIsoDay(last)
  return (
    <Sheet title={t('remind')}>
      <div className="stack">
        <p className="muted t13">{t('remindText')}</p>
        {last !== null && <p>{t('reminded', { moment: moment(last) })}</p>}
        {reminds && (
          <ActionButton
            kind="plain"
            verdict={mayRemind(actorOf(me), factsOf(round), lastDay, today)}
            busy={act.isPending}
            onClick={() => act.mutate({ params: { id: round.id } })}
          >
            {t('remindNow')}
          </ActionButton>
        )}
        {act.error !== null && <ErrorState problem={act.error.problem} />}
      </div>
    </Sheet>
  )
}

function About({ round }: Part) {
  const { t } = useTranslation('round')
  const { t: say } = useTranslation('evaluation')
  const { day, language } = useFormat()
  const { rules, rubric } = round
  const said = (rule: 'form.sameUnit' | 'form.competitors' | 'form.reopen', value: boolean) =>
    t('ruleIs', { rule: t(rule), answer: t(value ? 'yes' : 'no') })
  return (
    <Sheet title={t('about')}>
      <dl className={css.facts}>
        <dt>{t('scoreBy')}</dt>
        <dd>{day(round.scoreBy, { year: true })}</dd>
        <dt>{t('reviewsPerItem')}</dt>
        <dd>{t('perItem', { count: round.reviewsPerItem })}</dd>
        <dt>{t('stage')}</dt>
        <dd>{say(`roundStage.${round.stage}`)}</dd>
        <dt>{t('method')}</dt>
        <dd>{say(`roundMethod.${round.method}`)}</dd>
        <dt>{t('form.membershipYears')}</dt>
        <dd>{t('years', { count: rules.membershipYears })}</dd>
        <dt>{t('form.discussFrom')}</dt>
        <dd>
          {rules.discussFrom === null ? t('never') : t('points', { count: rules.discussFrom })}
        </dd>
        <dt>{t('rubric')}</dt>
        <dd>
          {rubric.name[language]}
          <ul className={css.people}>
            {rubric.dimensions.map((one) => (
              <li key={one.code} className="second t13">
                {one.name[language]} {t('rubricWeight', { max: one.max })}
              </li>
            ))}
          </ul>
        </dd>
      </dl>
      <ul className={`${css.people} ${css.more} t13`}>
        <li>{said('form.sameUnit', rules.sameRecommendingUnit)}</li>
        <li>{said('form.competitors', rules.namedCompetitors)}</li>
        <li>{said('form.reopen', rules.reopen)}</li>
      </ul>
    </Sheet>
  )
}

/** One round: where it stands, what is missing, what comes next. */
export function OverviewPage() {
  const sees = useSees()
  return (
    <RoundFrame>
      {(round) => (
        <WithSide
          side={
            <>
              <Remind round={round} />
              <About round={round} />
            </>
          }
        >
          <Next round={round} />
          {round.state !== 'cancelled' && <Lacks round={round} />}
          {sees && <Arrange round={round} />}
          {sees && round.state !== 'cancelled' && <FreezeSheet round={round} />}
          <CancelSheet round={round} />
        </WithSide>
      )}
    </RoundFrame>
  )
}
