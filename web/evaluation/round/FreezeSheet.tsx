import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import { mayFreeze, mayProposeFreeze } from '../../../domain/evaluation/round.ts'
import {
  freezeRound,
  lookFreeze,
  proposeFreeze,
  readFreeze,
  type FreezeSight,
  type RoundPage,
} from '../../../domain/evaluation/round.endpoints.ts'
import { formatNumber, useFormat } from '../../kernel/format.ts'
import { mayI, useMe } from '../../kernel/me.ts'
import { callOptions, useAct } from '../../kernel/query.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Button } from '../../ui/Button.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { ErrorState, Loading } from '../../ui/States.tsx'
import { Table } from '../../ui/Table.tsx'
import { toast } from '../../ui/Toast.tsx'
import { actorOf } from '../actor.ts'
import { factsOf, renews } from './facts.ts'
import css from './Round.module.css'

type Change = FreezeSight['changes'][number]
const pageRows = 10

/** One page of what changed; the way to the others stands below it. */
type Turn = { readonly skip: number; readonly onTurn: (skip: number) => void }

function Pages({ skip, onTurn, changed }: Turn & { readonly changed: number }) {
  const { t } = useTranslation('ui')
  const to = Math.min(changed, skip + pageRows)
  if (changed <= pageRows && skip === 0) return null
  return (
    <div className={css.acts}>
      <span className="muted t13">
        {t('list.range', {
          from: formatNumber(skip + 1),
          to: formatNumber(to),
          total: formatNumber(changed),
        })}
      </span>
      {skip > 0 && (
        <Button
          size="small"
          icon={IconChevronLeft}
          onClick={() => onTurn(Math.max(0, skip - pageRows))}
        >
          {t('list.previous')}
        </Button>
      )}
      {to < changed && (
        <Button size="small" icon={IconChevronRight} onClick={() => onTurn(to)}>
          {t('list.next')}
        </Button>
      )}
    </div>
  )
}

/** What changed since the reader's own last look; which reviews, and nothing of what they say. */
function Changes({
  sight,
  onLook,
  ...turn
}: Turn & { readonly sight: FreezeSight; readonly onLook: () => void }) {
  const { t } = useTranslation('round')
  const { t: say } = useTranslation('evaluation')
  const { moment } = useFormat()
  const { looked, changed, changes } = sight
  return (
    <div className="stack">
      <p>
        {looked === null
          ? t('freeze.never')
          : t('freeze.lookedAt', { moment: moment(looked.at), count: looked.count })}{' '}
        {looked !== null &&
          (changed === 0 ? t('freeze.same') : t('freeze.changed', { count: changed }))}
      </p>
      {changes.length > 0 && (
        <Table<Change>
          label={t('freeze.changed', { count: changed })}
          density="dense"
          phone="scroll"
          rows={changes}
          rowKey={({ assignmentId }) => assignmentId}
          columns={[
            {
              key: 'item',
              head: t('freeze.item'),
              renderCell: (row) => `${row.seq} ${row.title}`,
            },
            { key: 'expert', head: t('freeze.expert'), renderCell: (row) => row.expert },
            {
              key: 'state',
              head: t('freeze.state'),
              renderCell: (row) => say(`assignmentState.${row.state}`),
            },
            { key: 'at', head: t('freeze.at'), renderCell: (row) => moment(row.at) },
          ]}
        />
      )}
      <Pages {...turn} changed={changed} />
      {(looked === null || changed > 0) && (
        <div>
          <Button size="small" onClick={onLook}>
            {t('freeze.look')}
          </Button>
        </div>
      )}
    </div>
  )
}

function Freezing({
  round,
  sight,
  ...turn
}: Turn & { readonly round: RoundPage; readonly sight: FreezeSight }) {
  const { t } = useTranslation('round')
  const { moment } = useFormat()
  const me = useMe()
  const params = { id: round.id }
  const { digest, count } = sight
  const look = useAct(lookFreeze, { renews: [readFreeze], onDone: () => turn.onTurn(0) })
  const propose = useAct(proposeFreeze, { renews, onDone: () => toast(t('freeze.proposeDone')) })
  const freeze = useAct(freezeRound, { renews, onDone: () => toast(t('freeze.done')) })
  const proposal = round.freeze
  const stale = proposal !== null && proposal.digest !== digest
  const [actor, facts] = [actorOf(me), factsOf(round)]
  const proposer = proposal?.mine === true ? (me.person?.id ?? '') : ''
  const problem = look.error ?? propose.error ?? freeze.error
  return (
    <div className="stack">
      <dl className={css.facts}>
        <dt>{t('freeze.count')}</dt>
        <dd>{t('freeze.countOf', { count, amount: formatNumber(count) })}</dd>
        <dt>{t('freeze.digest')}</dt>
        <dd>
          <span className={css.digest}>{digest}</span>
          <div className="muted t13">{t('freeze.digestHelp')}</div>
        </dd>
      </dl>
      <Changes sight={sight} {...turn} onLook={() => look.mutate({ params, body: { digest } })} />
      {proposal !== null && (
        <p>
          {proposal.mine
            ? t('freeze.proposedMine', { moment: moment(proposal.at), count: proposal.count })
            : t('freeze.proposed', {
                by: proposal.by,
                moment: moment(proposal.at),
                count: proposal.count,
              })}
          {stale && ` ${t('freeze.changedSince')}`}
        </p>
      )}
      <div className={css.acts}>
        {(proposal === null || stale || proposal.mine) && (
          <ActionButton
            kind={proposal === null || stale ? 'primary' : 'plain'}
            verdict={mayProposeFreeze(actor, facts)}
            busy={propose.isPending}
            onClick={() => propose.mutate({ params })}
          >
            {t(proposal === null ? 'freeze.propose' : 'freeze.proposeAgain')}
          </ActionButton>
        )}
        {proposal !== null && !stale && !proposal.mine && (
          <ActionButton
            verdict={mayFreeze(
              actor,
              facts,
              { proposedBy: proposer, digest: proposal.digest },
              digest,
            )}
            busy={freeze.isPending}
            onClick={() => freeze.mutate({ params, body: { digest } })}
          >
            {t('freeze.confirm', { count })}
          </ActionButton>
        )}
      </div>
      {problem !== null && <ErrorState problem={problem.problem} />}
    </div>
  )
}

/** The freeze takes two: each sees the count, the digest, and what changed since the own last look. */
export function FreezeSheet({ round }: { readonly round: RoundPage }) {
  const { t } = useTranslation('round')
  const { moment } = useFormat()
  const me = useMe()
  const open = round.state === 'scoring' && mayI(me, 'evaluation.round.manage')
  const [skip, setSkip] = useState(0)
  const { data, error, refetch } = useQuery({
    ...callOptions(readFreeze, { params: { id: round.id }, query: { skip, limit: pageRows } }),
    enabled: open,
    placeholderData: keepPreviousData,
  })
  if (round.frozenAt !== null) {
    return (
      <Sheet title={t('freeze.title')}>
        <p>{t('freeze.frozenAt', { moment: moment(round.frozenAt), count: round.submitted })}</p>
        <p className={css.digest}>{round.digest}</p>
      </Sheet>
    )
  }
  if (!open) return null
  return (
    <Sheet title={t('freeze.title')}>
      <div className="stack">
        <p className="muted">{t('freeze.text')}</p>
        {error !== null && <ErrorState problem={error.problem} onRetry={() => void refetch()} />}
        {data === undefined && error === null && <Loading lines={4} />}
        {data !== undefined && <Freezing round={round} sight={data} skip={skip} onTurn={setSkip} />}
      </div>
    </Sheet>
  )
}
