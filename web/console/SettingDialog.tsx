import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import {
  changeSetting,
  listSettingChanges,
  listSettings,
  readBranding,
} from '../../domain/console/setting.endpoints.ts'
import { checkSetting, type SettingRow } from '../../domain/console/setting.ts'
import { settingSpec } from '../../domain/console/settings.ts'
import { allOf, allowed, invalid } from '../../domain/kernel/verdict.ts'
import { useFormat } from '../kernel/format.ts'
import { useAct, useCall } from '../kernel/query.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { RadioGroup } from '../ui/Choices.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { NumberInput } from '../ui/NumberInput.tsx'
import { ErrorState, Loading } from '../ui/States.tsx'
import { TextArea, TextInput } from '../ui/TextInput.tsx'
import { toast } from '../ui/Toast.tsx'
import css from './Console.module.css'
import { ReasonField } from './ReasonField.tsx'
import { withReason } from './reasonVerdict.ts'
import { keptNumber, shownNumber, useSettingWords } from './settingWords.ts'

type Value = SettingRow['value']

function ValueField({
  row,
  value,
  onChange,
}: {
  readonly row: SettingRow
  readonly value: Value | null
  readonly onChange: (value: Value | null) => void
}) {
  const { t } = useTranslation('console')
  const words = useSettingWords()
  const frame = { label: t('settings.newValue'), help: words.range(row) }
  if (row.type === 'whole') {
    return (
      <NumberInput
        {...frame}
        unit={words.unit(row)}
        value={typeof value === 'number' ? shownNumber(row, value) : null}
        onChange={(shown) => onChange(shown === null ? null : keptNumber(row, shown))}
      />
    )
  }
  if (row.type === 'text') {
    return (
      <TextInput
        {...frame}
        most={row.max ?? 0}
        value={typeof value === 'string' ? value : ''}
        onChange={onChange}
      />
    )
  }
  if (row.type === 'flag') {
    const choices = ['yes', 'no'] as const
    return (
      <RadioGroup
        label={t('settings.newValue')}
        options={choices.map((choice) => ({ value: choice, label: t(choice) }))}
        value={value === true ? 'yes' : 'no'}
        onChange={(choice) => onChange(choice === 'yes')}
      />
    )
  }
  const lines = Array.isArray(value) ? value : []
  return (
    <TextArea
      {...frame}
      rows={6}
      value={lines.join('\n')}
      onChange={(text) => onChange(text === '' ? [] : text.split('\n'))}
    />
  )
}

function Changes({ row }: { readonly row: SettingRow }) {
  const { t } = useTranslation('console')
  const { moment } = useFormat()
  const words = useSettingWords()
  const reading = useCall(listSettingChanges, { params: { name: row.name } })
  if (reading.data === undefined) return <Loading lines={2} />
  if (reading.data.rows.length === 0) return <p className="muted">{t('noChanges')}</p>
  return (
    <ol className={css.history}>
      {reading.data.rows.map((change) => (
        <li key={change.version}>
          <p>
            {t('settings.changeLine', {
              before: words.value(row, change.before),
              after: words.value(row, change.after),
            })}
          </p>
          <p>{change.reason}</p>
          <p className="muted t12">
            {t('by', { name: change.changedByName ?? '', when: moment(change.changedAt, {}) })}{' '}
            <span className={css.code}>
              {t('settings.digest', { digest: change.afterDigest.slice(0, 12) })}
            </span>
          </p>
        </li>
      ))}
    </ol>
  )
}

/** Changes one setting, with its limits and how it came to its value. */
export function SettingDialog({
  row,
  onClose,
}: {
  readonly row: SettingRow
  readonly onClose: () => void
}) {
  const { t } = useTranslation('console')
  const words = useSettingWords()
  const [value, setValue] = useState<Value | null>(row.value)
  const [reason, setReason] = useState('')
  const name = words.label(row)
  const act = useAct(changeSetting, {
    renews: [listSettings, listSettingChanges, readBranding],
    onDone: (saved) => {
      toast(t('settings.saved', { name, value: words.value(saved, saved.value) }))
      onClose()
    },
  })
  const spec = settingSpec(row.name)
  const same = JSON.stringify(value) === JSON.stringify(row.value)
  const checked =
    spec === undefined || value === null
      ? invalid('console.setting_wrong_type')
      : checkSetting(spec, value)
  const shown =
    !checked.ok && checked.code === 'console.setting_out_of_range'
      ? invalid(checked.code, {
          min: shownNumber(row, row.min ?? 0),
          max: shownNumber(row, row.max ?? 0),
        })
      : checked
  const verdict = allOf(
    shown,
    same ? invalid('console.setting_unchanged') : allowed,
    withReason(reason),
  )
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('settings.changeOf', { name })}
      shape="side"
      foot={
        <ActionButton
          verdict={verdict}
          busy={act.isPending}
          onClick={() =>
            value !== null &&
            act.mutate({
              params: { name: row.name },
              body: { version: row.version, value, reason },
            })
          }
        >
          {t('save')}
        </ActionButton>
      }
    >
      <div className="stack">
        <p className="second">{words.help(row)}</p>
        <ValueField row={row} value={value} onChange={setValue} />
        <ReasonField value={reason} onChange={setReason} />
        {act.error !== null && <ErrorState problem={act.error.problem} />}
        <section>
          <h3>{t('changes')}</h3>
          <Changes row={row} />
        </section>
      </div>
    </Dialog>
  )
}
