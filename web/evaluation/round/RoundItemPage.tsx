import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import { assignmentLifecycle, leavesPlaceOpen } from '../../../domain/evaluation/assignment.ts'
import type { RoundPage } from '../../../domain/evaluation/round.endpoints.ts'
import {
  readItem,
  removeItem,
  replaceExpert,
  type AssignmentRow,
} from '../../../domain/evaluation/roundItem.endpoints.ts'
import { mayKeepParties } from '../../../domain/evaluation/parties.ts'
import { readParties } from '../../../domain/evaluation/parties.endpoints.ts'
import type { AnswerOf } from '../../../domain/kernel/endpoint.ts'
import { downloadVersion } from '../../../domain/files/version.endpoints.ts'
import { addressOf } from '../../kernel/call.ts'
import { formatBytes, useFormat } from '../../kernel/format.ts'
import { mayI, useMe } from '../../kernel/me.ts'
import { useAct, useCall } from '../../kernel/query.ts'
import { WithSide } from '../../kernel/shell/PageHead.tsx'
import { Button } from '../../ui/Button.tsx'
import { OutLink } from '../../ui/Link.tsx'
import { ReasonDialog } from '../../ui/ReasonDialog.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { ErrorState, Loading, Note, Sealed } from '../../ui/States.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { toast } from '../../ui/Toast.tsx'
import { actorOf } from '../actor.ts'
import { regionName, useFieldNames, useReasonWords } from '../names.ts'
import { EligibleSheet } from './EligibleSheet.tsx'
import { renews } from './facts.ts'
import { FillSheet } from './FillSheet.tsx'
import { PartiesDialog } from './PartiesDialog.tsx'
import { ItemReviews } from './ItemReviews.tsx'
import css from './Round.module.css'
import { RoundFrame } from './RoundFrame.tsx'
import { ItemLacks } from './RoundItemsPage.tsx'
import { useFindings } from './useFindings.ts'

type Item = AnswerOf<typeof readItem>
type Part = { readonly round: RoundPage; readonly item: Item }

const tones = {
  proposed: 'plain',
  invited: 'care',
  accepted: 'plain',
  scoring: 'plain',
  submitted: 'good',
  declined: 'bad',
  abstained: 'bad',
  replaced: 'plain',
} as const
const causes = ['conflict', 'time', 'abstained'] as const

function Reader({
  one,
  open,
  onReplace,
  onAnother,
}: {
  readonly one: AssignmentRow
  /** Whether the place that this expert left open still is; null where none was left. */
  readonly open: boolean | null
  readonly onReplace?: (() => void) | undefined
  readonly onAnother?: (() => void) | undefined
}) {
  const { t } = useTranslation('round')
  const { t: say } = useTranslation('evaluation')
  const { moment } = useFormat()
  const findings = useFindings()
  const wordsOf = useReasonWords()
  const cause = causes.find((known) => known === one.cause)
  return (
    <li>
      <div>
        <b>{one.expert}</b> <span className="second t13">{one.employer}</span>
        <div className="muted t13">
          {one.grounds.length === 0 ? one.reason : wordsOf(one.grounds)}
        </div>
        {one.findings.map((finding) => (
          <div key={finding.cause} className="t13">
            {findings(finding)}
          </div>
        ))}
        {(cause !== undefined || one.note !== null) && (
          <div className="t13">
            {cause === undefined ? '' : t(`item.cause.${cause}`)} {one.note}
          </div>
        )}
        {open !== null && (
          <div className="t13">{t(open ? 'item.placeOpen' : 'item.placeTaken')}</div>
        )}
        {one.submittedAt !== null && (
          <div className="muted t13">{t('item.at', { moment: moment(one.submittedAt) })}</div>
        )}
      </div>
      <div className={css.acts}>
        <Tag tone={tones[one.state]}>{say(`assignmentState.${one.state}`)}</Tag>
        {onReplace !== undefined && (
          <Button size="small" onClick={onReplace}>
            {t('item.replace')}
          </Button>
        )}
        {onAnother !== undefined && (
          <Button size="small" onClick={onAnother}>
            {t('item.another')}
          </Button>
        )}
      </div>
    </li>
  )
}

const further = 'further'

/** To where the next expert comes from, below on the page. */
function goToFurther(): void {
  const part = document.getElementById(further)
  part?.scrollIntoView({ block: 'start' })
  part?.focus({ preventScroll: true })
}

const changing: ReadonlySet<string> = new Set(['preparing', 'inviting', 'scoring'])

