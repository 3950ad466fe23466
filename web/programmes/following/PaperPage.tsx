import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import type { AnswerOf } from '../../../domain/kernel/endpoint.ts'
import {
  countFollowings,
  discardPaper,
  listFollowings,
  readFollowing,
  readPaper,
  signPaper,
  writePaper,
} from '../../../domain/programmes/following.endpoints.ts'
import { levelOf, mayMovePaper, mayWritePaper } from '../../../domain/programmes/following.ts'
import { isComplete, type PaperContent } from '../../../domain/programmes/paper.ts'
import { allOf, allowed } from '../../../domain/kernel/verdict.ts'
import { formatDay, useFormat } from '../../kernel/format.ts'
import { useMe } from '../../kernel/me.ts'
import { useAct, useCall } from '../../kernel/query.ts'
import { PageHead, WithSide } from '../../kernel/shell/PageHead.tsx'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Button } from '../../ui/Button.tsx'
import { ErrorState, Loading } from '../../ui/States.tsx'
import { toast } from '../../ui/Toast.tsx'
import { actorOf } from '../application/actor.ts'
import css from './Following.module.css'
import type { FollowingFile } from './Indicators.tsx'
import { PaperActs } from './PaperActs.tsx'
import { PaperBody } from './PaperBody.tsx'
import { PaperPrints } from './PaperPrints.tsx'
import { PaperSignatures } from './PaperSignatures.tsx'
import { PaperStateTag } from './Tags.tsx'

export type PaperFile = AnswerOf<typeof readPaper>
export const paperRenews = [readPaper, readFollowing, listFollowings, countFollowings]

function useTitle(following: FollowingFile, paper: PaperFile): string {
  const { t } = useTranslation('following')
  const { language } = useFormat()
  const owed = following.owed.find(
    ({ code, period }) => code === paper.code && period === paper.period,
  )
  if (paper.kind !== 'report') return t(`kind.${paper.kind}`)
  const name = owed?.name[language] ?? t('kind.report')
  return paper.period === paper.code || paper.period === null
    ? name
    : t('reportTitle', { name, period: paper.period })
}

/** Keeps what is written, then signs it in one go: the version that was kept is the one that is signed. */
function useDraft(following: FollowingFile, paper: PaperFile) {
  const { t } = useTranslation('following')
  const [content, setContent] = useState<PaperContent>(paper.content)
  const [changed, setChanged] = useState(false)
  const write = useAct(writePaper, { renews: paperRenews })
  const sign = useAct(signPaper, { renews: paperRenews })
  const input = {
    params: { id: following.id },
    body: { paperId: paper.id, seen: paper.version, content },
  }
  const save = async (): Promise<number> => {
    if (!changed) return paper.version
    const kept = await write.mutateAsync(input)
    setContent(kept.content)
    setChanged(false)
    return kept.version
  }
  return {
    content,
    put(next: PaperContent) {
      setContent(next)
      setChanged(true)
    },
    changed,
    busy: write.isPending || sign.isPending,
    problem: (write.error ?? sign.error)?.problem ?? null,
    save: () =>
      void save().then(
        () => toast(t('saved')),
        () => undefined,
      ),
    sign: () =>
      void save().then(
        (seen) => sign.mutate({ params: { id: paper.id }, body: { seen } }),
        () => undefined,
      ),
  }
}

/** What a report is asked for besides, the server knows. */
const isWhole = (content: PaperContent) =>
  content.kind === 'report' ? allowed : isComplete(content, { indicators: [], pooling: [] })

function Draft({
  following,
  paper,
}: {
  readonly following: FollowingFile
  readonly paper: PaperFile
}) {
  const { t } = useTranslation('following')
  const actor = actorOf(useMe())
  const navigate = useNavigate()
  const draft = useDraft(following, paper)
  const discard = useAct(discardPaper, {
    renews: [readFollowing],
    onDone: () => void navigate({ to: '/followings/$id', params: { id: following.id } }),
  })
  const discards = paper.handedInAt === null && paper.kind !== 'taskBook'
  return (
    <div className="stack">
      <PaperBody following={following} paper={paper} content={draft.content} onChange={draft.put} />
      {draft.problem !== null && <ErrorState problem={draft.problem} />}
      {discard.error !== null && <ErrorState problem={discard.error.problem} />}
      <div className={css.acts}>
        <ActionButton
          verdict={allOf(mayMovePaper(actor, following, paper, 'sign'), isWhole(draft.content))}
          busy={draft.busy}
          onClick={draft.sign}
        >
          {t('signProject')}
        </ActionButton>
        <Button busy={draft.busy} onClick={draft.save}>
          {t('save')}
        </Button>
        {discards && (
          <Button
            kind="quiet"
            busy={discard.isPending}
            onClick={() => discard.mutate({ params: { id: paper.id } })}
          >
            {t('discard')}
          </Button>
        )}
      </div>
      <p className="muted t13">{t('signNote', { next: t('nextUnit') })}</p>
    </div>
  )
}

function Loaded({
  following,
  paper,
}: {
  readonly following: FollowingFile
  readonly paper: PaperFile
}) {
  const { t } = useTranslation('following')
  const { language } = useFormat()
  const actor = actorOf(useMe())
  const title = useTitle(following, paper)
  const writes = paper.state === 'draft' && mayWritePaper(actor, following, paper.kind).ok
  const level = levelOf(paper.state)
  return (
    <WithSide
      side={
        <>
          <PaperSignatures paper={paper} />
          {/* What was made of an earlier text is not offered beside a later one. */}
          <PaperPrints key={paper.version} following={following} paper={paper} />
        </>
      }
    >
      <PageHead
        title={title}
        crumbs={[
          { label: t('title'), to: '/followings' },
          { label: following.title, to: `/followings/${following.id}` },
        ]}
      />
      <header className="stack">
        <h1>{title}</h1>
        <div className="row wrap">
          <PaperStateTag state={paper.state} />
          {paper.dueDay !== null && (
            <span className="t13">
              {t('dueUntil', { day: formatDay(paper.dueDay, language, { year: true }) })}
            </span>
          )}
          {level !== null && level !== following.side && (
            <span className="muted t13">{t('waitsAt', { level: t(`level.${level}`) })}</span>
          )}
        </div>
      </header>
      {writes ? (
        // What was kept elsewhere meanwhile begins a new draft here.
        <Draft key={paper.version} following={following} paper={paper} />
      ) : (
        <>
          <PaperBody following={following} paper={paper} content={paper.content} onChange={null} />
          <PaperActs following={following} paper={paper} />
        </>
      )}
    </WithSide>
  )
}

/** One paper: written by the project, signed by each in turn. */
export function PaperPage() {
  const { id, paperId } = useParams({ strict: false })
  const following = useCall(readFollowing, { params: { id: id! } })
  const paper = useCall(readPaper, { params: { id: paperId! } })
  const error = following.error ?? paper.error
  if (error !== null) {
    return <ErrorState problem={error.problem} onRetry={() => void paper.refetch()} />
  }
  if (following.data === undefined || paper.data === undefined) return <Loading lines={6} />
  return <Loaded following={following.data} paper={paper.data} />
}
