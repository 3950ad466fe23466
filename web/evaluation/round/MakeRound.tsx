import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import { listRounds, listRubrics, makeRound } from '../../../domain/evaluation/round.endpoints.ts'
import { usualPanelRules } from '../../../domain/evaluation/panel.ts'
import {
  roundMethods,
  roundStages,
  type RoundMethod,
  type RoundRules,
  type RoundStage,
} from '../../../domain/evaluation/round.ts'
import { serverNow } from '../../kernel/clock.ts'
import { formatIsoDay, useFormat } from '../../kernel/format.ts'
import { useAct, useCall } from '../../kernel/query.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox, Segments } from '../../ui/Choices.tsx'
import { DateInput } from '../../ui/DateInput.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { FieldGroup } from '../../ui/Field.tsx'
import { NumberInput } from '../../ui/NumberInput.tsx'
import { Select } from '../../ui/Select.tsx'
import { ErrorState } from '../../ui/States.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { PanelFields } from './PanelFields.tsx'
import css from './Round.module.css'

const daysUsual = 21
const usualRules: RoundRules = {
  membershipYears: 3,
  sameRecommendingUnit: false,
  namedCompetitors: true,
  discussFrom: 20,
  reopen: false,
}

function Rules({
  value,
  onChange,
}: {
  readonly value: RoundRules
  readonly onChange: (value: RoundRules) => void
}) {
  const { t } = useTranslation('round')
  const set = (part: Partial<RoundRules>) => onChange({ ...value, ...part })
  return (
    <FieldGroup label={t('form.rules')}>
      <div className={css.pair}>
        <NumberInput
          label={t('form.membershipYears')}
          help={t('form.membershipYearsHelp')}
          value={value.membershipYears}
          onChange={(membershipYears) => set({ membershipYears: membershipYears ?? 0 })}
        />
        <NumberInput
          label={t('form.discussFrom')}
          help={t('form.discussFromHelp')}
          optional
          value={value.discussFrom}
          onChange={(discussFrom) => set({ discussFrom })}
        />
      </div>
      <Checkbox
        label={t('form.sameUnit')}
        checked={value.sameRecommendingUnit}
        onChange={(sameRecommendingUnit) => set({ sameRecommendingUnit })}
      />
      <Checkbox
        label={t('form.competitors')}
        checked={value.namedCompetitors}
        onChange={(namedCompetitors) => set({ namedCompetitors })}
      />
      <Checkbox
        label={t('form.reopen')}
        checked={value.reopen}
        onChange={(reopen) => set({ reopen })}
      />
    </FieldGroup>
  )
}

/** A new round: by which rubric, how many reviews, until when, by which rules. */
export function MakeRound({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('round')
  const { t: say } = useTranslation('evaluation')
  const { language } = useFormat()
  const navigate = useNavigate()
  const { data } = useCall(listRubrics)
  const [title, setTitle] = useState('')
  const [chosen, setChosen] = useState('0')
  const [reviewsPerItem, setReviews] = useState<number | null>(5)
  const [scoreBy, setScoreBy] = useState<string | null>(() =>
    formatIsoDay(new Date(serverNow().getTime() + daysUsual * 86_400_000)),
  )
  const [stage, setStage] = useState<RoundStage>('paper')
  const [method, setMethod] = useState<RoundMethod>('hand')
  const [rules, setRules] = useState(usualRules)
  const [panel, setPanel] = useState(usualPanelRules)
  const act = useAct(makeRound, {
    renews: [listRounds],
    onDone: ({ id }) => void navigate({ to: '/evaluation/rounds/$id', params: { id } }),
  })
  const rows = data?.rows ?? []
  const rubric = rows[Number(chosen)]?.rubric
  const options = rows.map(({ origin, rubric: { name } }, at) => ({
    value: String(at),
    label:
      origin === null
        ? t('form.rubricExample', { name: name[language] })
        : t('form.rubricOf', { name: name[language], origin: origin[language] }),
  }))
  const make = () => {
    if (rubric === undefined) return
    act.mutate({
      body: {
        title,
        method,
        stage,
        reviewsPerItem: reviewsPerItem ?? 1,
        scoreBy: scoreBy ?? '',
        rules: method === 'panel' ? { ...rules, panel } : rules,
        rubric,
      },
    })
  }
  return (
    <Dialog
      open
      shape="side"
      onClose={onClose}
      title={t('make')}
      foot={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button kind="primary" busy={act.isPending || data === undefined} onClick={make}>
            {t('make')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <TextInput label={t('name')} value={title} maxLength={200} onChange={setTitle} />
        <Select
          label={t('form.rubric')}
          options={options}
          value={chosen}
          onChange={setChosen}
          {...(rubric === undefined
            ? {}
            : {
                help: t('form.rubricNote', {
                  total: rubric.total,
                  count: rubric.dimensions.length,
                }),
              })}
        />
        <div className={css.pair}>
          <NumberInput label={t('form.reviews')} value={reviewsPerItem} onChange={setReviews} />
          <DateInput
            label={t('scoreBy')}
            help={t('form.scoreByHelp')}
            value={scoreBy}
            onChange={setScoreBy}
          />
        </div>
        <Segments
          label={t('stage')}
          options={roundStages.map((value) => ({ value, label: say(`roundStage.${value}`) }))}
          value={stage}
          onChange={setStage}
        />
        <p className="muted t13">{t(`stageNote.${stage}`)}</p>
        <Segments
          label={t('method')}
          options={roundMethods.map((value) => ({ value, label: say(`roundMethod.${value}`) }))}
          value={method}
          onChange={setMethod}
        />
        {method === 'panel' && <PanelFields value={panel} onChange={setPanel} />}
        <Rules value={rules} onChange={setRules} />
        {act.error !== null && <ErrorState problem={act.error.problem} />}
      </div>
    </Dialog>
  )
}
