import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import {
  type Adoption,
  listAdoptions,
  readAdoption,
  settleAdoption,
} from '../../domain/cases/adoption.endpoints.ts'
import { mayStepAdoption, saysGround } from '../../domain/cases/adoption.ts'
import { readStudy } from '../../domain/cases/study.endpoints.ts'
import { allOf, allowed, invalid } from '../../domain/kernel/verdict.ts'
import { actorOf } from '../kernel/actor.ts'
import { useFormat } from '../kernel/format.ts'
import { useMe } from '../kernel/me.ts'
import { useAct, useCall } from '../kernel/query.ts'
import { PageHead, WithSide } from '../kernel/shell/PageHead.tsx'
import { ActionButton } from '../ui/ActionButton.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Facts } from '../ui/Figures.tsx'
import { Link } from '../ui/Link.tsx'
import { NumberInput } from '../ui/NumberInput.tsx'
import { ReasonDialog } from '../ui/ReasonDialog.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { ErrorState, Loading, Note } from '../ui/States.tsx'
import { TextArea } from '../ui/TextInput.tsx'
import { AdoptDialog } from './AdoptDialog.tsx'
import { countingMeasure } from './AdoptionsPage.tsx'
import css from './Cases.module.css'
import { FileList } from './FilesField.tsx'
import { MeasureTable } from './MeasureTable.tsx'
import { AdoptionStateTag } from './Tags.tsx'

const renews = [readAdoption, listAdoptions, readStudy]
type Props = { readonly adoption: Adoption }

const placesOf = (amount: string): number => amount.split('.')[1]?.length ?? 0

/** Numbers as they were found to be; what was declared stays beside them. */
function VerifyDialog({ adoption, onClose }: Props & { readonly onClose: () => void }) {
  const { t } = useTranslation('cases')
  const { language } = useFormat()
  const { measure } = adoption
  const [found, setFound] = useState({ before: measure.before, after: measure.after })
  const [ground, setGround] = useState('')
  const act = useAct(settleAdoption, { renews, onDone: onClose })
  const amount = (key: 'before' | 'after') => (
    <NumberInput
      label={t(key === 'before' ? 'verify.before' : 'verify.after')}
      digits={Math.max(placesOf(measure.before), placesOf(measure.after))}
      unit={measure.unit[language]}
      value={found[key] === '' ? null : Number(found[key])}
      onChange={(value) => setFound({ ...found, [key]: value === null ? '' : String(value) })}
    />
  )
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('verify.title')}
      foot={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <ActionButton
            verdict={allOf(
              found.before === '' || found.after === ''
                ? invalid('cases.finding_incomplete')
                : allowed,
              saysGround(ground),
            )}
            busy={act.isPending}
            onClick={() =>
              act.mutate({
                params: { id: adoption.id },
                body: { verb: 'verify', seen: adoption.version, finding: { ...found, ground } },
              })
            }
          >
            {t('verify.act')}
          </ActionButton>
        </>
      }
    >
      <div className="stack">
        <p className="second t13">{t('verify.lead', { name: measure.name[language] })}</p>
        <div className={css.pair}>
          {amount('before')}
          {amount('after')}
        </div>
        <TextArea
          label={t('verify.ground')}
          help={t('verify.groundHelp')}
          rows={3}
          most={2000}
          value={ground}
          onChange={setGround}
        />
        {act.error !== null && <ErrorState problem={act.error.problem} />}
      </div>
    </Dialog>
  )
}

