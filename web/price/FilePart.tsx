import { useQuery } from '@tanstack/react-query'
import { useTranslation } from '../kernel/words.ts'
import {
  listParts,
  openPart,
  readAnalysis,
  type Revision,
} from '../../domain/parts/part.endpoints.ts'
import { tightestMm } from '../../domain/parts/tolerance.ts'
import { factsOfAnalysis, type FactsRefusal, type PartFacts } from '../../domain/price/partFacts.ts'
import type { ProblemDocument } from '../../domain/kernel/problem.ts'
import { callOptions, useCall, useCallWhen } from '../kernel/query.ts'
import { Link } from '../ui/Link.tsx'
import { useReasons } from '../ui/reason.ts'
import { Select } from '../ui/Select.tsx'
import { ErrorState, Loading, Note } from '../ui/States.tsx'
import { readable } from './money.ts'
import css from './Price.module.css'

export type FileFacts = {
  readonly facts: PartFacts | null
  /** Grade that is noted with the part. */
  readonly material: string | null
  /** The tightest that is noted of the part, ±. */
  readonly toleranceMm: number | null
  readonly refusal: FactsRefusal | null
  readonly problem: ProblemDocument | undefined
}

const nothing: FileFacts = {
  ...{ facts: null, material: null, toleranceMm: null, refusal: null, problem: undefined },
}

const againMs = 1000

const hasEnded = ({ analysis: { state } }: Revision): boolean =>
  state === 'done' || state === 'refused'

/** What the analysis of a part's last file gives a price to rest on. Asked again until the analysis has ended. */
export function useFileFacts(partId: string | null): FileFacts {
  const part = useQuery({
    ...callOptions(openPart, { params: { id: partId ?? '' } }),
    enabled: partId !== null,
    refetchInterval: ({ state }) =>
      state.data !== undefined && !hasEnded(state.data.revision) ? againMs : false,
  })
  const revision = part.data?.revision
  const ended = revision !== undefined && hasEnded(revision)
  const analysis = useCallWhen(ended, readAnalysis, {
    params: { id: revision?.id ?? '' },
    query: {},
  })
  if (partId === null) return nothing
  const problem = part.error?.problem ?? analysis.error?.problem
  const material = part.data?.material ?? null
  const told = analysis.data?.analysis
  if (told === undefined || told === null) return { ...nothing, material, problem }
  const reading = factsOfAnalysis(told)
  if (reading.ok) {
    const toleranceMm = tightestMm(analysis.data?.tolerances ?? [], reading.facts.lengthMm)
    return { ...nothing, material, toleranceMm, facts: reading.facts }
  }
  return { ...nothing, material, refusal: reading.reason }
}

const partsShown = 200
const typed = ''

/** A part with a file, or sizes that are typed. */
export function PartSource({
  partId,
  onPart,
}: {
  readonly partId: string | null
  readonly onPart: (partId: string | null) => void
}) {
  const { t } = useTranslation('price')
  const { data } = useCall(listParts, { query: { limit: partsShown } })
  const rows = data?.rows ?? []
  return (
    <>
      <div className={css.short}>
        <Select
          label={t('ask.source')}
          options={[
            { value: typed, label: t('ask.typed') },
            ...rows.map(({ id, name, revision }) => ({
              value: id,
              label: t('ask.partOf', { name, file: revision.fileName }),
            })),
          ]}
          value={partId ?? typed}
          onChange={(next) => onPart(next === typed ? null : next)}
        />
      </div>
      <p className="t13">
        <Link to="/parts">{t('ask.upload')}</Link>
      </p>
    </>
  )
}

/** What of the file the price rests on, or why there is none. */
export function FilePart({ partId, file }: { readonly partId: string; readonly file: FileFacts }) {
  const { t } = useTranslation('price')
  const say = useReasons()
  const { facts, refusal, problem } = file
  if (problem !== undefined) return <ErrorState problem={problem} />
  if (refusal !== null) return <Note tone="care">{say({ code: `price.${refusal}` })}</Note>
  if (facts === null) return <Loading lines={2} what={t('ask.analysing')} />
  const box = [facts.lengthMm, facts.widthMm, facts.heightMm].map(readable).join(' × ')
  const said = [
    [t('ask.box'), `${box} mm`],
    [t('fact.volumeMm3'), `${readable(facts.volumeMm3 / 1000)} cm³`],
    [t('fact.areaMm2'), `${readable(facts.areaMm2 / 100)} cm²`],
    [t('ask.holes'), String(facts.holes.length)],
    [t('ask.pockets'), String(facts.pockets.length)],
    ...(facts.setups === null ? [] : [[t('fact.setups'), String(facts.setups)] as const]),
    ...(facts.thicknessMm === null
      ? []
      : [[t('fact.thicknessMm'), `${readable(facts.thicknessMm)} mm`] as const]),
    ...(facts.diameterMm === null
      ? []
      : [[t('fact.diameterMm'), `${readable(facts.diameterMm)} mm`] as const]),
  ] as const
  return (
    <>
      <dl className={css.said}>
        {said.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="t13">
        <Link to="/parts/$id" params={{ id: partId }}>
          {t('ask.toPart')}
        </Link>
      </p>
    </>
  )
}
