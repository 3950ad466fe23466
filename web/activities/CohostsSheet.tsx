import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import { type Activity, readActivity } from '../../domain/activities/activity.endpoints.ts'
import { inviteCohost, releaseCohost } from '../../domain/activities/cohost.endpoints.ts'
import { cohostLifecycle } from '../../domain/activities/cohost.ts'
import { allowed, invalid } from '../../domain/kernel/verdict.ts'
import { useAct } from '../kernel/query.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { LinkButton } from '../ui/Button.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { ErrorState } from '../ui/States.tsx'
import { Tag } from '../ui/Tag.tsx'
import { TextInput } from '../ui/TextInput.tsx'
import { toast } from '../ui/Toast.tsx'
import css from './Activities.module.css'

const tones = { invited: 'care', accepted: 'good', declined: 'plain', released: 'plain' } as const

/** 协办单位: who was asked to hold it together, and what each said. */
export function CohostsSheet({ activity }: { readonly activity: Activity }) {
  const { t } = useTranslation('activities')
  const [org, setOrg] = useState('')
  const { id } = activity
  const renews = [readActivity]
  const ask = useAct(inviteCohost, {
    renews,
    onDone: () => {
      setOrg('')
      toast(t('cohost.asked'))
    },
  })
  const release = useAct(releaseCohost, { renews, onDone: () => toast(t('cohost.released')) })
  const open = activity.state === 'draft' || activity.state === 'open'
  return (
    <Sheet title={t('cohost.head')} inside="form">
      <div className="stack">
        {activity.cohosts.length === 0 && <p className="muted">{t('cohost.none')}</p>}
        <ul className={css.lines}>
          {activity.cohosts.map(({ orgId, name, state }) => (
            <li key={orgId}>
              {name} <Tag tone={tones[state]}>{t(`cohost.is.${state}`)}</Tag>{' '}
              {open && cohostLifecycle[state].release !== undefined && (
                <LinkButton
                  underlined
                  aria-label={`${t('cohost.release')} ${name}`}
                  onClick={() => release.mutate({ params: { id, orgId } })}
                >
                  {t('cohost.release')}
                </LinkButton>
              )}
            </li>
          ))}
        </ul>
        {release.error !== null && <ErrorState problem={release.error.problem} />}
        {open && (
          <>
            <TextInput
              label={t('cohost.org')}
              help={t('cohost.orgHelp')}
              value={org}
              onChange={setOrg}
            />
            {ask.error !== null && <ErrorState problem={ask.error.problem} />}
            <ActionButton
              kind="plain"
              verdict={org.trim().length > 1 ? allowed : invalid('activities.cohost_unnamed')}
              busy={ask.isPending}
              onClick={() => ask.mutate({ params: { id }, body: { org: org.trim() } })}
            >
              {t('cohost.ask')}
            </ActionButton>
          </>
        )}
      </div>
    </Sheet>
  )
}