function Acts({ adoption }: Props) {
  const { t } = useTranslation('cases')
  const actor = actorOf(useMe())
  const [asking, setAsking] = useState<'verify' | 'refuse' | 'restate' | null>(null)
  const close = () => setAsking(null)
  const act = useAct(settleAdoption, { renews, onDone: close })
  const may = (verb: Parameters<typeof mayStepAdoption>[2]) =>
    mayStepAdoption(actor, adoption, verb).ok
  const params = { id: adoption.id }
  const seen = adoption.version
  return (
    <div className={css.acts}>
      {may('verify') && (
        <Button kind="primary" onClick={() => setAsking('verify')}>
          {t('verify.title')}
        </Button>
      )}
      {may('refuse') && <Button onClick={() => setAsking('refuse')}>{t('refuse')}</Button>}
      {may('restate') && <Button onClick={() => setAsking('restate')}>{t('restate')}</Button>}
      {may('withdraw') && (
        <Button
          kind="quiet"
          busy={act.isPending}
          onClick={() => act.mutate({ params, body: { verb: 'withdraw', seen } })}
        >
          {t('withdrawAdoption')}
        </Button>
      )}
      {act.error !== null && asking === null && <ErrorState problem={act.error.problem} />}
      {asking === 'verify' && <VerifyDialog adoption={adoption} onClose={close} />}
      {asking === 'refuse' && (
        <ReasonDialog
          title={t('refuse')}
          act={t('refuse')}
          note={t('refuseNote')}
          danger
          busy={act.isPending}
          problem={act.error?.problem ?? null}
          onClose={close}
          onAct={(reason) => act.mutate({ params, body: { verb: 'refuse', seen, reason } })}
        />
      )}
      {asking === 'restate' && (
        <AdoptDialog
          studyId={adoption.studyId}
          adoption={adoption}
          onClose={close}
          onDone={close}
        />
      )}
    </div>
  )
}

function Side({ adoption }: Props) {
  const { t } = useTranslation('cases')
  const { day, moment } = useFormat()
  const { wish, studyId, studyTitle, orgName, state } = adoption
  const facts = [
    [t('state'), <AdoptionStateTag key="state" state={state} />],
    [
      t('case'),
      <Link key="case" to="/cases/$id" params={{ id: studyId }}>
        {studyTitle}
      </Link>,
    ],
    [t('adopter'), orgName],
    [t('adopt.unit'), wish.unit],
    [t('appliedOn'), day(wish.appliedOn, { year: true })],
    [t('declaredAt'), moment(adoption.declaredAt, { year: true })],
    [t('names'), t(wish.showsOrg ? 'showsOrg' : 'hidesOrg')],
  ] as const
  return (
    <Sheet title={t('adoption')}>
      <Facts facts={facts} />
    </Sheet>
  )
}

function Loaded({ adoption }: Props) {
  const { t } = useTranslation('cases')
  const { wish, measure, finding, reason, settledBy, studyTitle, files } = adoption
  const title = t('adoptionOf', { title: studyTitle })
  const measures = finding === null ? [measure] : [measure, countingMeasure(adoption)]
  return (
    <WithSide side={<Side adoption={adoption} />}>
      <PageHead title={title} crumbs={[{ label: t('nav.adoptions'), to: '/adoptions' }]} />
      <h1>{title}</h1>
      {reason !== null && (
        <Note tone="bad" title={t('refusedBy', { by: settledBy ?? '' })}>
          <p className={css.said}>{reason}</p>
        </Note>
      )}
      <Acts adoption={adoption} />
      <Sheet title={t('adopt.what')}>
        <p className={css.said}>{wish.what}</p>
      </Sheet>
      <Sheet title={t('adoptionChange')} inside="none">
        <MeasureTable label={t('adoptionChange')} measures={measures} />
      </Sheet>
      {finding !== null && (
        <Note tone="good" title={t('verifiedBy', { by: settledBy ?? '' })}>
          <p className={css.said}>{finding.ground}</p>
        </Note>
      )}
      {files.length > 0 && (
        <Sheet title={t('adopt.files')}>
          <FileList label={t('adopt.files')} files={files} />
        </Sheet>
      )}
    </WithSide>
  )
}

/** One adoption, for the one who declared it, the case's owner and those who verify. */
export function AdoptionPage() {
  const { id } = useParams({ strict: false }) as { readonly id: string }
  const { data, error, refetch } = useCall(readAdoption, { params: { id } })
  if (error !== null) return <ErrorState problem={error.problem} onRetry={() => void refetch()} />
  return data === undefined ? <Loading lines={6} /> : <Loaded adoption={data} />
}
