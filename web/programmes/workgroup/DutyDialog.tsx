import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import { mergeFields } from '../../../domain/kernel/mergeFields.ts'
import { conflict, invalid } from '../../../domain/kernel/verdict.ts'
import { listResponsible } from '../../../domain/programmes/responsible.endpoints.ts'
import {
  changeDuty,
  makeDuty,
  readWorkgroup,
  type WorkgroupPage,
} from '../../../domain/programmes/workgroup.endpoints.ts'
import {
  dutyWishOf,
  mayKeepDuty,
  type Duty,
  type DutyWish,
} from '../../../domain/programmes/workgroup.ts'
import { call } from '../../kernel/call.ts'
import { ConflictPanel } from '../../kernel/form/ConflictPanel.tsx'
import { useFormat } from '../../kernel/format.ts'
import { useAct } from '../../kernel/query.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Button } from '../../ui/Button.tsx'
import { Checkbox, CheckboxGrid } from '../../ui/Choices.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Select } from '../../ui/Select.tsx'
import { ErrorState, Note } from '../../ui/States.tsx'
import { TextArea } from '../../ui/TextInput.tsx'
import { toast } from '../../ui/Toast.tsx'

type Props = { readonly group: WorkgroupPage }
type Field = keyof DutyWish
/** What another officer kept while this line was open here. */
type Meanwhile =
  | { readonly struck: true }
  | { readonly struck: false; readonly theirs: Duty; readonly by: string }

export const dutyRenews = [readWorkgroup, listResponsible]

const empty: DutyWish = { stage: '', what: '', leadId: '', helperIds: [], open: true }
const sorted = (wish: DutyWish): DutyWish => ({ ...wish, helperIds: wish.helperIds.toSorted() })

/** A line while it is written; where another officer was faster, both are brought together field by field. */
function useDuty({ group, duty, onDone }: Props & { duty: Duty | null; onDone: () => void }) {
  const [base, setBase] = useState(duty)
  const [wish, setWish] = useState<DutyWish>(duty === null ? empty : dutyWishOf(duty))
  const [open, setOpen] = useState<readonly Field[]>([])
  const [meanwhile, setMeanwhile] = useState<Meanwhile | null>(null)
  const params = { programmeId: group.programmeId }
  const catchUp = async (by: string) => {
    const now = await call(readWorkgroup, { params })
    const theirs = now.duties.find(({ id }) => id === base?.id)
    if (theirs === undefined || base === null) {
      setBase(null)
      return setMeanwhile({ struck: true })
    }
    const { merged, conflicts } = mergeFields(dutyWishOf(base), sorted(wish), dutyWishOf(theirs))
    // Where both wrote, mine stays in the form until it is chosen.
    setWish({ ...merged, ...Object.fromEntries(conflicts.map((field) => [field, wish[field]])) })
    setOpen(conflicts)
    setBase(theirs)
    setMeanwhile({ struck: false, theirs, by })
  }
  const make = useAct(makeDuty, { renews: dutyRenews, onDone })
  const change = useAct(changeDuty, {
    renews: dutyRenews,
    onDone,
    onProblem({ code, problem }) {
      const by = problem.facts?.['by']
      if (code === 'programmes.workgroup_duty_moved_on') void catchUp(String(by ?? ''))
      if (code === 'kernel.missing') void catchUp('')
    },
  })
  const body = { ...wish, what: wish.what.trim() }
  const failed = make.error ?? change.error
  return {
    wish,
    setWish,
    open,
    meanwhile,
    choose(field: Field, value: DutyWish[Field]) {
      setWish({ ...wish, [field]: value })
      setOpen(open.filter((one) => one !== field))
    },
    busy: make.isPending || change.isPending,
    // What moved on is told by both texts beside each other.
    problem: meanwhile !== null && failed === change.error ? null : (failed?.problem ?? null),
    keep: () =>
      base === null
        ? make.mutate({ params, body })
        : change.mutate({ params: { id: base.id }, body: { seen: base.version, wish: body } }),
  }
}

type Editing = ReturnType<typeof useDuty>

