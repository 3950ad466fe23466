import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import { setMailbox } from '../../../domain/programmes/dispatch.endpoints.ts'
import type { ProgrammeDefinition } from '../../../domain/programmes/programme.ts'
import { readProgramme } from '../../../domain/programmes/programme.endpoints.ts'
import { useFormat } from '../../kernel/format.ts'
import { useAct } from '../../kernel/query.ts'
import { Button } from '../../ui/Button.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { ErrorState } from '../../ui/States.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { toast } from '../../ui/Toast.tsx'
import type { Managed } from './ProgrammeFrame.tsx'

type Medium = ProgrammeDefinition['media'][number]

function Mailbox({ managed, medium }: { readonly managed: Managed; readonly medium: Medium }) {
  const { t } = useTranslation('office')
  const { language } = useFormat()
  const entered = managed.mailboxes.find((one) => one.medium === medium.code)?.address
  const [address, setAddress] = useState(entered ?? medium.address.value ?? '')
  const act = useAct(setMailbox, {
    renews: [readProgramme],
    onDone: () => toast(t('mailbox.kept')),
  })
  return (
    <div className="stack">
      <TextInput
        type="email"
        label={medium.name[language]}
        help={t(entered === undefined ? 'mailbox.fromNotice' : 'mailbox.entered')}
        value={address}
        onChange={setAddress}
      />
      {act.error !== null && <ErrorState problem={act.error.problem} />}
      <div>
        <Button
          size="small"
          busy={act.isPending}
          onClick={() =>
            act.mutate({
              params: { programmeId: managed.id, medium: medium.code },
              body: { address: address.trim() },
            })
          }
        >
          {t('mailbox.keep')}
        </Button>
      </div>
    </div>
  )
}

/** The mailboxes that notices leave out: entered by the office, for each medium that travels by mail. */
export function MailboxSheet({ managed }: { readonly managed: Managed }) {
  const { t } = useTranslation('office')
  const { media } = managed.definition as ProgrammeDefinition
  const mails = media.filter(({ kind }) => kind === 'email')
  if (mails.length === 0) return null
  return (
    <Sheet title={t('mailbox.title')}>
      <div className="stack">
        {mails.map((medium) => (
          <Mailbox key={medium.code} managed={managed} medium={medium} />
        ))}
      </div>
    </Sheet>
  )
}
