import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import type { ProblemDocument } from '../../../domain/kernel/problem.ts'
import {
  listRecommendations,
  passList,
  readRecommendation,
  sendListBack,
  sendToCheck,
  takeListBack,
  withdrawSignature,
} from '../../../domain/programmes/recommendation.endpoints.ts'
import {
  type ListFacts,
  mayPassList,
  maySendBack,
  maySendToCheck,
  mayTakeListBack,
  type Recommendation,
  recommendationStates,
} from '../../../domain/programmes/recommendation.ts'
import { useFormat } from '../../kernel/format.ts'
import { mayI, useMe } from '../../kernel/me.ts'
import { useAct } from '../../kernel/query.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { ErrorState } from '../../ui/States.tsx'
import { actorOf } from '../application/actor.ts'
import css from './Officer.module.css'
import { ReasonDialog } from '../../ui/ReasonDialog.tsx'
import { SignDialog } from './SignDialog.tsx'

const renews = [readRecommendation, listRecommendations]
const steps = recommendationStates.slice(0, 4)

/** Names stand where the rules look for ids: enough to foretell, the server decides. */
function factsOf(list: Recommendation): ListFacts {
  return {
    state: list.state,
    version: list.version,
    ranked: list.ranked.length,
    exceptionsAsked: list.exceptions.filter(({ state }) => state === 'asked').length,
    sentBy: null,
    checkedBy: null,
    fourEyes: true,
  }
}

function Steps({ list }: { readonly list: Recommendation }) {
  const { t } = useTranslation('programmes')
  const at = recommendationStates.indexOf(list.state)
  return (
    <ol className={css.flow}>
      {steps.map((step, index) => (
        <li
          key={step}
          data-done={index < at || list.state === 'dispatched'}
          aria-current={list.state === step ? 'step' : undefined}
        >
          {t(`officer.list.${step}`)}
        </li>
      ))}
    </ol>
  )
}

function Record({ list }: { readonly list: Recommendation }) {
  const { t } = useTranslation('programmes')
  const { moment } = useFormat()
  const lines = [
    list.sentBy !== null && t('officer.sentBy', { by: list.sentBy }),
    list.checkedBy !== null && t('officer.checkedBy', { by: list.checkedBy }),
    list.backReason !== null &&
      t('officer.backBy', { by: list.backBy ?? '', reason: list.backReason }),
    list.signedBy !== null &&
      t('officer.signedBy', {
        by: list.signedBy,
        moment: list.signedAt === null ? '' : moment(list.signedAt, {}),
        number: list.documentNumber ?? '',
      }),
    list.signedFor !== null && t('officer.signedFor', { by: list.signedFor }),
  ]
  const said = lines.flatMap((line) => (line === false ? [] : [line as string]))
  return said.map((line) => (
    <p key={line} className="second t13">
      {line}
    </p>
  ))
}

/** Drafting, checking, signing: who has it, and what the one who looks may do now. */
export function FlowSheet({ list }: { readonly list: Recommendation }) {
  const { t } = useTranslation('programmes')
  const me = useMe()
  const actor = actorOf(me)
  const [asking, setAsking] = useState<'back' | 'sign' | 'withdraw' | null>(null)
  const params = { programmeId: list.programmeId, unit: list.unit }
  const close = () => setAsking(null)
  const send = useAct(sendToCheck, { renews })
  const take = useAct(takeListBack, { renews })
  const pass = useAct(passList, { renews })
  const back = useAct(sendListBack, { renews, onDone: close })
  const withdraw = useAct(withdrawSignature, { renews, onDone: close })
  const facts = factsOf(list)
  const version = { body: { version: list.version } }
  const may = (permit: string) => mayI(me, `programmes.recommendation.${permit}`)
  const problem: ProblemDocument | null = (send.error ?? take.error ?? pass.error)?.problem ?? null
  return (
    <Sheet title={t('officer.flow')}>
      <div className="stack">
        <Steps list={list} />
        <Record list={list} />
        {problem !== null && <ErrorState problem={problem} />}
        <div className={css.acts}>
          {list.state === 'draft' && may('rank') && (
            <ActionButton
              kind="primary"
              verdict={maySendToCheck(actor, facts)}
              busy={send.isPending}
              onClick={() => send.mutate({ params, ...version })}
            >
              {t('officer.sendToCheck')}
            </ActionButton>
          )}
          {list.state === 'checking' && may('rank') && mayTakeListBack(actor, facts).ok && (
            <Button busy={take.isPending} onClick={() => take.mutate({ params })}>
              {t('officer.takeBack')}
            </Button>
          )}
          {list.state === 'checking' && may('check') && (
            <ActionButton
              kind="primary"
              verdict={mayPassList(actor, facts)}
              busy={pass.isPending}
              onClick={() => pass.mutate({ params, ...version })}
            >
              {t('officer.passList')}
            </ActionButton>
          )}
          {list.state === 'signing' && may('sign') && (
            <Button kind="primary" onClick={() => setAsking('sign')}>
              {t('officer.sign')}
            </Button>
          )}
          {maySendBack(actor, facts).ok && (
            <Button onClick={() => setAsking('back')}>{t('officer.sendBack')}</Button>
          )}
          {list.state === 'signed' && mayI(me, 'programmes.package.build') && (
            <ButtonLink kind="primary" to={'/packages' as '/'}>
              {t('officer.toPackages')}
            </ButtonLink>
          )}
          {list.state === 'signed' && may('sign') && (
            <Button onClick={() => setAsking('withdraw')}>{t('officer.withdrawSignature')}</Button>
          )}
        </div>
        <p className="third t12">{t('officer.signWeight')}</p>
      </div>
      {asking === 'sign' && <SignDialog list={list} onClose={close} />}
      <ReasonDialog
        open={asking === 'back'}
        title={t('officer.sendBack')}
        act={t('officer.sendBack')}
        busy={back.isPending}
        problem={back.error?.problem ?? null}
        onClose={close}
        onAct={(reason) => back.mutate({ params, body: { reason } })}
      />
      <ReasonDialog
        open={asking === 'withdraw'}
        title={t('officer.withdrawSignature')}
        note={t('officer.withdrawNote')}
        act={t('officer.withdrawSignature')}
        busy={withdraw.isPending}
        problem={withdraw.error?.problem ?? null}
        onClose={close}
        onAct={(reason) => withdraw.mutate({ params, body: { reason } })}
      />
    </Sheet>
  )
}
