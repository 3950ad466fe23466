import { IconCopy, IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import { shownKey } from '../../../domain/evaluation/bundleSignature.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Note } from '../../ui/States.tsx'
import css from './Offline.module.css'

export type Made = { readonly bundleId: string; readonly code: string; readonly keyId: string }

function CopyCode({ code }: { readonly code: string }) {
  const { t } = useTranslation('evaluation')
  const [copied, setCopied] = useState(false)
  return (
    <Button
      kind="quiet"
      size="small"
      icon={IconCopy}
      onClick={() => void navigator.clipboard?.writeText(code).then(() => setCopied(true))}
    >
      {t(copied ? 'offline.codeCopied' : 'offline.codeCopy')}
    </Button>
  )
}

/** The code of a bundle's key, shown once: the house does not have it. */
export function SigningCode({
  made,
  address,
  onClose,
}: {
  readonly made: Made
  readonly address: string
  readonly onClose: () => void
}) {
  const { t } = useTranslation('evaluation')
  return (
    <Dialog
      open
      title={t('offline.codeTitle')}
      onClose={onClose}
      foot={
        // The answer is a file: the browser saves it and stays where it is.
        <Button
          kind="primary"
          icon={IconDownload}
          onClick={() => {
            location.assign(address)
            onClose()
          }}
        >
          {t('offline.codeWritten')}
        </Button>
      }
    >
      <div className="stack">
        <p>{t('offline.codeText')}</p>
        <p className={`mono ${css.code}`} aria-label={t('offline.code')}>
          {made.code}
        </p>
        <div className="row wrap">
          <CopyCode code={made.code} />
          <span className="second t13">{t('offline.key', { key: shownKey(made.keyId) })}</span>
        </div>
        <Note tone="care">{t('offline.codeCare')}</Note>
        <p className="muted t12">{t('offline.weight')}</p>
      </div>
    </Dialog>
  )
}
