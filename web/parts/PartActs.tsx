import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import {
  discardPart,
  type FullPart,
  listParts,
  writePart,
} from '../../domain/parts/part.endpoints.ts'
import {
  isNamed,
  mayWritePart,
  partNameMax,
  partNoteMax,
  type PartAudience,
} from '../../domain/parts/part.ts'
import { type Tier, tiers } from '../../domain/spaces/tier.ts'
import { AudienceField } from '../catalog/AudienceField.tsx'
import { actorOf } from '../kernel/actor.ts'
import { useFormat } from '../kernel/format.ts'
import { useMe } from '../kernel/me.ts'
import { useAct } from '../kernel/query.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Select } from '../ui/Select.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { ErrorState } from '../ui/States.tsx'
import { TextArea, TextInput } from '../ui/TextInput.tsx'
import { toast } from '../ui/Toast.tsx'
import css from './Parts.module.css'
import { renews } from './renews.ts'

type Props = { readonly part: FullPart; readonly onClose: () => void }

function EditDialog({ part, onClose }: Props) {
  const { t } = useTranslation('parts')
  const [name, setName] = useState(part.name)
  const [note, setNote] = useState(part.note)
  const write = useAct(writePart, {
    renews,
    onDone: () => {
      toast(t('edit.saved'))
      onClose()
    },
  })
  const { id, version, material, audience } = part
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('edit.title')}
      foot={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <ActionButton
            verdict={isNamed(name)}
            busy={write.isPending}
            onClick={() =>
              audience !== null &&
              write.mutate({
                params: { id },
                body: { seen: version, content: { name, note, material }, audience },
              })
            }
          >
            {t('edit.save')}
          </ActionButton>
        </>
      }
    >
      <div className="stack">
        <TextInput label={t('edit.name')} maxLength={partNameMax} value={name} onChange={setName} />
        <TextArea
          label={t('edit.note')}
          help={t('edit.noteHelp')}
          rows={4}
          maxLength={partNoteMax}
          value={note}
          onChange={setNote}
        />
        {write.error !== null && <ErrorState problem={write.error.problem} />}
      </div>
    </Dialog>
  )
}

function ShareDialog({ part, onClose }: Props) {
  const { t } = useTranslation('parts')
  const [audience, setAudience] = useState<PartAudience>(
    part.audience ?? { spaces: [], organisations: [] },
  )
  const write = useAct(writePart, {
    renews,
    onDone: () => {
      toast(t('edit.saved'))
      onClose()
    },
  })
  const [tier, setTier] = useState<Tier>(part.tier)
  const { id, version, name, note, material } = part
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('share.title')}
      foot={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            kind="primary"
            busy={write.isPending}
            onClick={() =>
              write.mutate({
                params: { id },
                body: { seen: version, content: { name, note, material }, audience, tier },
              })
            }
          >
            {t('share.save')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p>{t('share.note')}</p>
        <AudienceField
          audience={audience}
          names={part.names}
          namedOnly
          onAudience={(next) => 'spaces' in next && setAudience(next)}
        />
        <Select
          label={t('tier.files')}
          help={t('tier.filesHelp')}
          options={tiers.map((value) => ({ value, label: t(`tier.is.${value}`) }))}
          value={tier}
          onChange={setTier}
        />
        {write.error !== null && <ErrorState problem={write.error.problem} />}
      </div>
    </Dialog>
  )
}

function DiscardDialog({ part, onClose }: Props) {
  const { t } = useTranslation('parts')
  const navigate = useNavigate()
  const discard = useAct(discardPart, {
    // What was discarded is not there to be read again.
    renews: [listParts],
    onDone: () => {
      toast(t('discard.done'))
      void navigate({ to: '/parts' })
    },
  })
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('discard.title', { name: part.name })}
      foot={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            kind="danger"
            busy={discard.isPending}
            onClick={() =>
              discard.mutate({ params: { id: part.id }, body: { seen: part.version } })
            }
          >
            {t('discard.act')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p>{t('discard.text')}</p>
        {discard.error !== null && <ErrorState problem={discard.error.problem} />}
      </div>
    </Dialog>
  )
}

/** Who sees it, what it is called, and giving it up: its own organisation's. */
export function PartActs({ part }: { readonly part: FullPart }) {
  const { t } = useTranslation('parts')
  const { list } = useFormat()
  const actor = actorOf(useMe())
  const [asking, setAsking] = useState<'edit' | 'share' | 'discard' | null>(null)
  if (!mayWritePart(actor, part).ok) return null
  const close = () => setAsking(null)
  const names = part.names.map(({ name }) => name)
  return (
    <>
      <Sheet title={t('share.title')}>
        <div className="stack">
          <p>{names.length === 0 ? t('share.own') : t('share.named', { names: list(names) })}</p>
          <div>
            <Button size="small" onClick={() => setAsking('share')}>
              {t('share.act')}
            </Button>
          </div>
        </div>
      </Sheet>
      <div className={css.acts}>
        <Button size="small" onClick={() => setAsking('edit')}>
          {t('edit.title')}
        </Button>
        <Button size="small" kind="quiet" onClick={() => setAsking('discard')}>
          {t('discard.act')}
        </Button>
      </div>
      {asking === 'edit' && <EditDialog part={part} onClose={close} />}
      {asking === 'share' && <ShareDialog part={part} onClose={close} />}
      {asking === 'discard' && <DiscardDialog part={part} onClose={close} />}
    </>
  )
}
