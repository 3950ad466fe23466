import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import { allowed, invalid } from '../../domain/kernel/verdict.ts'
import { askQuotes, listModels } from '../../domain/price/price.endpoints.ts'
import type { PriceNeed } from '../../domain/price/needs.ts'
import { useFormat } from '../kernel/format.ts'
import { useAct, useCall } from '../kernel/query.ts'
import { PageHead } from '../kernel/shell/PageHead.tsx'
import { ActionButton } from '../ui/ActionButton.tsx'
import { Link } from '../ui/Link.tsx'
import { Select } from '../ui/Select.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { ErrorState, Loading, Note } from '../ui/States.tsx'
import { EstimatesList } from './EstimatesList.tsx'
import { usePriced, type Priced } from './model.ts'
import { emptyNeed, NeedFields, type TypedNeed } from './NeedFields.tsx'
import { labelOf, PartFields } from './PartFields.tsx'
import css from './Price.module.css'
import { QuoteResult } from './QuoteResult.tsx'
import { emptyPart, factsOfTyped, lacking, type TypedPart } from './typedPart.ts'

type Kept = { readonly part: TypedPart; readonly need: TypedNeed }

function useLacks(priced: Priced, { part, need }: Kept): readonly string[] {
  const { t } = useTranslation('price')
  return [
    ...lacking(part, priced.model).map((name) => t(labelOf(name))),
    ...(need.quantity === null ? [t('ask.quantity')] : []),
    ...(need.material === null ? [t('ask.material')] : []),
  ]
}

function Asking({
  priced,
  kept,
  onKept,
}: {
  readonly priced: Priced
  readonly kept: Kept
  readonly onKept: (kept: Kept) => void
}) {
  const { t } = useTranslation('price')
  const { list } = useFormat()
  const [asked, setAsked] = useState<{ readonly kept: Kept; readonly facts: object }>()
  const ask = useAct(askQuotes)
  const lacks = useLacks(priced, kept)
  const { part, need } = kept
  const body = () => ({
    ...{ modelId: priced.model.id, facts: factsOfTyped(part) },
    need: need as PriceNeed,
  })
  return (
    <>
      <Sheet title={t('ask.part')} inside="form">
        <PartFields
          model={priced.model}
          part={part}
          onPart={(next) => onKept({ ...kept, part: next })}
        />
      </Sheet>
      <Sheet title={t('ask.need')} inside="form">
        <NeedFields
          priced={priced}
          need={need}
          onNeed={(next) => onKept({ ...kept, need: next })}
        />
      </Sheet>
      <div className={css.acts}>
        <ActionButton
          verdict={lacks.length === 0 ? allowed : invalid('price.ask_incomplete')}
          reason={t('ask.lacks', { items: list(lacks) })}
          busy={ask.isPending}
          onClick={() => {
            const whole = body()
            setAsked({ kept, facts: whole.facts })
            ask.mutate({ body: whole })
          }}
        >
          {t('ask.do')}
        </ActionButton>
      </div>
      {ask.error !== null && <ErrorState problem={ask.error.problem} />}
      {ask.data !== undefined && asked !== undefined && (
        <>
          {asked.kept !== kept && <Note tone="care">{t('ask.again')}</Note>}
          <QuoteResult
            priced={priced}
            asked={{
              ...{ modelId: priced.model.id, facts: factsOfTyped(asked.kept.part) },
              need: asked.kept.need as PriceNeed,
            }}
            answer={ask.data}
          />
        </>
      )}
    </>
  )
}

function WithModel({
  modelId,
  ...rest
}: { readonly modelId: string } & Omit<Parameters<typeof Asking>[0], 'priced'>) {
  const { priced, problem, retry } = usePriced(modelId)
  if (problem !== undefined) return <ErrorState problem={problem} onRetry={retry} />
  return priced === undefined ? <Loading lines={6} /> : <Asking priced={priced} {...rest} />
}

/** 零件估价: what a part would cost by the rate cards of all makers who take it. */
export function EstimatePage() {
  const { t } = useTranslation('price')
  const { language } = useFormat()
  const { data, error, refetch } = useCall(listModels)
  const [modelId, setModelId] = useState<string>()
  const [kept, setKept] = useState<Kept>({ part: emptyPart, need: emptyNeed })
  if (error !== null && data === undefined) {
    return <ErrorState problem={error.problem} onRetry={() => void refetch()} />
  }
  if (data === undefined) return <Loading lines={6} />
  const chosen = modelId ?? data.rows[0]!.id
  return (
    <div className="stack">
      <PageHead title={t('nav.estimates')} />
      <h1>{t('nav.estimates')}</h1>
      <p className="second">
        {t('result.binding')} <Link to="/pricing">{t('nav.pricing')}</Link>
      </p>
      <div className={css.short}>
        <Select
          label={t('ask.process')}
          options={data.rows.map(({ id, name }) => ({ value: id, label: name[language] }))}
          value={chosen}
          onChange={(next) => {
            setModelId(next)
            // What materials and finishes there are is the process's; all sizes stay.
            setKept({ ...kept, need: { ...kept.need, material: null, finishes: [] } })
          }}
        />
      </div>
      <WithModel key={chosen} modelId={chosen} kept={kept} onKept={setKept} />
      <EstimatesList side="asked" />
    </div>
  )
}
