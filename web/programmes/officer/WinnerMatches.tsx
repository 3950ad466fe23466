import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import { readCandidate } from '../../../domain/programmes/candidate.endpoints.ts'
import { decideWinnerMatch } from '../../../domain/programmes/winner.endpoints.ts'
import { mayDecideMatch } from '../../../domain/programmes/winner.ts'
import { useMe } from '../../kernel/me.ts'
import { useAct } from '../../kernel/query.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { actorOf } from '../application/actor.ts'
import type { CandidateFile } from './CandidatePage.tsx'
import css from './Officer.module.css'
import { ReasonDialog } from '../../ui/ReasonDialog.tsx'

type Match = CandidateFile['winners'][number]
type Finding = { readonly match: Match; readonly same: boolean }

function MatchLine({
  file,
  match,
  onFind,
}: {
  readonly file: CandidateFile
  readonly match: Match
  readonly onFind: (same: boolean) => void
}) {
  const { t } = useTranslation('programmes')
  const me = useMe()
  const { winner, certainty, by, reason, decidedBy } = match
  const verdict = mayDecideMatch(actorOf(me), match, file.rank)
  // What a code proves is no question; what was decided may be decided anew.
  const asks = [
    ...(certainty === 'same' ? [] : [true]),
    ...(certainty === 'dismissed' ? [] : [false]),
  ]
  return (
    <li className="t13">
      <p>
        {t('officer.winner', {
          year: winner.year,
          seq: winner.seq,
          project: winner.project,
          applicant: winner.applicant,
        })}
        {t(`officer.certainty.${certainty}`)}
      </p>
      {decidedBy !== null && (
        <p className="third t12">
          {t('officer.match.decided', { by: decidedBy, reason: reason ?? '' })}
        </p>
      )}
      {by !== 'code' && (
        <p className={css.matchActs}>
          {asks.map((same) => (
            <ActionButton
              key={String(same)}
              kind="plain"
              size="small"
              verdict={verdict}
              onClick={() => onFind(same)}
            >
              {t(same ? 'officer.match.same' : 'officer.match.other')}
            </ActionButton>
          ))}
        </p>
      )}
    </li>
  )
}

/** Earlier winners whose name is like the applicant's: the officer says whether it is the same organisation. */
export function WinnerMatches({ file }: { readonly file: CandidateFile }) {
  const { t } = useTranslation('programmes')
  const [finding, setFinding] = useState<Finding | null>(null)
  const act = useAct(decideWinnerMatch, {
    renews: [readCandidate],
    onDone: () => setFinding(null),
  })
  const close = () => {
    act.reset()
    setFinding(null)
  }
  return (
    <>
      <ul className={css.list}>
        {file.winners.map((match) => (
          <MatchLine
            key={match.winner.id}
            file={file}
            match={match}
            onFind={(same) => setFinding({ match, same })}
          />
        ))}
      </ul>
      <ReasonDialog
        key={`${finding?.match.winner.id} ${finding?.same}`}
        open={finding !== null}
        title={t('officer.match.title')}
        act={t(finding?.same === true ? 'officer.match.same' : 'officer.match.other')}
        note={t('officer.match.note', { applicant: finding?.match.winner.applicant ?? '' })}
        busy={act.isPending}
        problem={act.error?.problem ?? null}
        onClose={close}
        onAct={(reason) => {
          if (finding === null) return
          const { match, same } = finding
          act.mutate({
            params: { id: file.id, winnerId: match.winner.id },
            body: { same, reason },
          })
        }}
      />
    </>
  )
}
