import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import { listModels } from '../../domain/price/price.endpoints.ts'
import { priceReasons } from '../../domain/price/quote.ts'
import { useFormat } from '../kernel/format.ts'
import { useCall } from '../kernel/query.ts'
import { PageHead } from '../kernel/shell/PageHead.tsx'
import { Select } from '../ui/Select.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { ErrorState, Loading } from '../ui/States.tsx'
import { type Column, Table } from '../ui/Table.tsx'
import { readable } from './money.ts'
import { type Priced, usePriced } from './model.ts'
import css from './Price.module.css'

type Named = { readonly key: string; readonly name: string }
type Said = Named & { readonly says: string; readonly formula?: string }

function NameTable({ label, head, rows }: { label: string; head: string; rows: readonly Said[] }) {
  const { t } = useTranslation('price')
  const columns: readonly Column<Said>[] = [
    { key: 'name', head: t('pricing.name'), renderCell: ({ name }) => name },
    { key: 'says', head, renderCell: ({ says }) => says },
    ...(rows.some(({ formula }) => formula !== undefined)
      ? [
          {
            key: 'formula',
            head: t('pricing.formula'),
            renderCell: ({ formula }: Said) => <code className={css.formula}>{formula}</code>,
          },
        ]
      : []),
  ]
  return <Table label={label} columns={columns} rows={rows} rowKey={({ key }) => key} />
}

function Model({ priced }: { readonly priced: Priced }) {
  const { t } = useTranslation('price')
  const { language } = useFormat()
  const { model, common, materialName } = priced
  const unitOf = (value: number, unit: (typeof common)[number]['unit']) =>
    `${readable(value)} ${t(`unit.${unit}`)}`.trim()
  const steps = model.steps.map(({ id, label, unit, formula }) => ({
    ...{ key: id, name: `${label[language]} ${id}`, says: t(`unit.${unit}`), formula },
  }))
  const items = model.items.map(({ id, label, per, formula }) => ({
    ...{ key: id, name: label[language], says: t(`pricing.per.${per}`), formula },
  }))
  const rates = [...model.rates, ...common].map(({ id, label, typical, unit }) => ({
    ...{ key: id, name: `${label[language]} ${id}`, says: unitOf(typical, unit) },
  }))
  const materials = Object.entries(model.materials).map(([id, values]) => ({
    key: id,
    name: materialName(id, language),
    says: model.materialRates
      .map((rate) => `${rate.label[language]} ${unitOf(values[rate.id] ?? 0, rate.unit)}`)
      .join(language === 'zh' ? '；' : '; '),
  }))
  return (
    <>
      <p>{model.about[language]}</p>
      <Persons priced={priced} />
      <Sheet title={t('pricing.items')} inside="none" foot={t('pricing.round')}>
        <NameTable label={t('pricing.items')} head={t('pricing.perHead')} rows={items} />
      </Sheet>
      <Sheet title={t('pricing.steps')} inside="none">
        <NameTable label={t('pricing.steps')} head={t('pricing.typical')} rows={steps} />
      </Sheet>
      <Sheet title={t('pricing.rates')} inside="none" foot={model.source[language]}>
        <NameTable label={t('pricing.rates')} head={t('pricing.typical')} rows={rates} />
      </Sheet>
      <Sheet title={t('pricing.materials')} inside="none">
        <NameTable label={t('pricing.materials')} head={t('pricing.typical')} rows={materials} />
      </Sheet>
    </>
  )
}

/** The public list of the cases in which a person prices a part. */
function Persons({ priced: { model } }: { readonly priced: Priced }) {
  const { t } = useTranslation('price')
  const { language } = useFormat()
  const own = model.persons.map(({ code, why, remedy }) => ({
    ...{ key: code, name: why[language], says: remedy[language] },
  }))
  return (
    <Sheet title={t('pricing.persons')} inside="none" foot={t('pricing.personsLead')}>
      <Table
        label={t('pricing.persons')}
        columns={[
          { key: 'why', head: t('pricing.why'), renderCell: ({ name }: Said) => name },
          { key: 'remedy', head: t('pricing.remedy'), renderCell: ({ says }: Said) => says },
        ]}
        rows={[
          ...own,
          ...priceReasons.map((code) => ({
            key: code,
            name: t(`always.${code}.why`),
            says: t(`always.${code}.remedy`),
          })),
        ]}
        rowKey={({ key }) => key}
      />
    </Sheet>
  )
}

function WithModel({ modelId }: { readonly modelId: string }) {
  const { priced, problem, retry } = usePriced(modelId)
  if (problem !== undefined) return <ErrorState problem={problem} onRetry={retry} />
  return priced === undefined ? <Loading lines={8} /> : <Model priced={priced} />
}

/** 估价怎样得来: everything that an estimate rests on, for everybody to read. */
export function PricingPage() {
  const { t } = useTranslation('price')
  const { language } = useFormat()
  const [modelId, setModelId] = useState<string>()
  const { data, error, refetch } = useCall(listModels)
  if (error !== null && data === undefined) {
    return <ErrorState problem={error.problem} onRetry={() => void refetch()} />
  }
  if (data === undefined) return <Loading lines={8} />
  const chosen = modelId ?? data.rows[0]!.id
  return (
    <div className="stack">
      <PageHead title={t('nav.pricing')} />
      <header className={css.head}>
        <h1 className="songTitle">{t('nav.pricing')}</h1>
        <p>{t('pricing.lead')}</p>
      </header>
      <div className={css.short}>
        <Select
          label={t('pricing.process')}
          options={data.rows.map(({ id, name }) => ({ value: id, label: name[language] }))}
          value={chosen}
          onChange={setModelId}
        />
      </div>
      <WithModel key={chosen} modelId={chosen} />
    </div>
  )
}
