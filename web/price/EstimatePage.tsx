import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import { allowed, invalid } from '../../domain/kernel/verdict.ts'
import { materialOf } from '../../domain/parts/material.ts'
import { type Asked, askQuotes, listModels } from '../../domain/price/price.endpoints.ts'
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
import { type FileFacts, FilePart, PartSource, useFileFacts } from './FilePart.tsx'
import { usePriced, type Priced } from './model.ts'
import { emptyNeed, NeedFields, type TypedNeed } from './NeedFields.tsx'
import { labelOf, PartFields } from './PartFields.tsx'
import css from './Price.module.css'
import { QuoteResult } from './QuoteResult.tsx'
import { emptyPart, factsOfTyped, lacking, type TypedPart } from './typedPart.ts'

type Kept = {
  readonly part: TypedPart
  readonly need: TypedNeed
  /** Of a part with a file, whose analysis takes the place of what is typed. */
  readonly partId: string | null
}

type Props = {
  readonly priced: Priced
  readonly kept: Kept
  readonly onKept: (kept: Kept) => void
}

function useLacks({ priced, kept: { part, need, partId } }: Props, file: FileFacts) {
  const { t } = useTranslation('price')
  const typed = lacking(part, priced.model).map((name) => t(labelOf(name)))
  const filed = file.facts === null ? [t('ask.file')] : []
  return [
    ...(partId === null ? typed : filed),
    ...(need.quantity === null ? [t('ask.quantity')] : []),
    ...(need.material === null ? [t('ask.material')] : []),
  ]
}

/** The material that the part is noted to be of, where the process works it. */
function withMaterial(need: TypedNeed, { model }: Priced, { material }: FileFacts): TypedNeed {
  if (need.material !== null || material === null) return need
  const family = materialOf(material)?.families.find((id) => Object.hasOwn(model.materials, id))
  return family === undefined ? need : { ...need, material: family }
}

function Asking(props: Props) {
  const { priced, kept, onKept } = props
  const { t } = useTranslation('price')
  const { list } = useFormat()
  const [asked, setAsked] = useState<{ readonly kept: Kept; readonly whole: Asked }>()
  const ask = useAct(askQuotes)
  const file = useFileFacts(kept.partId)
  const said = withMaterial(kept.need, priced, file)
  // What is noted of the part holds unless somebody says otherwise.
  const need = { ...said, toleranceMm: said.toleranceMm ?? file.toleranceMm }
  const lacks = useLacks({ ...props, kept: { ...kept, need } }, file)
  const put = () => {
    const facts = file.facts ?? factsOfTyped(kept.part)
    const whole = { modelId: priced.model.id, facts, need: need as PriceNeed }
    setAsked({ kept, whole })
    ask.mutate({ body: whole })
  }
  return (
    <>
      <Sheet title={t('ask.part')} inside="form">
        <div className="stack">
          <PartSource
            partId={kept.partId}
            onPart={(partId) => onKept({ ...kept, partId, need: { ...kept.need, material: null } })}
          />
          {kept.partId === null ? (
            <PartFields
              model={priced.model}
              part={kept.part}
              onPart={(part) => onKept({ ...kept, part })}
            />
          ) : (
            <FilePart partId={kept.partId} file={file} />
          )}
        </div>
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
          onClick={put}
        >
          {t('ask.do')}
        </ActionButton>
      </div>
      {ask.error !== null && <ErrorState problem={ask.error.problem} />}
      {ask.data !== undefined && asked !== undefined && (
        <>
          {asked.kept !== kept && <Note tone="care">{t('ask.again')}</Note>}
          <QuoteResult priced={priced} asked={asked.whole} answer={ask.data} />
        </>
      )}
    </>
  )
}

function WithModel({ modelId, ...rest }: Omit<Props, 'priced'> & { readonly modelId: string }) {
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
  const { part: partId = null } = useSearch({ strict: false }) as { readonly part?: string }
  const [kept, setKept] = useState<Kept>({ part: emptyPart, need: emptyNeed, partId })
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
