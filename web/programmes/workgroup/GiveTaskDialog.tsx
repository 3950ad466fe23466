import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import { allowed, invalid } from '../../../domain/kernel/verdict.ts'
import { listWaiting } from '../../../domain/programmes/waiting.endpoints.ts'
import {
  listTasks,
  makeTask,
  type WorkgroupPage,
} from '../../../domain/programmes/workgroup.endpoints.ts'
import { dueDaysMax } from '../../../domain/programmes/workgroup.ts'
import { useAct } from '../../kernel/query.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { NumberInput } from '../../ui/NumberInput.tsx'
import { Select } from '../../ui/Select.tsx'
import { ErrorState } from '../../ui/States.tsx'
import { TextArea, TextInput } from '../../ui/TextInput.tsx'
import { toast } from '../../ui/Toast.tsx'
import { useStages } from './stages.ts'

const usualDays = 5

/** A task for one member, due in working days. */
export function GiveTaskDialog({
  group,
  onClose,
}: {
  readonly group: WorkgroupPage
  readonly onClose: () => void
}) {
  const { t } = useTranslation('workgroup')
  const [memberId, setMember] = useState('')
  const [title, setTitle] = useState('')
  const [body, setBody] = useState('')
  const [stage, setStage] = useState('')
  const [days, setDays] = useState<number | null>(usualDays)
  const stages = useStages(group, t('tasks.noStage'))
  const act = useAct(makeTask, {
    renews: [listTasks, listWaiting],
    onDone: () => {
      toast(t('tasks.given'))
      onClose()
    },
  })
  const filled =
    memberId !== '' && title.trim().length > 1 && days !== null && days > 0 && days <= dueDaysMax
  return (
    <Dialog
      open
      title={t('tasks.giveTitle')}
      onClose={onClose}
      foot={
        <ActionButton
          verdict={filled ? allowed : invalid('programmes.workgroup_task_incomplete')}
          busy={act.isPending}
          onClick={() =>
            act.mutate({
              params: { programmeId: group.programmeId },
              body: {
                memberId,
                title: title.trim(),
                body: body.trim(),
                stage: stage === '' ? null : stage,
                workingDays: days ?? usualDays,
              },
            })
          }
        >
          {t('tasks.give')}
        </ActionButton>
      }
    >
      <div className="stack">
        <Select
          label={t('tasks.member')}
          value={memberId === '' ? null : memberId}
          options={group.members
            .filter(({ state }) => state === 'accepted')
            .map(({ id, orgName }) => ({ value: id, label: orgName }))}
          onChange={setMember}
        />
        <TextInput label={t('tasks.name')} value={title} onChange={setTitle} />
        <TextArea label={t('tasks.body')} most={4000} rows={4} value={body} onChange={setBody} />
        <Select
          label={t('tasks.stage')}
          value={stage}
          options={stages.options}
          onChange={setStage}
        />
        <NumberInput
          label={t('tasks.days')}
          help={t('tasks.daysHelp')}
          value={days}
          onChange={setDays}
        />
        {act.error !== null && <ErrorState problem={act.error.problem} />}
      </div>
    </Dialog>
  )
}
