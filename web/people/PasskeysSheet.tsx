import { IconFingerprint } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import { useQueryClient } from '@tanstack/react-query'
import { readSecurity } from '../../domain/people/account.endpoints.ts'
import {
  listPasskeys,
  removePasskey,
  renamePasskey,
  setPasskeyStep,
} from '../../domain/people/passkey.endpoints.ts'
import {
  mayAddPasskey,
  mayRemovePasskey,
  mayStartPasskeyStep,
  type FreshProof,
  type Passkey,
  type WaysIn,
} from '../../domain/people/passkey.ts'
import { allowed } from '../../domain/kernel/verdict.ts'
import { useFormat } from '../kernel/format.ts'
import { renew, useAct, useCall } from '../kernel/query.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Empty, ErrorState, Loading, Note } from '../ui/States.tsx'
import { Tag } from '../ui/Tag.tsx'
import { TextInput } from '../ui/TextInput.tsx'
import { toast } from '../ui/Toast.tsx'
import { deviceOf } from './device.ts'
import css from './People.module.css'
import { addPasskey, knowsPasskeys, useDevice } from './passkeys.ts'
import { ProofDialog } from './ProofDialog.tsx'
import { RecoveryCodes } from './RecoveryCodes.tsx'
import { useSecretAct } from './useSecretAct.ts'

const renewed = [listPasskeys, readSecurity]

function AddDialog({ ways, onClose }: { readonly ways: WaysIn; readonly onClose: () => void }) {
  const { t } = useTranslation('people')
  const client = useQueryClient()
  const [name, setName] = useState(deviceOf(navigator.userAgent) ?? '')
  const add = useDevice(
    (proof: FreshProof) => addPasskey(name.trim() || t('passkeys.unnamed'), proof),
    () => {
      void renew(client, ...renewed)
      toast(t('passkeys.added'))
      onClose()
    },
  )
  return (
    <ProofDialog
      title={t('passkeys.add')}
      act={t('common.next')}
      ways={ways}
      busy={add.isPending}
      error={add.error}
      onProof={(proof) => add.mutate(proof)}
      onClose={onClose}
    >
      <p className="second">{t('passkeys.addHelp')}</p>
      <TextInput
        label={t('passkeys.name')}
        help={t('passkeys.nameHelp')}
        maxLength={60}
        value={name}
        onChange={setName}
      />
    </ProofDialog>
  )
}

function RenameDialog({
  passkey,
  onClose,
}: {
  readonly passkey: Passkey
  readonly onClose: () => void
}) {
  const { t } = useTranslation('people')
  const [name, setName] = useState(passkey.name)
  const rename = useAct(renamePasskey, { renews: [listPasskeys], onDone: onClose })
  const save = () => rename.mutate({ params: { id: passkey.id }, body: { name } })
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('passkeys.rename')}
      foot={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" busy={rename.isPending} onClick={save}>
            {t('common.save')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <TextInput label={t('passkeys.name')} maxLength={60} value={name} onChange={setName} />
        {rename.error !== null && <ErrorState problem={rename.error.problem} />}
      </div>
    </Dialog>
  )
}

function Row({
  passkey,
  ways,
  step,
}: {
  readonly passkey: Passkey
  readonly ways: WaysIn
  readonly step: boolean
}) {
  const { t } = useTranslation('people')
  const { day } = useFormat()
  const [open, setOpen] = useState<'rename' | 'remove' | null>(null)
  const close = () => setOpen(null)
  const remove = useSecretAct(removePasskey, {
    renews: renewed,
    onDone: () => {
      close()
      toast(t('passkeys.removed'))
    },
  })
  const suspended = passkey.suspendedAt !== null
  const used =
    passkey.lastUsedAt === null
      ? t('passkeys.neverUsed')
      : t('passkeys.lastUsed', { day: day(passkey.lastUsedAt) })
  return (
    <li className={css.item}>
      <span className="grow">
        <b>{passkey.name}</b>{' '}
        {suspended ? (
          <Tag tone="bad">{t('passkeys.suspended')}</Tag>
        ) : (
          <Tag>{t(passkey.synced ? 'passkeys.synced' : 'passkeys.oneDevice')}</Tag>
        )}
        <br />
        <span className="second t13">
          {t('passkeys.since', { day: day(passkey.madeAt) })} · {used}
        </span>
        {suspended && <Note tone="care">{t('passkeys.suspendedHelp')}</Note>}
      </span>
      <Button aria-label={t('passkeys.renameOne', passkey)} onClick={() => setOpen('rename')}>
        {t('passkeys.rename')}
      </Button>
      <ActionButton
        kind="plain"
        verdict={suspended ? allowed : mayRemovePasskey(ways, step)}
        aria-label={t('passkeys.removeOne', passkey)}
        onClick={() => setOpen('remove')}
      >
        {t('common.remove')}
      </ActionButton>
      {open === 'rename' && <RenameDialog passkey={passkey} onClose={close} />}
      {open === 'remove' && (
        <ProofDialog
          title={t('passkeys.removeOne', passkey)}
          act={t('common.remove')}
          danger
          ways={ways}
          busy={remove.isPending}
          error={remove.error}
          onProof={(proof) => remove.mutate({ params: { id: passkey.id }, body: { proof } })}
          onClose={close}
        >
          <p>{t('passkeys.removeText')}</p>
        </ProofDialog>
      )}
    </li>
  )
}

