import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import { fieldsOf, type Kind } from '../../domain/catalog/kind.ts'
import {
  type OfferFault,
  offerCodeMax,
  offerSummaryMax,
  offerTitleMax,
} from '../../domain/catalog/offer.ts'
import type { Audience } from '../../domain/spaces/audience.ts'
import { useRegions } from '../kernel/codes.ts'
import { Select } from '../ui/Select.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { TextArea, TextInput } from '../ui/TextInput.tsx'
import { useReasons } from '../ui/reason.ts'
import css from './Catalog.module.css'
import { AudienceField } from './AudienceField.tsx'
import { TierFields } from './TierFields.tsx'
import { FieldInput } from './FieldInput.tsx'
import { putValue, type TypedContent, withCode } from './form.ts'

type Props = {
  readonly kind: Kind
  readonly content: TypedContent
  readonly audience: Audience
  readonly names: readonly { readonly id: string; readonly name: string }[]
  /** What is said below the fields. */
  readonly faults: readonly OfferFault[]
  readonly onContent: (content: TypedContent) => void
  readonly onAudience: (audience: Audience) => void
}

function Basics({ content, faults, onContent }: Pick<Props, 'content' | 'faults' | 'onContent'>) {
  const { t } = useTranslation('catalog')
  const regions = useRegions()
  const say = useReasons()
  const errorOf = (part: 'title' | 'region') => {
    const fault = faults.find((one) => one.part === part)
    return fault === undefined ? {} : { error: say({ code: `catalog.${fault.code}`, facts: {} }) }
  }
  return (
    <Sheet title={t('form.basics')} inside="form">
      <div className="stack">
        <TextInput
          label={t('form.title')}
          most={offerTitleMax}
          value={content.title}
          onChange={(title) => onContent({ ...content, title })}
          {...errorOf('title')}
        />
        <TextInput
          label={t('form.code')}
          help={t('form.codeHelp')}
          optional
          maxLength={offerCodeMax}
          value={content.code ?? ''}
          onChange={(typed) => onContent(withCode(content, typed))}
        />
        <TextArea
          label={t('form.summary')}
          help={t('form.summaryHelp')}
          optional
          rows={2}
          most={offerSummaryMax}
          value={content.summary}
          onChange={(summary) => onContent({ ...content, summary })}
        />
        <Select
          label={t('form.region')}
          options={regions}
          value={content.region}
          onChange={(region) => onContent({ ...content, region })}
          {...errorOf('region')}
        />
      </div>
    </Sheet>
  )
}

/** What is needed first; the rest is folded on a phone until it is asked for, is filled in or is wrong. */
function Fields({
  kind,
  content,
  faults,
  onContent,
}: Omit<Props, 'audience' | 'names' | 'onAudience'>) {
  const { t } = useTranslation('catalog')
  const [wide] = useState(() => globalThis.matchMedia('(min-width: 641px)').matches)
  const all = fieldsOf(kind)
  const isNeeded = ([id]: (typeof all)[number]) => kind.fields.required.includes(id)
  const [needed, others] = [all.filter(isNeeded), all.filter((one) => !isNeeded(one))]
  const faultOf = (field: string) =>
    faults.find((one) => one.part === 'values' && one.field === field)
  const [opened, setOpened] = useState(() => wide || others.some(([id]) => id in content.values))
  const wrong = others.some(([id]) => faultOf(id) !== undefined)
  const inputs = (fields: typeof all) => (
    <div className={css.fields}>
      {fields.map(([id, field]) => (
        <FieldInput
          key={id}
          id={`field-${id}`}
          field={field}
          required={kind.fields.required.includes(id)}
          value={content.values[id]}
          sample={kind.sample.values[id]}
          fault={faultOf(id) as never}
          onChange={(value) =>
            onContent({ ...content, values: putValue(content.values, id, value) })
          }
        />
      ))}
    </div>
  )
  return (
    <Sheet title={t('says')} inside="form">
      {inputs(needed)}
      {others.length > 0 && (
        <details
          className={css.fold}
          open={opened || wrong}
          onToggle={(event) => setOpened(event.currentTarget.open)}
        >
          <summary>{t('form.more', { count: others.length })}</summary>
          {inputs(others)}
        </details>
      )}
    </Sheet>
  )
}

/** An offer while it is written: basics, the fields of its kind, and who sees it. */
export function OfferForm(props: Props) {
  const { t } = useTranslation('catalog')
  const { kind, content, audience, names, faults, onContent, onAudience } = props
  return (
    <>
      <Basics content={content} faults={faults} onContent={onContent} />
      <Fields kind={kind} content={content} faults={faults} onContent={onContent} />
      <Sheet title={t('audience.title')} inside="form">
        <AudienceField audience={audience} names={names} onAudience={onAudience} />
        <TierFields kind={kind} content={content} onContent={onContent} />
      </Sheet>
    </>
  )
}