/** Both texts of every field that two officers wrote, and a choice for each. */
function MeanwhilePart({ group, editing }: Props & { readonly editing: Editing }) {
  const { t } = useTranslation('workgroup')
  const { language, list } = useFormat()
  const { meanwhile, open, wish, choose } = editing
  if (meanwhile === null) return null
  if (meanwhile.struck) {
    return (
      <Note tone="care" title={t('duties.struck')}>
        {t('duties.struckText')}
      </Note>
    )
  }
  const nameOf = (id: string) => group.members.find((one) => one.id === id)?.orgName ?? ''
  const textOf = (from: DutyWish, field: Field): string => {
    if (field === 'what') return from.what
    if (field === 'leadId') return nameOf(from.leadId)
    if (field === 'helperIds') return list(from.helperIds.map(nameOf))
    if (field === 'open') return t(from.open ? 'duties.open' : 'duties.closed')
    return group.stages.find(({ code }) => code === from.stage)?.name[language] ?? from.stage
  }
  const labels: Record<Field, string> = {
    stage: t('duties.stage'),
    what: t('duties.what'),
    leadId: t('duties.lead'),
    helperIds: t('duties.helpers'),
    open: t('duties.seen'),
  }
  const theirs = dutyWishOf(meanwhile.theirs)
  return (
    <>
      <Note tone="care" title={t('duties.movedOn', { by: meanwhile.by })}>
        {t(open.length === 0 ? 'duties.joined' : 'duties.choose')}
      </Note>
      {open.map((field) => (
        <ConflictPanel
          key={field}
          field={labels[field]}
          mine={{ text: textOf(wish, field) }}
          theirs={{ text: textOf(theirs, field), by: meanwhile.by }}
          onMine={() => choose(field, wish[field])}
          onTheirs={() => choose(field, theirs[field])}
        />
      ))}
    </>
  )
}

function Fields({ group, editing }: Props & { readonly editing: Editing }) {
  const { t } = useTranslation('workgroup')
  const { language } = useFormat()
  const { wish, setWish } = editing
  const inside = group.members.filter(({ state }) => state === 'accepted')
  return (
    <>
      <Select
        label={t('duties.stage')}
        value={wish.stage === '' ? null : wish.stage}
        options={group.stages.map(({ code, name }) => ({ value: code, label: name[language] }))}
        onChange={(stage) => setWish({ ...wish, stage })}
      />
      <TextArea
        label={t('duties.what')}
        most={500}
        rows={3}
        value={wish.what}
        onChange={(what) => setWish({ ...wish, what })}
      />
      <Select
        label={t('duties.lead')}
        value={wish.leadId === '' ? null : wish.leadId}
        options={inside.map(({ id, orgName }) => ({ value: id, label: orgName }))}
        onChange={(leadId) =>
          setWish({ ...wish, leadId, helperIds: wish.helperIds.filter((id) => id !== leadId) })
        }
      />
      <CheckboxGrid
        label={t('duties.helpers')}
        options={inside
          .filter(({ id }) => id !== wish.leadId)
          .map(({ id, orgName }) => ({ value: id, label: orgName }))}
        values={wish.helperIds}
        onChange={(helperIds) => setWish({ ...wish, helperIds: [...helperIds] })}
      />
      <Checkbox
        label={t('duties.open')}
        note={t('duties.openHelp')}
        checked={wish.open}
        onChange={(open) => setWish({ ...wish, open })}
      />
    </>
  )
}

/** One line of the table of duties, added or changed. */
export function DutyDialog({
  group,
  duty,
  onClose,
}: Props & { readonly duty: Duty | null; readonly onClose: () => void }) {
  const { t } = useTranslation('workgroup')
  const editing = useDuty({
    group,
    duty,
    onDone() {
      toast(t('duties.kept'))
      onClose()
    },
  })
  const { wish, open, meanwhile } = editing
  const filled = wish.stage !== '' && wish.what.trim().length > 1 && wish.leadId !== ''
  const verdict = () => {
    if (open.length > 0) return conflict('programmes.workgroup_duty_choose', { count: open.length })
    return filled
      ? mayKeepDuty(wish, group.stages, group.members)
      : invalid('programmes.workgroup_duty_incomplete')
  }
  return (
    <Dialog
      open
      title={t(duty === null ? 'duties.addTitle' : 'duties.changeTitle')}
      onClose={onClose}
      foot={
        <>
          {meanwhile?.struck === true && <Button onClick={onClose}>{t('duties.leaveIt')}</Button>}
          <ActionButton verdict={verdict()} busy={editing.busy} onClick={editing.keep}>
            {t(meanwhile?.struck === true ? 'duties.addAgain' : 'duties.save')}
          </ActionButton>
        </>
      }
    >
      <div className="stack">
        <MeanwhilePart group={group} editing={editing} />
        <Fields group={group} editing={editing} />
        {editing.problem !== null && <ErrorState problem={editing.problem} />}
      </div>
    </Dialog>
  )
}
