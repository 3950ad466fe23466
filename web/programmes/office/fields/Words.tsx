import { useTranslation } from '../../../kernel/words.ts'
import { languageTags } from '../../../../domain/kernel/text.ts'
import { TextArea, TextInput } from '../../../ui/TextInput.tsx'
import { useFaultAt } from '../EditorContext.ts'
import css from '../Office.module.css'
import { isBag } from '../schema.ts'

/** Longer texts get more than a line. */
const lineMost = 40
const longNames: ReadonlySet<string> = new Set(['purpose', 'explanation', 'aim', 'guidance'])

/** One text in Chinese and English, side by side. */
export function Words({
  at,
  name,
  label,
  help,
  value,
  onChange,
}: {
  readonly at: string
  readonly name: string
  readonly label: string
  readonly help?: string | undefined
  readonly value: unknown
  readonly onChange: (value: unknown) => void
}) {
  const { t } = useTranslation('office')
  const words = isBag(value) ? value : {}
  const own = useFaultAt(at)
  const faults = { zh: useFaultAt(`${at}/zh`), en: useFaultAt(`${at}/en`) }
  const textOf = (language: 'zh' | 'en') => {
    const text = words[language]
    return typeof text === 'string' ? text : ''
  }
  const long = longNames.has(name) || textOf('zh').length > lineMost || textOf('en').length > 80
  const Control = long ? TextArea : TextInput
  return (
    <div className={css.two}>
      {(['zh', 'en'] as const).map((language) => {
        const error = faults[language] ?? (language === 'zh' ? own : undefined)
        return (
          <Control
            key={language}
            id={`at${at}/${language}`}
            lang={languageTags[language]}
            label={t(`in.${language}`, { label })}
            {...(help === undefined || language === 'en' ? {} : { help })}
            {...(error === undefined ? {} : { error })}
            {...(long ? { rows: 3 } : {})}
            value={textOf(language)}
            onChange={(text) => onChange({ ...words, [language]: text })}
          />
        )
      })}
    </div>
  )
}
