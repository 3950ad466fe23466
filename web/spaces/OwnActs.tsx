import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import { stepOwnMembership } from '../../domain/spaces/member.endpoints.ts'
import { mayStepOwn, ownVerbs, reasonedVerbs, type OwnVerb } from '../../domain/spaces/member.ts'
import { closeSpace, type Space } from '../../domain/spaces/space.endpoints.ts'
import { mayManage, mayOwn } from '../../domain/spaces/space.ts'
import { actorOf } from '../kernel/actor.ts'
import { useMe } from '../kernel/me.ts'
import { useAct } from '../kernel/query.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { ReasonDialog } from '../ui/ReasonDialog.tsx'
import { ErrorState } from '../ui/States.tsx'
import { toast } from '../ui/Toast.tsx'
import { InviteDialog } from './InviteDialog.tsx'
import { renews } from './renews.ts'
import { SpaceDialog } from './SpaceDialog.tsx'

type Props = { readonly space: Space }
type Asking = OwnVerb | 'invite' | 'change' | 'close' | null

const primary: ReadonlySet<OwnVerb> = new Set(['join', 'ask', 'accept'])

/** What is asked before one's organisation takes a step: why, where the other side reads it; else only whether. */
function StepDialog({
  space,
  verb,
  onClose,
}: Props & { readonly verb: OwnVerb; readonly onClose: () => void }) {
  const { t } = useTranslation('spaces')
  const act = useAct(stepOwnMembership, {
    renews,
    onDone: () => {
      toast(t(`done.${verb}`))
      onClose()
    },
  })
  const step = (reason?: string) =>
    act.mutate({
      params: { id: space.id },
      body: { verb, ...(reason === undefined ? {} : { reason }) },
    })
  const words = { title: t(`step.${verb}`), note: t(`note.${verb}`, { name: space.name }) }
  if (reasonedVerbs.includes(verb)) {
    return (
      <ReasonDialog
        title={words.title}
        act={words.title}
        note={words.note}
        busy={act.isPending}
        problem={act.error?.problem ?? null}
        onClose={onClose}
        onAct={step}
      />
    )
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.title}
      foot={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            kind={verb === 'leave' ? 'danger' : 'primary'}
            busy={act.isPending}
            onClick={() => step()}
          >
            {words.title}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p>{words.note}</p>
        {act.error !== null && <ErrorState problem={act.error.problem} />}
      </div>
    </Dialog>
  )
}

function CloseDialog({ space, onClose }: Props & { readonly onClose: () => void }) {
  const { t } = useTranslation('spaces')
  const act = useAct(closeSpace, {
    renews,
    onDone: () => {
      toast(t('closedDone'))
      onClose()
    },
  })
  return (
    <ReasonDialog
      title={t('close')}
      act={t('close')}
      note={t('closeNote')}
      danger
      busy={act.isPending}
      problem={act.error?.problem ?? null}
      onClose={onClose}
      onAct={(reason) =>
        act.mutate({ params: { id: space.id }, body: { seen: space.version, reason } })
      }
    />
  )
}

/** What the actor may do with this space, as the server would allow it. */
export function OwnActs({ space }: Props) {
  const { t } = useTranslation('spaces')
  const actor = actorOf(useMe())
  const [asking, setAsking] = useState<Asking>(null)
  const close = () => setAsking(null)
  const membership = {
    orgId: actor.orgId ?? '',
    state: space.own?.state ?? null,
    role: space.own?.role ?? 'member',
  } as const
  const verbs = ownVerbs.filter((verb) => mayStepOwn(actor, space, membership, verb).ok)
  const manages = mayManage(actor, space).ok
  return (
    <div className="row wrap">
      {verbs.map((verb) => (
        <Button
          key={verb}
          kind={primary.has(verb) ? 'primary' : 'plain'}
          onClick={() => setAsking(verb)}
        >
          {t(`step.${verb}`)}
        </Button>
      ))}
      {manages && (
        <>
          <Button kind="primary" onClick={() => setAsking('invite')}>
            {t('invite.title')}
          </Button>
          <Button onClick={() => setAsking('change')}>{t('change')}</Button>
        </>
      )}
      {mayOwn(actor, space).ok && (
        <Button kind="quiet" onClick={() => setAsking('close')}>
          {t('close')}
        </Button>
      )}
      {asking === 'invite' && <InviteDialog id={space.id} onClose={close} />}
      {asking === 'change' && <SpaceDialog space={space} onClose={close} onDone={close} />}
      {asking === 'close' && <CloseDialog space={space} onClose={close} />}
      {asking !== null && asking !== 'invite' && asking !== 'change' && asking !== 'close' && (
        <StepDialog space={space} verb={asking} onClose={close} />
      )}
    </div>
  )
}
