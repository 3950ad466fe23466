import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import { allowed, invalid } from '../../domain/kernel/verdict.ts'
import { maySignAgreement } from '../../domain/spaces/agreement.ts'
import {
  type Agreement,
  readAgreement,
  signAgreement,
} from '../../domain/spaces/agreement.endpoints.ts'
import { actorOf } from '../kernel/actor.ts'
import { useMinute } from '../kernel/clock.ts'
import { useFormat } from '../kernel/format.ts'
import { useMe } from '../kernel/me.ts'
import { useAct, useCall } from '../kernel/query.ts'
import { NotFound } from '../kernel/shell/Faults.tsx'
import { PageHead, WithSide } from '../kernel/shell/PageHead.tsx'
import { ActionButton } from '../ui/ActionButton.tsx'
import { Button, ButtonLink } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Choices.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Facts } from '../ui/Figures.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { ErrorState, Loading } from '../ui/States.tsx'
import { toast } from '../ui/Toast.tsx'
import { StandingTag, WeightNote } from './AgreementTags.tsx'
import { agreementRenews } from './renews.ts'

type Props = { readonly agreement: Agreement }

function SignDialog({ agreement, onClose }: Props & { readonly onClose: () => void }) {
  const { t } = useTranslation('spaces')
  const navigate = useNavigate()
  const [read, setRead] = useState(false)
  const org = useMe().actingOrg?.name ?? ''
  const { id, keeperName: keeper, text } = agreement
  const { title, version, digest } = text
  const act = useAct(signAgreement, {
    renews: agreementRenews,
    onDone: ({ id: signatureId, state }) => {
      toast(t(state === 'valid' ? 'agreement.signDone' : 'agreement.signWaits'))
      void navigate({ to: '/confidentiality/signatures/$id', params: { id: signatureId } })
    },
  })
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('agreement.signTitle')}
      foot={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <ActionButton
            verdict={read ? allowed : invalid('spaces.sign_unread')}
            busy={act.isPending}
            onClick={() => act.mutate({ params: { id }, body: { version, digest } })}
          >
            {t('agreement.signAct')}
          </ActionButton>
        </>
      }
    >
      <div className="stack">
        <p>{t('agreement.signNote', { org, keeper, title, version })}</p>
        <WeightNote />
        <Checkbox checked={read} onChange={setRead} label={t('agreement.signCheck', { org })} />
        {act.error !== null && <ErrorState problem={act.error.problem} />}
      </div>
    </Dialog>
  )
}

function Side({ agreement }: Props) {
  const { t } = useTranslation('spaces')
  const { moment, day } = useFormat()
  const { keeperName, text, accepting, own } = agreement
  return (
    <>
      <Sheet title={t('facts')}>
        <Facts
          facts={[
            [t('agreement.keeper'), keeperName],
            [t('agreement.text'), t('agreement.version', { version: text.version })],
            [t('agreement.madeAt'), moment(text.madeAt, { year: true })],
            [t('agreement.until'), t('agreement.monthsOf', { count: text.months })],
            [t('agreement.accepting'), t(`agreement.acceptingIs.${accepting}`)],
          ]}
        />
      </Sheet>
      {own !== null && (
        <Sheet title={t('agreement.ownStands')}>
          <div className="stack">
            <Facts
              facts={[
                [t('agreement.state'), <StandingTag key="own" standing={own.standing} />],
                [t('agreement.text'), t('agreement.version', { version: own.textVersion })],
                [t('agreement.signerBy'), own.signedBy],
                [t('agreement.until'), day(own.expiresAt, { year: true })],
              ]}
            />
            {own.reason !== null && <p className="said t13">{own.reason}</p>}
            <ButtonLink to="/confidentiality/signatures/$id" params={{ id: own.id }} size="small">
              {t('agreement.toReceipt')}
            </ButtonLink>
          </div>
        </Sheet>
      )}
    </>
  )
}

function Loaded({ agreement }: Props) {
  const { t } = useTranslation('spaces')
  const actor = actorOf(useMe())
  const now = useMinute()
  const [signing, setSigning] = useState(false)
  const { text, own, keeps, orgId, spaceId } = agreement
  const verdict = maySignAgreement(actor, agreement, own, now)
  return (
    <WithSide side={<Side agreement={agreement} />}>
      <PageHead
        title={text.title}
        crumbs={[{ label: t('agreement.nav'), to: '/confidentiality' }]}
      />
      <h1>{text.title}</h1>
      <Sheet title={t('agreement.version', { version: text.version })}>
        <div className="stack">
          <p className="said">{text.body}</p>
          <p className="muted t12">
            {t('agreement.digest')} <code style={{ overflowWrap: 'anywhere' }}>{text.digest}</code>
          </p>
        </div>
      </Sheet>
      <WeightNote />
      <div className="row wrap">
        {orgId !== actor.orgId && (
          <ActionButton verdict={verdict} onClick={() => setSigning(true)}>
            {t('agreement.sign')}
          </ActionButton>
        )}
        {keeps && (
          <ButtonLink
            to="/confidentiality/text"
            search={(spaceId === null ? {} : { space: spaceId }) as never}
          >
            {t('agreement.writeNext')}
          </ButtonLink>
        )}
      </div>
      {signing && <SignDialog agreement={agreement} onClose={() => setSigning(false)} />}
    </WithSide>
  )
}

/** One agreement: its text, how one's organisation stands to it, and signing it. */
export function AgreementPage() {
  const { id } = useParams({ strict: false }) as { readonly id: string }
  const { data, error, refetch } = useCall(readAgreement, { params: { id } })
  if (error !== null && data === undefined) {
    if (error.problem.status === 404) return <NotFound />
    return <ErrorState problem={error.problem} onRetry={() => void refetch()} />
  }
  return data === undefined ? <Loading lines={8} /> : <Loaded agreement={data} />
}
