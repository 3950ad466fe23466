import { useTranslation } from '../../kernel/words.ts'
import type { ChangeContent } from '../../../domain/programmes/paper.ts'
import { formatDay, useFormat } from '../../kernel/format.ts'
import { DateInput } from '../../ui/DateInput.tsx'
import { NumberInput } from '../../ui/NumberInput.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { TextArea, TextInput } from '../../ui/TextInput.tsx'
import css from './Following.module.css'
import type { BodyProps } from './PaperBody.tsx'
import { Said } from './Said.tsx'

type Props = BodyProps<ChangeContent>

/** What changes, each with what stood before. */
function ChangesSaid({ following, content }: Props) {
  const { t } = useTranslation('following')
  const { language } = useFormat()
  const day = (when: string) => formatDay(when, language, { year: true })
  const { before, title, untilDay, targets, other } = content
  const nameOf = (code: string) =>
    following.rows.find(({ indicator }) => indicator.code === code)?.indicator.name[language] ??
    code
  const fromTo = (from: string | null | undefined, to: string) =>
    t('changeFromTo', { from: from ?? '—', to })
  return (
    <>
      {title !== null && <Said label={t('changeTitle')} text={fromTo(before?.title, title)} />}
      {untilDay !== null && (
        <Said
          label={t('changeUntil')}
          text={fromTo(before === null ? null : day(before.untilDay), day(untilDay))}
        />
      )}
      {targets.map(({ indicator, target }) => (
        <Said
          key={indicator}
          label={nameOf(indicator)}
          text={fromTo(before?.targets.find((one) => one.indicator === indicator)?.target, target)}
        />
      ))}
      {other.trim() !== '' && <Said label={t('changeOther')} text={other} />}
      <Said label={t('changeReason')} text={content.reason} />
    </>
  )
}

function TargetFields({
  following,
  content,
  onChange,
}: Pick<Props, 'following' | 'content'> & { readonly onChange: (c: ChangeContent) => void }) {
  const { t } = useTranslation('following')
  const { language } = useFormat()
  return (
    <div className={css.goal} role="group" aria-label={t('changeTargets')}>
      {following.rows.map(({ indicator, target }) => {
        const changed = content.targets.find((one) => one.indicator === indicator.code)
        return (
          <NumberInput
            key={indicator.code}
            label={indicator.name[language]}
            help={t('nowIs', { value: target ?? '—' })}
            digits={indicator.decimals}
            unit={indicator.unit[language]}
            value={changed === undefined ? null : Number(changed.target)}
            onChange={(value) => {
              const others = content.targets.filter((one) => one.indicator !== indicator.code)
              const targets =
                value === null
                  ? others
                  : [...others, { indicator: indicator.code, target: String(value) }]
              onChange({ ...content, targets })
            }}
          />
        )
      })}
    </div>
  )
}

/** 变更申请: name, time, targets and whatever else, with the reason. */
export function ChangeForm(props: Props) {
  const { t } = useTranslation('following')
  const { language } = useFormat()
  const { following, content, onChange } = props
  if (onChange === null) {
    return (
      <Sheet inside="form">
        <div className="stack">
          <ChangesSaid {...props} />
        </div>
      </Sheet>
    )
  }
  return (
    <>
      <Sheet inside="form" title={t('kind.change')} note={t('keepAsIs')}>
        <div className="stack">
          <TextInput
            label={t('changeTitle')}
            optional
            help={t('nowIs', { value: following.title })}
            value={content.title ?? ''}
            onChange={(title) => onChange({ ...content, title: title === '' ? null : title })}
          />
          <DateInput
            label={t('changeUntil')}
            optional
            help={t('nowIs', { value: formatDay(following.untilDay, language, { year: true }) })}
            value={content.untilDay}
            onChange={(untilDay) => onChange({ ...content, untilDay })}
          />
          <TextArea
            label={t('changeOther')}
            optional
            help={t('changeOtherHelp')}
            rows={3}
            most={2000}
            value={content.other}
            onChange={(other) => onChange({ ...content, other })}
          />
          <TextArea
            label={t('changeReason')}
            rows={3}
            most={2000}
            value={content.reason}
            onChange={(reason) => onChange({ ...content, reason })}
          />
        </div>
      </Sheet>
      {following.rows.length > 0 && (
        <Sheet title={t('changeTargets')} inside="form">
          <TargetFields following={following} content={content} onChange={onChange} />
        </Sheet>
      )}
    </>
  )
}
