import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import { listOwnExperts, mendOwnExpert } from '../../domain/evaluation/expert.endpoints.ts'
import { feeFields, type FeeData } from '../../domain/evaluation/feeData.ts'
import { useAct, useCall } from '../kernel/query.ts'
import { PageHead, WithSide } from '../kernel/shell/PageHead.tsx'
import { Button } from '../ui/Button.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Empty, ErrorState, Loading } from '../ui/States.tsx'
import { TextInput } from '../ui/TextInput.tsx'
import { toast } from '../ui/Toast.tsx'
import { TrailButtons, useTrail } from '../ui/Trail.tsx'
import { CommitmentSheet, type OwnExpert } from './CommitmentSheet.tsx'
import css from './Evaluation.module.css'
import { OwnDeclared } from './DeclaredSheet.tsx'
import { Availability, Load } from './ExpertFields.tsx'
import { ExpertStateTag } from './ExpertsPage.tsx'
import { useFieldNames } from './names.ts'

const noFee: FeeData = { payee: '', bank: '', account: '', idNumber: '' }

function FeeFields({
  kept,
  value,
  onChange,
}: {
  readonly kept: OwnExpert['fee']
  readonly value: FeeData | null
  readonly onChange: (value: FeeData | null) => void
}) {
  const { t } = useTranslation('evaluation')
  const keepsSome = Object.keys(kept).length > 0
  if (value === null) {
    return (
      <div className="stack">
        <dl className={css.facts}>
          {feeFields.map((field) => (
            <div key={field} style={{ display: 'contents' }}>
              <dt>{t(`expert.feeField.${field}`)}</dt>
              <dd>{kept[field] ?? t('expert.notGiven')}</dd>
            </div>
          ))}
        </dl>
        <div>
          <Button size="small" onClick={() => onChange(noFee)}>
            {keepsSome ? t('expert.feeReplace') : t('expert.feeGive')}
          </Button>
        </div>
      </div>
    )
  }
  return (
    <div className="stack">
      <div className={css.pair}>
        {feeFields.map((field) => (
          <TextInput
            key={field}
            label={t(`expert.feeField.${field}`)}
            autoComplete="off"
            inputMode={field === 'account' ? 'numeric' : 'text'}
            value={value[field]}
            onChange={(text) => onChange({ ...value, [field]: text.trim() })}
          />
        ))}
      </div>
      <div>
        <Button size="small" onClick={() => onChange(null)}>
          {t('expert.feeKeep')}
        </Button>
      </div>
    </div>
  )
}

function Mine({ expert }: { readonly expert: OwnExpert }) {
  const { t } = useTranslation('evaluation')
  const { nameOf } = useFieldNames()
  const [availability, setAvailability] = useState(expert.profile.availability)
  const [load, setLoad] = useState(expert.profile.load)
  const [fee, setFee] = useState<FeeData | null>(null)
  const act = useAct(mendOwnExpert, {
    renews: [listOwnExperts],
    onDone: () => toast(t('saved')),
  })
  return (
    <Sheet
      title={expert.office}
      note={expert.profile.name}
      end={<ExpertStateTag state={expert.state} />}
      inside="form"
      foot={
        <Button
          kind="primary"
          busy={act.isPending}
          onClick={() =>
            act.mutate({
              params: { id: expert.id },
              body: {
                version: expert.version,
                availability,
                load,
                ...(fee === null ? {} : { fee }),
              },
            })
          }
        >
          {t('save')}
        </Button>
      }
    >
      <div className="stack">
        <p className="second">
          {t('expert.ownFields', {
            fields: expert.profile.fields.map(({ code }) => nameOf(code)).join(t('expert.and')),
          })}
        </p>
        <Load value={load} onChange={setLoad} />
        <Availability value={availability} onChange={setAvailability} />
        <h3>{t('expert.fee')}</h3>
        <p className="muted t13">{t('expert.feeHelp')}</p>
        <FeeFields kept={expert.fee} value={fee} onChange={setFee} />
        {act.error !== null && <ErrorState problem={act.error.problem} />}
      </div>
    </Sheet>
  )
}

/** What an expert keeps of oneself, office by office. */
export function OwnExpertPage() {
  const { t } = useTranslation('evaluation')
  const trail = useTrail()
  const { data, error, refetch } = useCall(listOwnExperts, { query: trail.page })
  if (error !== null) return <ErrorState problem={error.problem} onRetry={() => void refetch()} />
  if (data === undefined) return <Loading lines={8} />
  return (
    <>
      <PageHead title={t('ownExpert')} />
      <h1 className="sr">{t('ownExpert')}</h1>
      {data.total === 0 && <Empty title={t('expert.notYet')}>{t('expert.notYetText')}</Empty>}
      {data.rows.map((expert) => (
        <WithSide key={`${expert.id} ${expert.version}`} side={<CommitmentSheet expert={expert} />}>
          <Mine expert={expert} />
          <OwnDeclared expertId={expert.id} />
        </WithSide>
      ))}
      <TrailButtons trail={trail} {...data} bare />
    </>
  )
}
