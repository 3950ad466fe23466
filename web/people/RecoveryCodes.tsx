import { useTranslation } from '../kernel/words.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Note } from '../ui/States.tsx'
import css from './People.module.css'

/** Recovery codes, shown once. */
export function RecoveryCodes({
  codes,
  onClose,
}: {
  readonly codes: readonly string[]
  readonly onClose: () => void
}) {
  const { t } = useTranslation('people')
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('accountPage.codesTitle')}
      foot={
        <Button kind="primary" onClick={onClose}>
          {t('accountPage.codesKept')}
        </Button>
      }
    >
      <div className="stack">
        <Note tone="care">{t('accountPage.codesText')}</Note>
        <ul className={css.codes}>
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
      </div>
    </Dialog>
  )
}
