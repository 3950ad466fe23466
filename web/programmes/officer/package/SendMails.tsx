import { IconMail } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from '../../../kernel/words.ts'
import { allowed, conflict, type Verdict } from '../../../../domain/kernel/verdict.ts'
import { readDelivery, sendMails } from '../../../../domain/programmes/dispatch.endpoints.ts'
import { mayMailWithout } from '../../../../domain/programmes/dispatch.ts'
import { listScans, readPackage } from '../../../../domain/programmes/package.endpoints.ts'
import { mayDeliver, type Package } from '../../../../domain/programmes/package.ts'
import { useAct, useCall } from '../../../kernel/query.ts'
import { ActionButton } from '../../../ui/ActionButton.tsx'
import { Checkbox } from '../../../ui/Choices.tsx'
import { ErrorState, Note } from '../../../ui/States.tsx'
import { TextArea } from '../../../ui/TextInput.tsx'
import { useProgramme } from '../../call/useProgramme.ts'
import type { Mail } from './MailsPage.tsx'

type Draft = { readonly own: boolean; readonly withoutScans: string; readonly late: string }

/** Stamped scans that the programme wants in the mails and that are not in the archives. */
function useScansMissing(item: Package): number {
  const wanted = useProgramme(item.programmeId).data?.definition.materials.some(
    ({ forms }) => forms.value?.includes('scan') === true,
  )
  const scans = useCall(listScans, { params: { id: item.id } }).data
  if (wanted !== true || scans === undefined) return 0
  return scans.slots.filter(({ scan }) => scan?.packed !== true).length
}

function mayMail(item: Package, open: readonly Mail[], missing: number, draft: Draft): Verdict {
  const built = mayDeliver(item.state)
  if (!built.ok) return built
  if (open.some(({ address }) => address === null)) return conflict('programmes.mailbox_unknown')
  return mayMailWithout(missing, draft.withoutScans)
}

/** Sends what has not gone, by the house or noted as sent from the authority's own mailbox. */
export function SendMails({
  item,
  mails,
}: {
  readonly item: Package
  readonly mails: readonly Mail[]
}) {
  const { t } = useTranslation('programmes')
  const [draft, setDraft] = useState<Draft>({ own: false, withoutScans: '', late: '' })
  const put = (part: Partial<Draft>) => setDraft({ ...draft, ...part })
  const act = useAct(sendMails, { renews: [readDelivery, readPackage] })
  const missing = useScansMissing(item)
  const open = mails.filter(({ state }) => state === 'planned' || state === 'failed')
  const failed = open.some(({ state }) => state === 'failed')
  if (mails.every(({ state }) => state === 'sent')) {
    return <Note tone="good">{t('handIn.mails.allSent')}</Note>
  }
  if (open.length === 0) return null
  const verdict = open.length === 0 ? allowed : mayMail(item, open, missing, draft)
  const late = act.error?.problem.code === 'programmes.deadline_passed_in_principle'
  const send = () =>
    act.mutate({
      params: { id: item.id },
      body: {
        medium: open[0]!.medium,
        ownMailbox: draft.own,
        ...(missing > 0 ? { withoutScans: draft.withoutScans.trim() } : {}),
        ...(draft.late.trim() === '' ? {} : { lateReason: draft.late.trim() }),
      },
    })
  return (
    <div className="stack">
      {missing > 0 && (
        <TextArea
          label={t('handIn.mails.withoutScans')}
          help={t('handIn.mails.withoutScansHelp')}
          rows={2}
          maxLength={2000}
          value={draft.withoutScans}
          onChange={(withoutScans) => put({ withoutScans })}
        />
      )}
      {(late || draft.late !== '') && (
        <TextArea
          label={t('handIn.dispatch.late2')}
          rows={2}
          maxLength={2000}
          value={draft.late}
          onChange={(next) => put({ late: next })}
        />
      )}
      <Checkbox
        label={t('handIn.mails.note2')}
        checked={draft.own}
        onChange={(own) => put({ own })}
      />
      <ActionButton
        kind="primary"
        icon={IconMail}
        verdict={verdict}
        busy={act.isPending}
        onClick={send}
      >
        {draft.own
          ? t('handIn.dispatch.keep')
          : t(failed ? 'handIn.mails.resend' : 'handIn.mails.send', { count: open.length })}
      </ActionButton>
      {act.error !== null && <ErrorState problem={act.error.problem} />}
    </div>
  )
}
