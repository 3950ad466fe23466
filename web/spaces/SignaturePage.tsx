import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import {
  mayStepSignature,
  reasonedSignatureVerbs,
  signatureVerbs,
  type SignatureVerb,
} from '../../domain/spaces/agreement.ts'
import {
  type FullSignature,
  readSignature,
  stepSignature,
} from '../../domain/spaces/agreement.endpoints.ts'
import { actorOf } from '../kernel/actor.ts'
import { useFormat } from '../kernel/format.ts'
import { useMe } from '../kernel/me.ts'
import { useAct, useCall } from '../kernel/query.ts'
import { NotFound } from '../kernel/shell/Faults.tsx'
import { PageHead, WithSide } from '../kernel/shell/PageHead.tsx'
import { Button, ButtonLink } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Facts } from '../ui/Figures.tsx'
import { ReasonDialog } from '../ui/ReasonDialog.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { ErrorState, Loading, Note } from '../ui/States.tsx'
import { toast } from '../ui/Toast.tsx'
import { StandingTag, WeightNote } from './AgreementTags.tsx'
import { agreementRenews } from './renews.ts'

type Props = { readonly signature: FullSignature }

function StepDialog({
  signature,
  verb,
  onClose,
}: Props & { readonly verb: SignatureVerb; readonly onClose: () => void }) {
  const { t } = useTranslation('spaces')
  const { id, version, orgName: org, keeperName: keeper } = signature
  const act = useAct(stepSignature, {
    renews: agreementRenews,
    onDone: () => {
      toast(t(`agreement.did.${verb}`))
      onClose()
    },
  })
  const step = (reason?: string) =>
    act.mutate({
      params: { id },
      body: { verb, seen: version, ...(reason === undefined ? {} : { reason }) },
    })
  const title = t(`agreement.act.${verb}`)
  const note = t(`agreement.actNote.${verb}`, { org, keeper })
  const problem = act.error?.problem ?? null
  if (reasonedSignatureVerbs.includes(verb)) {
    return (
      <ReasonDialog
        title={title}
        act={title}
        note={note}
        danger={verb === 'end'}
        busy={act.isPending}
        problem={problem}
        onClose={onClose}
        onAct={step}
      />
    )
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      foot={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button kind="primary" busy={act.isPending} onClick={() => step()}>
            {title}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p>{note}</p>
        {problem !== null && <ErrorState problem={problem} />}
      </div>
    </Dialog>
  )
}

function Acts({ signature }: Props) {
  const { t } = useTranslation('spaces')
  const actor = actorOf(useMe())
  const [asking, setAsking] = useState<SignatureVerb | null>(null)
  const verbs = signatureVerbs.filter(
    (verb) => mayStepSignature(actor, signature, signature, verb).ok,
  )
  return (
    <div className="row wrap" data-print="no">
      {verbs.map((verb) => (
        <Button
          key={verb}
          kind={verb === 'accept' ? 'primary' : 'plain'}
          onClick={() => setAsking(verb)}
        >
          {t(`agreement.act.${verb}`)}
        </Button>
      ))}
      <Button onClick={() => globalThis.print()}>{t('agreement.receiptPrint')}</Button>
      {asking !== null && (
        <StepDialog signature={signature} verb={asking} onClose={() => setAsking(null)} />
      )}
    </div>
  )
}

function Steps({ signature }: Props) {
  const { t } = useTranslation('spaces')
  const { moment } = useFormat()
  return (
    <Sheet title={t('agreement.steps')}>
      <ol className="stack">
        {signature.steps.map(({ number, verb, textVersion: version, reason, by, byOrg, at }) => (
          <li key={number}>
            <b>{t(`agreement.stepIs.${verb as SignatureVerb}`, { version })}</b>
            <div className="second t12">
              {byOrg} {by} {moment(at, { year: true })}
            </div>
            {reason !== null && <p className="said t13">{reason}</p>}
          </li>
        ))}
      </ol>
    </Sheet>
  )
}

function Receipt({ signature }: Props) {
  const { t } = useTranslation('spaces')
  const { moment, day } = useFormat()
  const { keeperName, orgName, title, textVersion, standing, signedBy, signedAt } = signature
  const proof = signature.proof as { readonly seq: number; readonly sealedAt: string } | null
  return (
    <Sheet title={t('agreement.receipt')}>
      <div className="stack">
        <Facts
          facts={[
            [t('agreement.signer'), orgName],
            [t('agreement.signerBy'), signedBy],
            [t('agreement.keeper'), keeperName],
            [t('agreement.text'), `${title} ${t('agreement.version', { version: textVersion })}`],
            [t('agreement.signed'), moment(signedAt, { year: true })],
            [t('agreement.until'), day(signature.expiresAt, { year: true })],
            [t('agreement.state'), <StandingTag key="standing" standing={standing} />],
            [
              t('agreement.proof'),
              proof === null
                ? t('agreement.proofWaits')
                : t('agreement.proofIn', {
                    seq: proof.seq,
                    at: moment(proof.sealedAt, { year: true }),
                  }),
            ],
          ]}
        />
        <p className="muted t12">
          {t('agreement.digest')}{' '}
          <code style={{ overflowWrap: 'anywhere' }}>{signature.digest}</code>
        </p>
      </div>
    </Sheet>
  )
}

function Loaded({ signature }: Props) {
  const { t } = useTranslation('spaces')
  const { title, text, reason, agreementId, textVersion } = signature
  return (
    <WithSide side={<Steps signature={signature} />}>
      <PageHead
        title={t('agreement.receipt')}
        crumbs={[{ label: t('agreement.nav'), to: '/confidentiality' }]}
      />
      <h1>{title}</h1>
      {reason !== null && (
        <Note tone="care" title={t('agreement.reason')}>
          <p className="said">{reason}</p>
        </Note>
      )}
      <Receipt signature={signature} />
      <WeightNote />
      <Acts signature={signature} />
      <Sheet title={t('agreement.version', { version: textVersion })}>
        <p className="said">{text.body}</p>
      </Sheet>
      <div data-print="no">
        <ButtonLink to="/confidentiality/$id" params={{ id: agreementId }} size="small">
          {t('agreement.look')}
        </ButtonLink>
      </div>
    </WithSide>
  )
}

/** The receipt of a signature, with what both sides may do with it. */
export function SignaturePage() {
  const { id } = useParams({ strict: false }) as { readonly id: string }
  const { data, error, refetch } = useCall(readSignature, { params: { id } })
  if (error !== null && data === undefined) {
    if (error.problem.status === 404) return <NotFound />
    return <ErrorState problem={error.problem} onRetry={() => void refetch()} />
  }
  return data === undefined ? <Loading lines={8} /> : <Loaded signature={data} />
}
