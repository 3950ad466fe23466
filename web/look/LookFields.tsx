import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import { Checkbox, CheckboxGrid, RadioGroup } from '../ui/Choices.tsx'
import { Combobox } from '../ui/Combobox.tsx'
import { DateInput } from '../ui/DateInput.tsx'
import { FileDrop } from '../ui/FileDrop.tsx'
import { MoneyInput, NumberInput } from '../ui/NumberInput.tsx'
import { Select } from '../ui/Select.tsx'
import { TextArea, TextInput } from '../ui/TextInput.tsx'
import { Block, Columns } from './Block.tsx'

const directionNumbers = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const
const totalFen = 4_200_000_000
const sumFen = 4_180_000_000

function Texts() {
  const { t } = useTranslation('look')
  const [code, setCode] = useState('91310000MA1K35X07')
  const [lead, setLead] = useState<number | null>(7)
  const [total, setTotal] = useState<number | null>(totalFen)
  const [end, setEnd] = useState<string | null>('2028-11-30')
  const [about, setAbout] = useState<string>(t('field.aboutValue'))
  return (
    <div className="stack">
      <TextInput
        label={t('field.code')}
        count={t('field.codeCount')}
        value={code}
        onChange={setCode}
        {...(code.length < 18 ? { error: t('field.codeError') } : {})}
      />
      <NumberInput
        label={t('field.lead')}
        optional
        unit={t('field.leadUnit')}
        help={t('field.leadHelp')}
        value={lead}
        onChange={setLead}
      />
      <TextInput
        label={t('field.place')}
        help={t('field.placeHelp')}
        value={t('field.placeValue')}
        readOnly
        onChange={() => undefined}
      />
      <MoneyInput
        label={t('field.total')}
        valueFen={total}
        onChange={setTotal}
        {...(total === sumFen
          ? {}
          : {
              error: t('field.totalError'),
              repair: { label: t('field.totalRepair'), apply: () => setTotal(sumFen) },
            })}
      />
      <DateInput
        label={t('field.end')}
        value={end}
        onChange={setEnd}
        warning={t('field.endWarning')}
      />
      <TextArea label={t('field.about')} value={about} most={1000} onChange={setAbout} rows={3} />
    </div>
  )
}

type Kind = 'maker' | 'software' | 'institute'
type Unit = 'lan' | 'ting' | 'dai'

function Choosing() {
  const { t } = useTranslation('look')
  const [directions, setDirections] = useState<readonly string[]>(['2', '4', '8'])
  const [unit, setUnit] = useState<Unit | null>('lan')
  const [region, setRegion] = useState<Unit | null>(null)
  const [kind, setKind] = useState<Kind | null>('maker')
  const [agreed, setAgreed] = useState(true)
  const units = (['lan', 'ting', 'dai'] as const).map((value) => ({
    value,
    label: t(`field.units.${value}`),
  }))
  return (
    <div className="stack">
      <CheckboxGrid
        label={t('directions.label')}
        count={t('directions.count')}
        most={3}
        fullReason={t('directions.full')}
        options={directionNumbers.map((number) => ({
          value: String(number),
          ordinal: number,
          label: t(`directions.d${number}`),
        }))}
        values={directions}
        onChange={setDirections}
      />
      <Select label={t('field.region')} options={units} value={region} onChange={setRegion} />
      <Combobox label={t('field.unit')} optional options={units} value={unit} onChange={setUnit} />
      <RadioGroup
        label={t('field.kind')}
        options={(['maker', 'software', 'institute'] as const).map((value) => ({
          value,
          label: t(`field.kinds.${value}`),
        }))}
        value={kind}
        onChange={setKind}
      />
      <Checkbox
        checked={agreed}
        onChange={setAgreed}
        label={t('field.agree')}
        note={t('field.agreeNote')}
      />
      <FileDrop
        label={t('field.files')}
        maxBytes={52_428_800}
        accept={['.pdf', '.zip']}
        files={[
          { id: 'a', name: t('field.fileName'), sizeBytes: 4_404_019, href: '#' },
          { id: 'b', name: t('field.fileSending'), sizeBytes: 31_000_000, progress: 0.64 },
        ]}
        onFiles={() => undefined}
        onRemove={() => undefined}
      />
    </div>
  )
}

/** Everything one can fill in. */
export function LookFields() {
  const { t } = useTranslation('look')
  return (
    <Columns>
      <Block title={t('blocks.fields')}>
        <Texts />
      </Block>
      <Block title={t('blocks.choices')}>
        <Choosing />
      </Block>
    </Columns>
  )
}
