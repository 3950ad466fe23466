import { IconSignature } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import { type Bundle, type BundleAnswers, returnFormat } from '../../../domain/evaluation/bundle.ts'
import {
  codeLength,
  plainCode,
  shownKey,
  type SigningKey,
} from '../../../domain/evaluation/bundleSignature.ts'
import { emptyMarks } from '../../../domain/evaluation/marks.ts'
import { Button } from '../../ui/Button.tsx'
import { download } from '../../ui/download.ts'
import { Sheet } from '../../ui/Sheet.tsx'
import { Note } from '../../ui/States.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import type { useKept } from './kept.ts'
import css from './Offline.module.css'
import { sealAnswers } from './seal.ts'
import { canSign, openSigningKey, ownSigningKey, signAnswers, type Signer } from './signing.ts'

type Kept = ReturnType<typeof useKept>

/** Tried as soon as it is whole, so that a lost code is noticed before the marks are written. */
function CodeField({
  signing,
  signer,
  missing,
  onSigner,
}: {
  readonly signing: SigningKey
  readonly signer: Signer | null
  readonly missing: boolean
  readonly onSigner: (signer: Signer | null) => void
}) {
  const { t } = useTranslation('evaluation')
  const [code, setCode] = useState('')
  const [wrong, setWrong] = useState(false)
  const change = async (next: string) => {
    setCode(next)
    setWrong(false)
    onSigner(null)
    if (plainCode(next).length < codeLength) return
    const opened = await openSigningKey(signing, next)
    setWrong(opened === null)
    onSigner(opened)
  }
  const fault = wrong ? t('offline.page.codeWrong') : t('offline.page.codeMissing')
  return (
    <TextInput
      label={t('offline.code')}
      help={
        signer === null
          ? t('offline.page.codeHelp')
          : t('offline.page.codeRight', { key: shownKey(signer.keyId) })
      }
      {...(wrong || (missing && signer === null) ? { error: fault } : {})}
      value={code}
      onChange={(next) => void change(next)}
      autoComplete="off"
      autoCapitalize="characters"
      spellCheck={false}
    />
  )
}

function answersOf(bundle: Bundle, kept: Kept, savedAt: number): BundleAnswers {
  return {
    ...{ format: returnFormat, bundleId: bundle.id },
    savedAt: new Date(savedAt).toISOString(),
    answers: bundle.items.map(({ assignmentId, digest }) => ({
      ...{ assignmentId, digest },
      marks: kept.answers[assignmentId] ?? emptyMarks,
    })),
  }
}

type Done = { readonly checkCode: string; readonly keyId: string }

function Told({ done, exported }: { readonly done: Done | null; readonly exported: boolean }) {
  const { t } = useTranslation('evaluation')
  if (done === null) return <p className="second t13">{t('offline.page.exportText')}</p>
  if (!exported) return <p className="second t13">{t('offline.page.changed')}</p>
  return (
    <Note tone="good" title={t('offline.page.exported', { code: done.checkCode })}>
      {t('offline.page.signedBy', { key: shownKey(done.keyId) })}
      <br />
      {t('offline.page.exportedText')}
    </Note>
  )
}

/** Signs what was written, seals it for the house, and hands it to the browser as a file. */
export function Export({ bundle, kept }: { readonly bundle: Bundle; readonly kept: Kept }) {
  const { t } = useTranslation('evaluation')
  const [signer, setSigner] = useState<Signer | null>(null)
  const [missing, setMissing] = useState(false)
  const [done, setDone] = useState<Done | null>(null)
  const { signing } = bundle
  const run = async () => {
    const own = signing === null ? await ownSigningKey(bundle.id) : signer
    setMissing(own === null)
    if (own === null) return
    const savedAt = kept.nextSigning()
    const signed = await signAnswers(answersOf(bundle, kept, savedAt), own)
    const { text, checkCode } = await sealAnswers(signed, bundle.key)
    const name = `${t('offline.look')} ${bundle.round} ${checkCode}.json`
    download(name.replaceAll(/[\\/:*?"<>|]/g, ' '), text, 'application/json')
    kept.noteExport(kept.answers, savedAt)
    setDone({ checkCode, keyId: own.keyId })
  }
  if (!canSign()) return <Note tone="bad">{t('offline.page.noSeal')}</Note>
  return (
    <Sheet title={t('offline.page.export')}>
      <div className="stack">
        {signing === null ? (
          <p className="second t13">{t('offline.page.ownKey')}</p>
        ) : (
          <CodeField signing={signing} signer={signer} missing={missing} onSigner={setSigner} />
        )}
        <div>
          <Button kind="primary" icon={IconSignature} onClick={() => void run()}>
            {t('offline.page.export')}
          </Button>
        </div>
        <p className={`muted t12 ${css.weight}`}>{t('offline.weight')}</p>
        <Told done={done} exported={kept.exported} />
      </div>
    </Sheet>
  )
}