function Readers({ round, item }: Part) {
  const { t } = useTranslation('round')
  const me = useMe()
  const [asked, setAsked] = useState<string | null>(null)
  const act = useAct(replaceExpert, {
    renews,
    onDone: () => {
      setAsked(null)
      toast(t('item.replaced'))
    },
  })
  const mayChange =
    round.method !== 'panel' && changing.has(round.state) && mayI(me, 'evaluation.round.manage')
  return (
    <Sheet title={t('item.experts')} end={<ItemLacks round={round} row={item} />}>
      {item.assignments.length === 0 && <p className="muted">{t('item.noExperts')}</p>}
      <ul className={css.lines}>
        {item.assignments.map((one) => {
          const left = round.method !== 'panel' && leavesPlaceOpen(one.state)
          const open = left ? item.missing > 0 : null
          const replaces = !left && assignmentLifecycle[one.state].replace !== undefined
          return (
            <Reader
              key={one.id}
              one={one}
              open={open}
              onReplace={mayChange && replaces ? () => setAsked(one.id) : undefined}
              onAnother={mayChange && open === true ? goToFurther : undefined}
            />
          )
        })}
      </ul>
      {asked !== null && (
        <ReasonDialog
          title={t('item.replace')}
          act={t('item.replace')}
          note={t('item.replaceNote')}
          busy={act.isPending}
          problem={act.error?.problem ?? null}
          onClose={() => setAsked(null)}
          onAct={(reason) => act.mutate({ params: { id: asked }, body: { reason } })}
        />
      )}
    </Sheet>
  )
}

function About({ round, item }: Part) {
  const { t } = useTranslation('round')
  const { nameOf } = useFieldNames()
  const me = useMe()
  const [editing, setEditing] = useState(false)
  const { data: parties } = useCall(readParties, { params: { id: item.id } })
  const opens = mayKeepParties(actorOf(me), round.state, false).ok
  const navigate = useNavigate()
  const act = useAct(removeItem, {
    renews,
    onDone: () => void navigate({ to: '/evaluation/rounds/$id/items', params: { id: round.id } }),
  })
  return (
    <Sheet title={t('item.number', { seq: item.seq })}>
      <div className="stack">
        <dl className={css.facts}>
          <dt>{t('item.parties')}</dt>
          <dd>{item.parties.map(({ name }) => name).join(t('and'))}</dd>
          <dt>{t('parties.competitors')}</dt>
          <dd>
            {parties === undefined || parties.competitors.length === 0
              ? t('parties.none')
              : parties.competitors.map(({ name }) => name).join(t('and'))}
          </dd>
          <dt>{t('item.fields')}</dt>
          <dd>{item.fields.map(nameOf).join(t('and'))}</dd>
          <dt>{t('item.region')}</dt>
          <dd>{regionName(item.region)}</dd>
          <dt>{t('item.files')}</dt>
          <dd>
            {item.files.length === 0 && t('item.noFiles')}
            <ul className={css.people}>
              {item.files.map(({ id, name, bytes }) => (
                <li key={id}>
                  <OutLink
                    href={addressOf(downloadVersion, { params: { id }, query: { inline: true } })}
                  >
                    {name}
                  </OutLink>{' '}
                  <span className="muted t12">{formatBytes(bytes)}</span>
                </li>
              ))}
            </ul>
          </dd>
        </dl>
        {item.brief !== '' && <p className={css.words}>{item.brief}</p>}
        {parties !== undefined && opens && (
          <div>
            <Button size="small" onClick={() => setEditing(true)}>
              {t('parties.edit')}
            </Button>
          </div>
        )}
        {editing && parties !== undefined && (
          <PartiesDialog parties={parties} onClose={() => setEditing(false)} />
        )}
        {round.state === 'preparing' && mayI(me, 'evaluation.round.manage') && (
          <div>
            <Button
              size="small"
              busy={act.isPending}
              onClick={() => act.mutate({ params: { id: item.id } })}
            >
              {t('item.remove')}
            </Button>
          </div>
        )}
        {act.error !== null && <ErrorState problem={act.error.problem} />}
      </div>
    </Sheet>
  )
}

/** More experts: by hand, or where lots decide by reserves first. */
function Further({ round, item }: Part) {
  const { t: say } = useTranslation('evaluation')
  if (round.method !== 'lot' || round.state === 'preparing') {
    return <EligibleSheet round={round} item={item} />
  }
  if (item.missing === 0) return <Note>{say('draw.lotFull')}</Note>
  return (
    <>
      <FillSheet round={round} />
      <EligibleSheet round={round} item={item} />
    </>
  )
}

function ItemOf({ round }: { readonly round: RoundPage }) {
  const { t } = useTranslation('round')
  const me = useMe()
  const { itemId } = useParams({ strict: false }) as { readonly itemId: string }
  const { data: item, error, refetch } = useCall(readItem, { params: { id: itemId } })
  if (error !== null) return <ErrorState problem={error.problem} onRetry={() => void refetch()} />
  if (item === undefined) return <Loading lines={8} />
  return (
    <WithSide side={<About round={round} item={item} />}>
      <h2 className={css.itemTitle}>{item.title}</h2>
      <Readers round={round} item={item} />
      {item.discussed && round.frozenAt === null && (
        <Sealed title={t('item.discuss')}>
          <p>{t('item.discussText')}</p>
        </Sealed>
      )}
      {round.frozenAt !== null && <ItemReviews itemId={itemId} />}
      {round.method !== 'panel' &&
        changing.has(round.state) &&
        mayI(me, 'evaluation.round.manage') && (
          <div id={further} tabIndex={-1} className="stack">
            <Further round={round} item={item} />
          </div>
        )}
    </WithSide>
  )
}

/** One item: who reads it, who could, and after the freeze what they wrote. */
export function RoundItemPage() {
  const { t } = useTranslation('round')
  return <RoundFrame page={t('tab.items')}>{(round) => <ItemOf round={round} />}</RoundFrame>
}
