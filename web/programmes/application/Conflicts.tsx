import { useTranslation } from '../../kernel/words.ts'
import { itemOf, readAddress } from '../../../domain/programmes/form/address.ts'
import type { Value } from '../../../domain/programmes/form/answers.ts'
import type { Edit } from '../../../domain/programmes/form/edits.ts'
import { labelOf } from '../../../domain/programmes/form/sentence.ts'
import { showValue } from '../../../domain/programmes/form/show.ts'
import { ConflictPanel } from '../../kernel/form/ConflictPanel.tsx'
import type { Parked } from '../../kernel/form/savedState.ts'
import { useFormat } from '../../kernel/format.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { useReasons } from '../../ui/reason.ts'
import { Note } from '../../ui/States.tsx'
import formCss from '../form/Form.module.css'
import {
  type OpenDesk,
  useApplication,
  useParked,
  type WireConflict,
  type WireFault,
} from './ApplicationContext.ts'
import { useGoTo } from './useGoTo.ts'

type Waiting = Parked<Edit, WireConflict, WireFault>

function useShown(desk: OpenDesk) {
  const { language } = useFormat()
  return (at: string, value: unknown): string => {
    const { item, column } = readAddress(at) ?? {}
    const entry = item === undefined ? undefined : desk.store.outline.at.get(item)
    const field = column === undefined ? entry?.item : entry?.columns.get(column)
    if (field === undefined) return ''
    const shown = showValue(field, value as Value, { language })
    return shown === '' && typeof value === 'string' ? value : shown
  }
}

/** Both texts, theirs first: where two wrote different things that both belong. */
function together(mine: unknown, theirs: unknown): string | undefined {
  if (typeof mine !== 'string' || typeof theirs !== 'string') return undefined
  return mine.trim() === '' || theirs.trim() === '' ? undefined : `${theirs}\n${mine}`
}

function FieldConflict({
  desk,
  waiting,
  conflict,
}: {
  readonly desk: OpenDesk
  readonly waiting: Waiting
  readonly conflict: WireConflict
}) {
  const { t } = useTranslation('programmes')
  const { language } = useFormat()
  const { form, nameOf } = useApplication()
  const shown = useShown(desk)
  const { key } = waiting
  const { store, autosave } = desk
  // What stands in the field now, for people go on typing while two versions are shown.
  const edit = store.pendingAt(key) ?? waiting.edit
  const mine = edit.kind === 'set' ? edit.value : null
  const both = together(mine, conflict.theirs)
  const insist = (value?: Value) =>
    autosave.settle(key, store.insist(key, conflict.version, value) ?? null)
  const giveUp = () => {
    store.giveUp(key, (conflict.theirs ?? null) as Value, conflict.version)
    autosave.settle(key, null)
  }
  return (
    <div>
      <ConflictPanel
        field={labelOf(form, conflict.at, language)}
        mine={{ text: shown(conflict.at, mine) }}
        theirs={{
          text: shown(conflict.at, conflict.theirs),
          ...(conflict.by === undefined ? {} : { by: nameOf(conflict.by) }),
        }}
        onMine={() => insist()}
        onTheirs={giveUp}
      />
      {both !== undefined && isLong(desk, conflict.at) && (
        <p className="t13">
          <Button size="small" kind="quiet" onClick={() => insist(both)}>
            {t('conflict.both')}
          </Button>
        </p>
      )}
    </div>
  )
}

function isLong({ store }: OpenDesk, at: string): boolean {
  const item = store.outline.at.get(readAddress(at)?.item ?? '')?.item
  return item?.kind === 'statement' || (item?.kind === 'text' && item.lines !== 'single')
}

/** A row that two people treated differently: removed here, changed there. */
function RowConflict({
  desk,
  waiting,
  conflict,
}: {
  readonly desk: OpenDesk
  readonly waiting: Waiting
  readonly conflict: WireConflict
}) {
  const { t } = useTranslation('programmes')
  const { language } = useFormat()
  const { form, nameOf } = useApplication()
  const { key } = waiting
  const { store, autosave } = desk
  const { item, part } = readAddress(conflict.at) ?? { item: '', part: undefined }
  const kinds = ['rowRemoved', 'rowChanged', 'rowMoved'] as const
  const kind = kinds.find((one) => one === conflict.kind) ?? 'rowChanged'
  const giveUp = () => {
    store.giveUp(key)
    autosave.settle(key, null)
    void desk.catchUp()
  }
  const insist = () => {
    if (kind === 'rowRemoved' && part !== undefined) store.restoreRow(item, part)
    autosave.settle(key, store.insist(key, conflict.version) ?? null)
  }
  return (
    <Note
      tone="care"
      title={t(`conflict.${kind}`, {
        field: labelOf(form, item, language),
        name: conflict.by === undefined ? t('apply.colleague') : nameOf(conflict.by),
      })}
    >
      <span className="row wrap">
        <Button size="small" onClick={insist}>
          {t(`conflict.${kind}Mine`)}
        </Button>
        <Button size="small" onClick={giveUp}>
          {t(`conflict.${kind}Theirs`)}
        </Button>
      </span>
    </Note>
  )
}

function Refused({
  desk,
  waiting,
  fault,
}: {
  readonly desk: OpenDesk
  readonly waiting: Waiting
  readonly fault: WireFault
}) {
  const { t } = useTranslation('programmes')
  const { language } = useFormat()
  const { form } = useApplication()
  const say = useReasons()
  const { key } = waiting
  return (
    <Note tone="bad" title={t('conflict.refused', { field: labelOf(form, fault.at, language) })}>
      {say(fault)}{' '}
      <Button
        size="small"
        onClick={() => {
          desk.store.giveUp(key)
          desk.autosave.settle(key, null)
        }}
      >
        {t('conflict.drop')}
      </Button>
    </Note>
  )
}

/** What the server did not simply take of one item, below it: a choice for each. */
export function ConflictsAt({ desk, item }: { readonly desk: OpenDesk; readonly item: string }) {
  const own = useParked(desk).filter(({ edit }) => itemOf(edit.at) === item)
  if (own.length === 0) return null
  return (
    <div className={`stack ${formCss.wide}`}>
      {own.map((waiting) => {
        const { key, conflict, fault } = waiting
        if (fault !== undefined) {
          return <Refused key={key} desk={desk} waiting={waiting} fault={fault} />
        }
        if (conflict === undefined) return null
        const Panel = conflict.kind === 'field' ? FieldConflict : RowConflict
        return <Panel key={key} desk={desk} waiting={waiting} conflict={conflict} />
      })}
    </div>
  )
}

/** Above the form: that there is something to choose, and where. */
export function ConflictNote({ desk }: { readonly desk: OpenDesk }) {
  const { t } = useTranslation('programmes')
  const { language } = useFormat()
  const { form } = useApplication()
  const goTo = useGoTo()
  const parked = useParked(desk)
  if (parked.length === 0) return null
  return (
    <Note tone="care" title={t('conflict.title', { count: parked.length })}>
      {parked.map(({ key, edit }) => (
        <span key={key}>
          <LinkButton underlined onClick={() => goTo(edit.at)}>
            {labelOf(form, edit.at, language)}
          </LinkButton>{' '}
        </span>
      ))}
    </Note>
  )
}
