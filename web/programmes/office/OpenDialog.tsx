import { IconCheck, IconX } from '@tabler/icons-react'
import { useTranslation } from '../../kernel/words.ts'
import { thingsAfterOpening } from '../../../domain/programmes/managing.ts'
import type { ProblemDocument } from '../../../domain/kernel/problem.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { ErrorState } from '../../ui/States.tsx'
import css from './Office.module.css'

/** What may still be changed after opening and what not, each with its reason. */
export function AfterOpening() {
  const { t } = useTranslation('office')
  return (
    <ul className={css.after}>
      {thingsAfterOpening.map(({ thing, may }) => (
        <li key={thing}>
          <Icon of={may ? IconCheck : IconX} className={may ? 'good' : 'bad'} />
          <span>
            <b>{t(may ? 'after.may' : 'after.mayNot', { thing: t(`after.name.${thing}`) })}</b>{' '}
            {t(`after.${thing}`)}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** Opening cannot be taken back: what it means is read before. */
export function OpenDialog({
  open,
  title,
  busy,
  problem,
  onClose,
  onOpen,
}: {
  readonly open: boolean
  readonly title: string
  readonly busy: boolean
  readonly problem: ProblemDocument | null
  readonly onClose: () => void
  readonly onOpen: () => void
}) {
  const { t } = useTranslation('office')
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t('open.title', { title })}
      foot={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button kind="primary" busy={busy} onClick={onOpen}>
            {t('open.act')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p>{t('open.text')}</p>
        <AfterOpening />
        {problem !== null && <ErrorState problem={problem} />}
      </div>
    </Dialog>
  )
}
