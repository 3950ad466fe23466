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

/** An offer while it is written: basics, the fields of its kind, and who sees it. */
export function OfferForm(props: Props) {
  const { t } = useTranslation('catalog')
  const { kind, content, audience, names, faults, onContent, onAudience } = props
  return (
    <>
      <Basics content={content} faults={faults} onContent={onContent} />
      <Sheet title={t('says')} inside="form">
        <div className={css.fields}>
          {fieldsOf(kind).map(([id, field]) => (
            <FieldInput
              key={id}
              id={`field-${id}`}
              field={field}
              required={kind.fields.required.includes(id)}
              value={content.values[id]}
              sample={kind.sample.values[id]}
              fault={faults.find((one) => one.part === 'values' && one.field === id) as never}
              onChange={(value) =>
                onContent({ ...content, values: putValue(content.values, id, value) })
              }
            />
          ))}
        </div>
      </Sheet>
      <Sheet title={t('audience.title')} inside="form">
        <AudienceField audience={audience} names={names} onAudience={onAudience} />
      </Sheet>
    </>
  )
}
