import { useTranslation } from '../../kernel/words.ts'
import type { Section } from '../../../domain/programmes/form/definition.ts'
import { prefill } from '../../../domain/programmes/form/prefill.ts'
import { sectionOf } from '../../../domain/programmes/form/address.ts'
import { Button } from '../../ui/Button.tsx'
import { Note } from '../../ui/States.tsx'
import { useCheck, useFormDesk } from '../form/FormContext.ts'

/** Blank fields of a section that the organisation has answered in its profile already. */
export function Prefill({ section }: { readonly section: Section }) {
  const { t } = useTranslation('programmes')
  const { store, checker } = useFormDesk()
  useCheck()
  const { profile } = checker.context()
  if (profile === undefined) return null
  const edits = prefill(store.definition, store.answers(), profile, 0).filter(
    ({ at }) => sectionOf(at) === section.id,
  )
  if (edits.length === 0) return null
  const fill = () => {
    store.batch(() => {
      for (const { at, value } of edits) store.set(at, value)
    })
    checker.run()
  }
  return (
    <div style={{ marginBottom: 16 }}>
      <Note>
        {t('apply.prefill.text', { count: edits.length })}{' '}
        <Button size="small" onClick={fill}>
          {t('apply.prefill.act')}
        </Button>
      </Note>
    </div>
  )
}
