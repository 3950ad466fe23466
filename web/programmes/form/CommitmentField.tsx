import { useTranslation } from '../../kernel/words.ts'
import { type CommitmentMade, isRecord } from '../../../domain/programmes/form/answers.ts'
import type { ItemOf } from '../../../domain/programmes/form/items.ts'
import type { Entry } from '../../../domain/programmes/form/outline.ts'
import { formatIsoDay } from '../../kernel/format.ts'
import { serverNow } from '../../kernel/clock.ts'
import { Checkbox, RadioGroup } from '../../ui/Choices.tsx'
import { DateInput } from '../../ui/DateInput.tsx'
import { Note } from '../../ui/States.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import dropCss from '../../ui/FileDrop.module.css'
import { FileUpload } from '../../files/FileUpload.tsx'
import { FileLine } from './FileLine.tsx'
import { GroupFaults } from './BooleanField.tsx'
import css from './Form.module.css'
import { fieldId, useFormDesk, useValue, useWords } from './FormContext.ts'
import { useFieldFaults } from './useFault.ts'

const blank: CommitmentMade = { agreed: false, name: '', date: null, way: 'typed' }
const nameMost = 60

/** A declaration: its clauses, who makes it, and what a typed one weighs beside a stamped one. */
export function CommitmentField({
  entry,
  item,
}: {
  readonly entry: Entry
  readonly item: ItemOf<'commitment'>
}) {
  const { t } = useTranslation('programmes')
  const { store } = useFormDesk()
  const { say } = useWords()
  const value = useValue(entry.at)
  const faults = useFieldFaults(entry.at)
  const made = isRecord(value) ? (value as CommitmentMade) : blank
  const set = (part: Partial<CommitmentMade>) => store.set(entry.at, { ...made, ...part })
  return (
    <div className={css.wide} id={fieldId(entry.at)} tabIndex={-1}>
      <h3 className={css.itemTitle}>{say(item.label)}</h3>
      <ol className={css.clauses}>
        {item.clauses.map((clause) => (
          <li key={clause.zh}>{say(clause)}</li>
        ))}
      </ol>
      <RadioGroup
        label={t('apply.commitment.way')}
        options={[
          { value: 'typed', label: t('apply.commitment.typed') },
          { value: 'scan', label: t('apply.commitment.scan') },
        ]}
        value={made.way}
        onChange={(way) => set({ way })}
      />
      <Note>{t(made.way === 'typed' ? 'form.weightTyped' : 'form.weightScan')}</Note>
      {made.way === 'scan' && made.fileId !== undefined && (
        <ul className={dropCss.files}>
          <FileLine
            versionId={made.fileId}
            otherwise={t('apply.commitment.file')}
            onRemove={() => {
              const { fileId: _gone, ...rest } = made
              store.set(entry.at, rest)
            }}
          />
        </ul>
      )}
      {made.way === 'scan' && made.fileId === undefined && (
        <FileUpload
          label={t('apply.commitment.file')}
          accept={['.pdf', '.jpg', '.jpeg', '.png']}
          onKept={({ id }) => set({ fileId: id })}
        />
      )}
      <div className={css.pair}>
        <TextInput
          label={t('apply.commitment.signer', { signer: say(item.signer) })}
          most={nameMost}
          value={made.name}
          onChange={(name) => set({ name: [...name].slice(0, nameMost).join('') })}
        />
        <DateInput
          label={t('apply.commitment.date')}
          value={made.date}
          onChange={(date) => set({ date })}
        />
      </div>
      <Checkbox
        label={t('apply.commitment.agree', { signer: say(item.signer) })}
        checked={made.agreed}
        onChange={(agreed) =>
          set({ agreed, date: made.date ?? (agreed ? formatIsoDay(serverNow()) : null) })
        }
      />
      <GroupFaults frame={{ label: '', ...faults }} />
    </div>
  )
}
