import { IconArrowBackUp, IconFileText, IconSpeakerphone } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import type { CandidateBrief } from '../../../domain/programmes/candidate.ts'
import {
  rankCandidates,
  readRecommendation,
  undoRank,
} from '../../../domain/programmes/recommendation.endpoints.ts'
import type { Recommendation } from '../../../domain/programmes/recommendation.ts'
import { mayI, useMe } from '../../kernel/me.ts'
import { callOptions, useAct, useCall } from '../../kernel/query.ts'
import { InBar, PageHead, WithSide } from '../../kernel/shell/PageHead.tsx'
import type { Arrangement } from '../../ui/arrangement.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { DragRank } from '../../ui/DragRank.tsx'
import { Link } from '../../ui/Link.tsx'
import { ErrorState, Loading } from '../../ui/States.tsx'
import { Ordinals } from '../../ui/Tag.tsx'
import { Responsible } from '../Responsible.tsx'
import { Flags } from './CandidateTags.tsx'
import { ExceptionLine, ExceptionDialog, type Asked } from './Exceptions.tsx'
import { FlowSheet } from './FlowSheet.tsx'
import { arrangementOf, moveBetween } from './rankMoves.ts'
import { QuotaSheet } from './QuotaSheet.tsx'
import css from './Officer.module.css'
import { UnitDeadline } from './UnitDeadline.tsx'

/** Refusals that a written reason opens: by the quota, or by an exclusion of the programme. */
const reasonRule = (code: string, facts: Readonly<Record<string, unknown>> | undefined) => {
  if (code === 'programmes.quota_full_in_principle') return 'quota'
  return code === 'programmes.winner_in_principle' ? String(facts?.['rule'] ?? '') : undefined
}

function useRanking(list: Recommendation) {
  const client = useQueryClient()
  const params = { programmeId: list.programmeId, unit: list.unit }
  const [asked, setAsked] = useState<Asked | null>(null)
  const put = (next: Recommendation) =>
    client.setQueryData(callOptions(readRecommendation, { params }).queryKey, next)
  // What the officer sees at once; the server's order takes its place when it answers.
  const [wanted, setWanted] = useState<Arrangement | null>(null)
  const rank = useAct(rankCandidates, {
    onDone: (next) => {
      setAsked(null)
      setWanted(null)
      put(next)
    },
    onProblem: () => setWanted(null),
  })
  const undo = useAct(undoRank, { onDone: put })
  const arrange = (next: Arrangement) => {
    const change = moveBetween(arrangementOf(list), next, list.version)
    if (change === undefined) return
    setWanted(next)
    rank.mutate(
      { params, body: { change } },
      {
        onError(error) {
          const rule = reasonRule(error.problem.code, error.problem.facts)
          if (rule !== undefined) setAsked({ change, rule, problem: error.problem })
        },
      },
    )
  }
  const insist = (reason: string) => {
    if (asked === null) return
    rank.mutate({
      params,
      body: { change: asked.change, reasons: { ...asked.reasons, [asked.rule]: reason } },
    })
  }
  const arrangement = wanted ?? arrangementOf(list)
  return { arrange, arrangement, insist, rank, undo, asked, drop: () => setAsked(null), params }
}

function Ranking({ list }: { readonly list: Recommendation }) {
  const { t } = useTranslation('programmes')
  const me = useMe()
  const ranking = useRanking(list)
  const { rank, undo, asked, params } = ranking
  const readOnly = list.state !== 'draft' || !mayI(me, 'programmes.recommendation.rank')
  const below = (item: CandidateBrief) => {
    const own = list.exceptions.filter(
      ({ candidateId, state }) => candidateId === item.id && state !== 'lapsed',
    )
    return own.length === 0
      ? null
      : own.map((one) => <ExceptionLine key={one.id} exception={one} params={params} />)
  }
  return (
    <>
      {rank.error !== null && asked === null && <ErrorState problem={rank.error.problem} />}
      {undo.error !== null && <ErrorState problem={undo.error.problem} />}
      <DragRank<CandidateBrief>
        title={t('officer.ranking')}
        level={1}
        note={t('officer.rankingNote', {
          ranked: list.ranked.length,
          reserve: list.reserve.length,
        })}
        end={
          list.mayUndo && !readOnly ? (
            <Button
              size="small"
              icon={IconArrowBackUp}
              busy={undo.isPending}
              onClick={() => undo.mutate({ params, body: { version: list.version } })}
            >
              {t('officer.undoLast')}
            </Button>
          ) : undefined
        }
        items={[...list.ranked, ...list.reserve]}
        idOf={({ id }) => id}
        nameOf={({ title }) => title}
        renderUnderName={(item) => (
          <Link to="/inbox/$id" params={{ id: item.id }}>
            {item.applicant}
          </Link>
        )}
        nameHead={t('officer.projectAndUnit')}
        facts={[
          {
            key: 'directions',
            head: t('officer.directions'),
            width: '104px',
            renderCell: (item) => <Ordinals numbers={item.directions} />,
          },
          {
            key: 'check',
            head: t('officer.formalCheck'),
            width: '120px',
            renderCell: (item) => <Flags checked={item.checked} flagged={item.flagged} />,
          },
        ]}
        renderBelow={below}
        arrangement={ranking.arrangement}
        onArrange={ranking.arrange}
        places={Math.min(list.meter.max ?? 0, 60)}
        reserve={{
          title: t('officer.reserve'),
          note: t(readOnly ? 'officer.reserveOnly' : 'officer.reserveNote', {
            count: list.reserve.length,
          }),
        }}
        readOnly={readOnly}
      />
      {asked !== null && (
        <ExceptionDialog
          asked={asked}
          busy={rank.isPending}
          problem={rank.error?.problem ?? null}
          onClose={ranking.drop}
          onAct={ranking.insist}
        />
      )}
    </>
  )
}

/** The unit's order of recommendation, its quota, and the way to the signature. */
export function RankPage() {
  const { t } = useTranslation('programmes')
  const params = useParams({ strict: false }) as {
    readonly programmeId: string
    readonly unit: string
  }
  const { data: list, error, refetch } = useCall(readRecommendation, { params })
  if (error !== null) return <ErrorState problem={error.problem} onRetry={() => void refetch()} />
  if (list === undefined) return <Loading lines={12} />
  const opened = list.ranked[0]?.arrivedAt ?? list.reserve[0]?.arrivedAt
  return (
    <>
      <PageHead
        title={t('officer.ranking')}
        crumbs={[{ label: t('officer.lists'), to: '/recommend' }]}
      />
      <Responsible programmeId={params.programmeId} kinds={['firstReview', 'recommendation']} />
      <InBar>
        <span className="second t13">
          <span className={css.wide}>{list.unitName} · </span>
          {t(`officer.list.${list.state}`)}
        </span>
      </InBar>
      <WithSide
        side={
          <>
            <QuotaSheet list={list} />
            {opened !== undefined && <UnitDeadline closesAt={list.closesAt} openedAt={opened} />}
            <FlowSheet list={list} />
            <ButtonLink
              icon={IconFileText}
              to="/recommend/$programmeId/$unit/briefing"
              params={params}
            >
              {t('officer.briefing')}
            </ButtonLink>
            <ButtonLink
              icon={IconSpeakerphone}
              to="/recommend/$programmeId/$unit/publicity"
              params={params}
            >
              {t('officer.publicity')}
            </ButtonLink>
          </>
        }
      >
        <Ranking list={list} />
      </WithSide>
    </>
  )
}