function StepPart({ since, ways }: { readonly since: string | null; readonly ways: WaysIn }) {
  const { t } = useTranslation('people')
  const { day } = useFormat()
  const [open, setOpen] = useState(false)
  const [codes, setCodes] = useState<readonly string[]>([])
  const on = since === null
  const set = useSecretAct(setPasskeyStep, {
    renews: [readSecurity],
    onDone: ({ recoveryCodes }) => {
      setOpen(false)
      setCodes(recoveryCodes)
    },
  })
  const act = t(on ? 'passkeys.stepOn' : 'passkeys.stepOff')
  return (
    <li className={css.item}>
      <span className="grow">
        <b>{t('passkeys.stepTitle')}</b>
        <br />
        <span className="second t13">
          {on ? t('passkeys.stepIsOff') : t('passkeys.stepIsOn', { day: day(since) })}
        </span>
      </span>
      <ActionButton
        kind="plain"
        verdict={on ? mayStartPasskeyStep(ways) : allowed}
        onClick={() => setOpen(true)}
      >
        {act}
      </ActionButton>
      {open && (
        <ProofDialog
          title={t('passkeys.stepTitle')}
          act={act}
          ways={ways}
          busy={set.isPending}
          error={set.error}
          onProof={(proof) => set.mutate({ body: { on, proof } })}
          onClose={() => setOpen(false)}
        >
          <p className="second">{t(on ? 'passkeys.stepOnText' : 'passkeys.stepOffText')}</p>
        </ProofDialog>
      )}
      {codes.length > 0 && <RecoveryCodes codes={codes} onClose={() => setCodes([])} />}
    </li>
  )
}

/** One's passkeys: add, name, remove, and whether one is asked for after the password. */
export function PasskeysSheet({
  ways,
  stepSince,
}: {
  readonly ways: WaysIn
  readonly stepSince: string | null
}) {
  const { t } = useTranslation('people')
  const [adding, setAdding] = useState(false)
  const reading = useCall(listPasskeys)
  const rows = reading.data?.rows
  return (
    <Sheet
      title={t('passkeys.title')}
      end={
        knowsPasskeys() && (
          <ActionButton
            kind="plain"
            icon={IconFingerprint}
            verdict={mayAddPasskey(rows?.length ?? 0)}
            onClick={() => setAdding(true)}
          >
            {t('passkeys.add')}
          </ActionButton>
        )
      }
    >
      {!knowsPasskeys() && <Note tone="care">{t('passkeys.fault.unable')}</Note>}
      {reading.isPending && <Loading lines={2} />}
      {reading.error !== null && <ErrorState problem={reading.error.problem} />}
      {rows?.length === 0 && <Empty title={t('passkeys.none')}>{t('passkeys.noneText')}</Empty>}
      {rows !== undefined && rows.length > 0 && (
        <ul className={css.list}>
          {rows.map((passkey) => (
            <Row key={passkey.id} passkey={passkey} ways={ways} step={stepSince !== null} />
          ))}
          <StepPart since={stepSince} ways={ways} />
        </ul>
      )}
      {adding && <AddDialog ways={ways} onClose={() => setAdding(false)} />}
    </Sheet>
  )
}
