import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import {
  analyseAgain,
  type FullPart,
  openPart,
  type Revision,
} from '../../domain/parts/part.endpoints.ts'
import { mayAnalyseAgain, mayWritePart } from '../../domain/parts/part.ts'
import { actorOf } from '../kernel/actor.ts'
import { useMe } from '../kernel/me.ts'
import { callOptions, useAct } from '../kernel/query.ts'
import { PageHead, WithSide } from '../kernel/shell/PageHead.tsx'
import { Button, ButtonLink } from '../ui/Button.tsx'
import { Link } from '../ui/Link.tsx'
import { useReasons } from '../ui/reason.ts'
import { ErrorState, Loading, Note } from '../ui/States.tsx'
import { toast } from '../ui/Toast.tsx'
import { AssemblySheet } from './AssemblySheet.tsx'
import { ClosedNote } from './ClosedNote.tsx'
import { DifferenceSheet } from './DifferenceSheet.tsx'
import { type Chosen, pinsOf, tolerancePins } from './chosen.ts'
import { FeaturesSheet, HolesSheet, SurfacesSheet } from './FeatureSheets.tsx'
import { DrawingsSheet } from './DrawingsSheet.tsx'
import { FindingsSheet } from './FindingsSheet.tsx'
import { AtAGlance, GeometrySheet } from './GeometrySheet.tsx'
import { PartActs } from './PartActs.tsx'
import css from './Parts.module.css'
import { renews } from './renews.ts'
import { RevisionsSheet } from './RevisionsSheet.tsx'
import { TolerancesSheet } from './TolerancesSheet.tsx'
import { isAnalysed, useAnalysis } from './useAnalysis.ts'

const askAgainMs = 800

const isOpen = (revision: Revision): boolean => !isAnalysed(revision)

function Again({ part, revision }: { readonly part: FullPart; readonly revision: Revision }) {
  const { t } = useTranslation('parts')
  const actor = actorOf(useMe())
  const again = useAct(analyseAgain, { renews, onDone: () => toast(t('asked')) })
  if (!mayAnalyseAgain(actor, part, revision.analysis).ok) return null
  return (
    <div className="stack">
      <div>
        <Button
          size="small"
          busy={again.isPending}
          onClick={() => again.mutate({ params: { id: revision.id } })}
        >
          {t('again')}
        </Button>
      </div>
      {again.error !== null && <ErrorState problem={again.error.problem} />}
    </div>
  )
}

/** What keeps the answer from being shown: it is not there yet, or the file has none. */
function Standing({ part, revision }: { readonly part: FullPart; readonly revision: Revision }) {
  const { t } = useTranslation('parts')
  const say = useReasons()
  const { state, reason, facts, ahead, outdated } = revision.analysis
  if (isOpen(revision)) {
    const what = ahead > 0 ? t('waiting.ahead', { count: ahead }) : t('waiting.soon')
    return <Loading what={`${t('waiting.title')} · ${what}`} lines={4} />
  }
  return (
    <>
      {state === 'refused' && reason !== null && (
        <Note tone="bad" title={t('refused')}>
          {say({ code: reason, facts })}
          <Again part={part} revision={revision} />
        </Note>
      )}
      {state === 'done' && outdated && (
        <Note>
          {t('outdated')}
          <Again part={part} revision={revision} />
        </Note>
      )}
    </>
  )
}

/** The drawing of triangles is fetched by those who look at a part. */
const PartView = lazy(async () => ({ default: (await import('./view/PartView.tsx')).PartView }))

function Answer({ part, revision }: { readonly part: FullPart; readonly revision: Revision }) {
  const { t } = useTranslation('parts')
  const [process, setProcess] = useState<string | null>(null)
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const { data, error, refetch } = useAnalysis(revision, process)
  if (error !== null && data === undefined) {
    return <ErrorState problem={error.problem} onRetry={() => void refetch()} />
  }
  if (data === undefined) return <Loading lines={6} />
  if (data.analysis === null) return null
  const { analysis } = data
  return (
    <>
      {analysis.reason === null && (
        <>
          {analysis.format !== 'dxf' && (
            <Suspense fallback={<Loading what={t('view.loading')} lines={4} />}>
              <PartView
                revisionId={revision.id}
                name={part.name}
                analysis={analysis}
                pins={[
                  ...pinsOf(data.findings, analysis.holes),
                  ...tolerancePins(data.tolerances, analysis.holes),
                ]}
                chosen={chosen}
                onChoose={setChosen}
                marked={!part.own}
              />
            </Suspense>
          )}
          {part.revisions.length > 1 && (
            <DifferenceSheet part={part} revision={revision} onChoose={setChosen} />
          )}
          <TolerancesSheet {...{ part, revision, chosen }} told={data} onChoose={setChosen} />
          <FindingsSheet
            told={data}
            wished={process}
            onProcess={(next) => {
              setProcess(next)
              setChosen(null)
            }}
            chosen={chosen}
            onChoose={setChosen}
          />
          {analysis.format === 'dxf' && (
            <FeaturesSheet features={analysis.features} onChoose={setChosen} />
          )}
          {analysis.process !== null && (
            <>
              <HolesSheet holes={analysis.holes} onChoose={setChosen} />
              <FeaturesSheet features={analysis.features} onChoose={setChosen} />
              <SurfacesSheet faces={analysis.faces} />
            </>
          )}
        </>
      )}
      <AssemblySheet tree={analysis.tree} missing={analysis.missing} />
    </>
  )
}

