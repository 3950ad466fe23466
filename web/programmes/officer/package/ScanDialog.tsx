import { useEffect, useState } from 'react'
import { useTranslation } from '../../../kernel/words.ts'
import type { Version } from '../../../../domain/files/version.ts'
import { allowed, invalid, type Verdict } from '../../../../domain/kernel/verdict.ts'
import { listScans, verifyScan } from '../../../../domain/programmes/package.endpoints.ts'
import { FileUpload } from '../../../files/FileUpload.tsx'
import { useAct } from '../../../kernel/query.ts'
import { ActionButton } from '../../../ui/ActionButton.tsx'
import { Button, LinkButton } from '../../../ui/Button.tsx'
import { Checkbox } from '../../../ui/Choices.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { ErrorState, Note } from '../../../ui/States.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import css from './Package.module.css'
import { type Slot, useSlotName } from './ScansPage.tsx'

const kinds = ['.pdf', '.ofd', '.jpg', '.jpeg', '.png', '.tif', '.tiff'] as const

/** An inspection takes a second or two; asked again so often, then it is the person's turn. */
const inspectionAskMs = 1500
const inspectionAsks = 20

type Draft = { readonly version: Version | null; readonly code: string; readonly seen: boolean }

/** What is missing first: the button says it. */
function missing({ version, code, seen }: Draft) {
  if (version === null) return 'needFile' as const
  if (code.trim() === '') return 'needCode' as const
  return seen ? null : ('needSeal' as const)
}

/** Matches, and matches again by itself while the file is still inspected. */
function useMatch(id: string, slot: Slot, onDone: () => void) {
  const act = useAct(verifyScan, { renews: [listScans], onDone })
  const [asked, setAsked] = useState(0)
  const waiting = act.error?.problem.code === 'files.inspection_waiting' && asked < inspectionAsks
  const match = ({ version, code }: Draft) => {
    if (version === null) return
    act.mutate({
      params: { id },
      body: {
        document: slot.document,
        ...(slot.applicationId === null ? {} : { applicationId: slot.applicationId }),
        versionId: version.id,
        code: code.trim(),
        sealSeen: true,
      },
    })
  }
  return {
    act,
    waiting,
    match: (draft: Draft) => {
      setAsked(0)
      match(draft)
    },
    again: (draft: Draft) => {
      setAsked(asked + 1)
      match(draft)
    },
  }
}

/** A stamped scan, its version code as read off the page, and the verdict. */
export function ScanDialog({
  id,
  slot,
  onClose,
}: {
  readonly id: string
  readonly slot: Slot
  readonly onClose: () => void
}) {
  const { t } = useTranslation(['programmes', 'ui'])
  const name = useSlotName()
  const [draft, setDraft] = useState<Draft>({ version: null, code: '', seen: false })
  const put = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }))
  const { act, waiting, match, again } = useMatch(id, slot, onClose)
  useEffect(() => {
    if (!waiting || act.isPending) return
    const timer = setTimeout(() => again(draft), inspectionAskMs)
    return () => clearTimeout(timer)
  })
  const lack = missing(draft)
  const verdict: Verdict = lack === null ? allowed : invalid('programmes.scan_not_ready')
  return (
    <Dialog
      open
      shape="wide"
      onClose={onClose}
      title={`${t('programmes:handIn.scans.uploadTitle')} ${name(slot)}`}
      foot={
        <>
          <Button onClick={onClose}>{t('ui:dialog.cancel')}</Button>
          <ActionButton
            kind="primary"
            verdict={verdict}
            reason={lack !== null && t(`programmes:handIn.scans.${lack}`)}
            busy={act.isPending || waiting}
            onClick={() => match(draft)}
          >
            {t('programmes:handIn.scans.check')}
          </ActionButton>
        </>
      }
    >
      <div className="stack">
        <dl className={css.facts}>
          <dt>{t('programmes:handIn.scans.code')}</dt>
          <dd className={css.code}>{slot.versionCode}</dd>
        </dl>
        {draft.version === null ? (
          <FileUpload
            label={t('programmes:handIn.scans.file')}
            accept={kinds}
            onKept={(version) => put({ version })}
          />
        ) : (
          <p>
            {t('programmes:handIn.scans.kept', { name: draft.version.name })}{' '}
            <LinkButton onClick={() => put({ version: null })}>
              {t('programmes:handIn.scans.another')}
            </LinkButton>
          </p>
        )}
        <TextInput
          label={t('programmes:handIn.scans.read')}
          help={t('programmes:handIn.scans.readHelp')}
          value={draft.code}
          autoComplete="off"
          spellCheck={false}
          maxLength={80}
          onChange={(code) => put({ code })}
        />
        <Checkbox
          label={t('programmes:handIn.scans.seal')}
          note={t('programmes:handIn.scans.sealNote')}
          checked={draft.seen}
          onChange={(seen) => put({ seen })}
        />
        {waiting && <Note>{t('programmes:handIn.scans.checking')}</Note>}
        {act.error !== null && !waiting && <ErrorState problem={act.error.problem} />}
      </div>
    </Dialog>
  )
}
