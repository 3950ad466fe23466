import { useTranslation } from '../../kernel/words.ts'
import { itemOf } from '../../../domain/programmes/form/address.ts'
import { labelOf } from '../../../domain/programmes/form/sentence.ts'
import { useFormat } from '../../kernel/format.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { FieldFault } from '../../ui/Field.tsx'
import { Note } from '../../ui/States.tsx'
import formCss from '../form/Form.module.css'
import { useApplication } from './ApplicationContext.ts'
import { returnOf } from './returns.ts'
import { useGoTo } from './useGoTo.ts'

/** The file came back to be mended: until when, by whom, and every reason with the way to its field. */
export function Returned() {
  const { t } = useTranslation('programmes')
  const { due, language } = useFormat()
  const { application, form } = useApplication()
  const goTo = useGoTo()
  const { state, returnDeadline } = application
  if (state !== 'returned') return null
  const last = returnOf(application)
  return (
    <Note tone="care" title={t('returned.title')}>
      <p>
        {returnDeadline === null
          ? t('returned.open')
          : t('returned.text', { moment: due(returnDeadline) })}
      </p>
      {last === null ? (
        <p>{t('returned.letter')}</p>
      ) : (
        <ol className={formCss.clauses}>
          {last.reasons.map(({ at, text }) => (
            <li key={`${at ?? ''}${text}`}>
              {at !== null && (
                <>
                  <LinkButton underlined onClick={() => goTo(at)}>
                    {labelOf(form, at, language)}
                  </LinkButton>{' '}
                </>
              )}
              {text}
            </li>
          ))}
        </ol>
      )}
    </Note>
  )
}

/** The reasons of the return that concern one item, below it. */
export function ReturnedAt({ item }: { readonly item: string }) {
  const { application } = useApplication()
  const reasons = returnOf(application)?.reasons.filter(
    ({ at }) => at !== null && itemOf(at) === item,
  )
  if (reasons === undefined || reasons.length === 0) return null
  return (
    <div className={formCss.wide}>
      {reasons.map(({ text }) => (
        <FieldFault soft key={text}>
          {text}
        </FieldFault>
      ))}
    </div>
  )
}