const ConfidencePanel = lazy(async () => ({
  default: (await import('../spaces/ConfidencePanel.tsx')).ConfidencePanel,
}))

/** Seen, and not open: what it is called, whose it is, and what would open it. */
function Closed({ part }: { readonly part: FullPart }) {
  const { t } = useTranslation('parts')
  return (
    <div className="stack">
      <PageHead title={part.name} crumbs={[{ label: t('nav.mine'), to: '/parts' }]} />
      <h1>{part.name}</h1>
      <p className="second">{t('from', { org: part.orgName })}</p>
      {part.note !== '' && <p className="said">{part.note}</p>}
      <ClosedNote part={part} />
    </div>
  )
}

function Loaded({ part }: { readonly part: FullPart }) {
  const { t } = useTranslation('parts')
  const actor = actorOf(useMe())
  const { revision: asked } = useSearch({ strict: false }) as { readonly revision?: string }
  const shown = part.revisions.find(({ number }) => String(number) === asked) ?? part.revisions[0]!
  const old = shown.id !== part.revision.id
  return (
    <WithSide
      side={
        <>
          <GeometrySheet part={part} revision={shown} />
          <RevisionsSheet part={part} shown={shown} />
          <DrawingsSheet part={part} />
          {part.own && part.tier !== 'public' && mayWritePart(actor, part).ok && (
            <Suspense fallback={null}>
              <ConfidencePanel thing={{ kind: 'parts.part', id: part.id }} />
            </Suspense>
          )}
          <PartActs key={part.version} part={part} />
        </>
      }
    >
      <PageHead title={part.name} crumbs={[{ label: t('nav.mine'), to: '/parts' }]} />
      <h1>{part.name}</h1>
      {!part.own && <p className="second">{t('from', { org: part.orgName })}</p>}
      {part.note !== '' && <p className="said">{part.note}</p>}
      {!part.own && part.tier !== 'public' && <Note tone="care">{t('tier.listed')}</Note>}
      {old && (
        <Note>
          {t('revisions.older', { number: shown.number, latest: part.revision.number })}{' '}
          <Link to="/parts/$id" params={{ id: part.id }}>
            {t('revisions.toLatest')}
          </Link>
        </Note>
      )}
      <Standing part={part} revision={shown} />
      <AtAGlance part={part} revision={shown} />
      {shown.analysis.state === 'done' && !old && (
        <div className={css.acts}>
          <ButtonLink to="/capabilities/match" search={{ part: part.id } as never} kind="primary">
            {t('toMakers')}
          </ButtonLink>
          <ButtonLink to="/estimates" search={{ part: part.id }}>
            {t('toEstimate')}
          </ButtonLink>
        </div>
      )}
      {!isOpen(shown) && <Answer key={shown.id} part={part} revision={shown} />}
    </WithSide>
  )
}

/** One part: what it is exactly, what stands against making it, its revisions and who sees it. */
export function PartPage() {
  const { id } = useParams({ strict: false }) as { readonly id: string }
  const { data, error, refetch } = useQuery({
    ...callOptions(openPart, { params: { id } }),
    refetchInterval: ({ state }) =>
      state.data?.open === true && state.data.revisions.some(isOpen) ? askAgainMs : false,
  })
  const navigate = useNavigate()
  if (error !== null && data === undefined) {
    return (
      <ErrorState problem={error.problem} onRetry={() => void refetch()}>
        <Button size="small" onClick={() => void navigate({ to: '/parts' })}>
          <ToList />
        </Button>
      </ErrorState>
    )
  }
  if (data === undefined) return <Loading lines={6} />
  return data.open ? <Loaded part={data} /> : <Closed part={data} />
}

function ToList() {
  const { t } = useTranslation('parts')
  return t('nav.mine')
}
