import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import { decideMembership, type SpaceMember } from '../../domain/spaces/member.endpoints.ts'
import {
  managerVerbs,
  mayDecide,
  reasonedVerbs,
  type ManagerVerb,
} from '../../domain/spaces/member.ts'
import { handOverSpace, type Space } from '../../domain/spaces/space.endpoints.ts'
import { mayHandOver } from '../../domain/spaces/space.ts'
import { actorOf } from '../kernel/actor.ts'
import { useMe } from '../kernel/me.ts'
import { useAct } from '../kernel/query.ts'
import buttonCss from '../ui/Button.module.css'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Menu } from '../ui/Menu.tsx'
import { ReasonDialog } from '../ui/ReasonDialog.tsx'
import { ErrorState } from '../ui/States.tsx'
import { toast } from '../ui/Toast.tsx'
import { renews } from './renews.ts'

type Props = { readonly space: Space; readonly member: SpaceMember }
type Closing = Props & { readonly onClose: () => void }

function DecideDialog({ space, member, verb, onClose }: Closing & { readonly verb: ManagerVerb }) {
  const { t } = useTranslation('spaces')
  const { name } = member
  const act = useAct(decideMembership, {
    renews,
    onDone: () => {
      toast(t(`did.${verb}`, { name }))
      onClose()
    },
  })
  const decide = (reason?: string) =>
    act.mutate({
      params: { id: space.id, orgId: member.orgId },
      body: { verb, seen: member.version, ...(reason === undefined ? {} : { reason }) },
    })
  const title = t(`act.${verb}`)
  const note = t(`about.${verb}`, { name })
  if (reasonedVerbs.includes(verb)) {
    return (
      <ReasonDialog
        title={title}
        act={title}
        note={note}
        danger={verb === 'remove'}
        busy={act.isPending}
        problem={act.error?.problem ?? null}
        onClose={onClose}
        onAct={decide}
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
          <Button kind="primary" busy={act.isPending} onClick={() => decide()}>
            {title}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p>{note}</p>
        {act.error !== null && <ErrorState problem={act.error.problem} />}
      </div>
    </Dialog>
  )
}

function HandOverDialog({ space, member, onClose }: Closing) {
  const { t } = useTranslation('spaces')
  const { name, orgId } = member
  const act = useAct(handOverSpace, {
    renews,
    onDone: () => {
      toast(t('handOver.done', { name }))
      onClose()
    },
  })
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('handOver.title')}
      foot={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            kind="danger"
            busy={act.isPending}
            onClick={() =>
              act.mutate({ params: { id: space.id }, body: { seen: space.version, orgId } })
            }
          >
            {t('handOver.act')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p>{t('handOver.note', { name })}</p>
        {act.error !== null && <ErrorState problem={act.error.problem} />}
      </div>
    </Dialog>
  )
}

/** What a manager may do with one organisation, behind one button. */
export function MemberActs({ space, member }: Props) {
  const { t } = useTranslation('spaces')
  const actor = actorOf(useMe())
  const [asking, setAsking] = useState<ManagerVerb | 'handOver' | null>(null)
  const close = () => setAsking(null)
  const { orgId, name, state } = member
  const verbs = managerVerbs.filter((verb) => mayDecide(actor, space, member, verb).ok)
  const hands = mayHandOver(actor, space, { orgId, member: state === 'member' }).ok
  if (verbs.length === 0 && !hands) return null
  return (
    <>
      <Menu
        label={t('actsOf', { name })}
        align="right"
        buttonClassName={`${buttonCss.button} ${buttonCss.small}`}
        items={[
          ...verbs.map(
            (verb) =>
              ({
                kind: 'act',
                key: verb,
                label: t(`act.${verb}`),
                act: () => setAsking(verb),
              }) as const,
          ),
          ...(hands
            ? [
                {
                  kind: 'act',
                  key: 'handOver',
                  label: t('handOver.title'),
                  act: () => setAsking('handOver'),
                } as const,
              ]
            : []),
        ]}
      >
        {t('acts')}
        <span className="sr">{name}</span>
      </Menu>
      {asking === 'handOver' && <HandOverDialog space={space} member={member} onClose={close} />}
      {asking !== null && asking !== 'handOver' && (
        <DecideDialog space={space} member={member} verb={asking} onClose={close} />
      )}
    </>
  )
}
