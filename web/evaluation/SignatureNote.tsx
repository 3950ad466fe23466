import { IconDownload } from '@tabler/icons-react'
import { useTranslation } from '../kernel/words.ts'
import { type ReviewSignature, shownKey } from '../../domain/evaluation/bundleSignature.ts'
import { stableJson } from '../../domain/kernel/stableJson.ts'
import type { Marks } from '../../domain/evaluation/marks.ts'
import { useFormat } from '../kernel/format.ts'
import { Button } from '../ui/Button.tsx'
import { download } from '../ui/download.ts'
import { Note } from '../ui/States.tsx'

/** All that anybody needs who checks the signature elsewhere: the marks in their canonical text as well. */
function proofOf({ keyId, proof }: ReviewSignature, marks: Marks): string {
  const how = 'ECDSA P-256, SHA-256, r||s base64url; statement.marks = SHA-256 of marks'
  return JSON.stringify({ how, keyId, ...proof, marks: stableJson(marks) }, null, 1)
}

/** That a review came back signed, with which key, and what that is worth. */
export function SignatureNote({
  signature,
  marks,
  id,
}: {
  readonly signature: ReviewSignature
  readonly marks: Marks
  readonly id: string
}) {
  const { t } = useTranslation('evaluation')
  const { moment } = useFormat()
  const { keyId, signedAt, takenAt, origin, holds } = signature
  const told = { moment: moment(signedAt, {}), key: shownKey(keyId) }
  if (!holds) {
    return (
      <Note tone="care" title={t('signature.changed')}>
        {t('signature.changedText', told)}
      </Note>
    )
  }
  return (
    <Note tone="good" title={t('signature.signed', told)}>
      <p>{t(`signature.origin.${origin}`, { moment: moment(takenAt, {}) })}</p>
      <p className="second t12">{t('offline.weight')}</p>
      <Button
        kind="quiet"
        size="small"
        icon={IconDownload}
        onClick={() =>
          download(`signature-${id}.json`, proofOf(signature, marks), 'application/json')
        }
      >
        {t('signature.proof')}
      </Button>
    </Note>
  )
}
