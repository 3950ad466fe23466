import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import { allowed, invalid } from '../../../domain/kernel/verdict.ts'
import { listWaiting } from '../../../domain/programmes/waiting.endpoints.ts'
import {
  listTasks,
  noteTask,
  stepTask,
  type WorkgroupPage,
} from '../../../domain/programmes/workgroup.endpoints.ts'
import {
  taskLifecycle,
  taskVerbs,
  type TaskVerb,
  type WorkgroupTask,
} from '../../../domain/programmes/workgroup.ts'
import { FileUpload } from '../../files/FileUpload.tsx'
import { useAct } from '../../kernel/query.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Button } from '../../ui/Button.tsx'
import { ReasonDialog } from '../../ui/ReasonDialog.tsx'
import { ErrorState } from '../../ui/States.tsx'
import { TextArea } from '../../ui/TextInput.tsx'
import { toast } from '../../ui/Toast.tsx'
import { AttachedFiles } from './AttachedFiles.tsx'
import css from './Workgroup.module.css'

type Props = { readonly group: WorkgroupPage; readonly task: WorkgroupTask }
const renews = [listTasks, listWaiting]

function NoteForm({ task, onDone }: { readonly task: WorkgroupTask; readonly onDone: () => void }) {
  const { t } = useTranslation('workgroup')
  const [body, setBody] = useState('')
  const [files, setFiles] = useState<readonly { readonly id: string; readonly name: string }[]>([])
  const act = useAct(noteTask, {
    renews,
    onDone: () => {
      toast(t('tasks.noted'))
      onDone()
    },
  })
  return (
    <div className="stack">
      <TextArea label={t('tasks.note')} most={4000} rows={3} value={body} onChange={setBody} />
      {files.map(({ id, name }) => (
        <p key={id} className="second t13">
          {t('tasks.attached', { name })}
        </p>
      ))}
      <FileUpload
        label={t('tasks.attach')}
        keptElsewhere
        onKept={({ id, name }) => setFiles((now) => [...now, { id, name }])}
      />
      {act.error !== null && <ErrorState problem={act.error.problem} />}
      <ActionButton
        verdict={body.trim() === '' ? invalid('programmes.workgroup_note_missing') : allowed}
        busy={act.isPending}
        onClick={() =>
          act.mutate({
            params: { id: task.id },
            body: { body: body.trim(), versionIds: files.map(({ id }) => id) },
          })
        }
      >
        {t('tasks.send')}
      </ActionButton>
    </div>
  )
}

/** What whoever looks may do with a task: the member works, the office decides, both comment. */
export function TaskActs({ group, task }: Props) {
  const { t } = useTranslation('workgroup')
  const [asking, setAsking] = useState<TaskVerb | null>(null)
  const [noting, setNoting] = useState(false)
  const step = useAct(stepTask, {
    renews,
    onDone: () => {
      toast(t('tasks.moved'))
      setAsking(null)
    },
  })
  const office = group.role === 'office'
  const looksOn = group.role === 'supervisor'
  const mine = (verb: TaskVerb) => (verb === 'start' || verb === 'report' ? task.mine : office)
  const verbs = taskVerbs.filter(
    (verb) => !looksOn && taskLifecycle[task.state][verb] !== undefined && mine(verb),
  )
  const go = (verb: TaskVerb, note: string) =>
    step.mutate({ params: { id: task.id }, body: { verb, seen: task.version, note } })
  const open = task.state !== 'done' && task.state !== 'cancelled' && !looksOn
  return (
    <>
      <AttachedFiles label={t('tasks.files')} files={task.files} />
      <div className={css.acts}>
        {verbs.map((verb) => (
          <Button
            key={verb}
            size="small"
            kind={verb === 'report' || verb === 'confirm' ? 'primary' : 'plain'}
            aria-label={`${t(`tasks.verb.${verb}`)} ${task.title}`}
            busy={step.isPending}
            onClick={() =>
              verb === 'start' || verb === 'confirm' ? go(verb, '') : setAsking(verb)
            }
          >
            {t(`tasks.verb.${verb}`)}
          </Button>
        ))}
        {open && !noting && (
          <Button
            size="small"
            kind="quiet"
            aria-label={`${t('tasks.note')} ${task.title}`}
            onClick={() => setNoting(true)}
          >
            {t('tasks.note')}
          </Button>
        )}
      </div>
      {step.error !== null && asking === null && <ErrorState problem={step.error.problem} />}
      {noting && <NoteForm task={task} onDone={() => setNoting(false)} />}
      {asking !== null && (
        <ReasonDialog
          title={t('tasks.stepTitle', { verb: t(`tasks.verb.${asking}`), title: task.title })}
          act={t(`tasks.verb.${asking}`)}
          note={t('tasks.stepNote')}
          busy={step.isPending}
          problem={step.error?.problem ?? null}
          onClose={() => setAsking(null)}
          onAct={(note) => go(asking, note)}
        />
      )}
    </>
  )
}
