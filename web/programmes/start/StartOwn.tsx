import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import { allowed, conflict, forbidden, type Verdict } from '../../../domain/kernel/verdict.ts'
import { listApplications } from '../../../domain/programmes/application.endpoints.ts'
import { mayI, type Me, useMe } from '../../kernel/me.ts'
import { useCallWhen } from '../../kernel/query.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { ButtonLink } from '../../ui/Button.tsx'
import { Link } from '../../ui/Link.tsx'
import type { Call } from '../call/useProgramme.ts'
import type { StartWish } from './StartButton.tsx'
import { StartDialog } from './StartDialog.tsx'

const permit = 'programmes.application.edit'

/** Whether this person can begin an application here, as far as the page knows; the server decides. */
function mayStart(me: Me, call: Call): Verdict {
  if (call.state !== 'open') return conflict('programmes.programme_not_open')
  if (me.actingOrg === null) return forbidden('kernel.no_organisation')
  return mayI(me, permit) ? allowed : forbidden('programmes.role_cannot', { permit })
}

/** For somebody who is signed in: begins an application, or leads to the one that was begun. */
export function StartOwn({
  call,
  wayKey,
  affiliation,
  licence,
  directions = [],
  primary = false,
}: StartWish) {
  const { t } = useTranslation('programmes')
  const me = useMe()
  const [open, setOpen] = useState(false)
  const { data } = useCallWhen(mayI(me, permit), listApplications, {
    query: { programmeId: call.id, limit: 20 },
  })
  const kind = primary ? 'primary' : 'plain'
  const limit = call.definition.limits.projectsPerApplicant.value?.max
  const [begun] = data?.rows ?? []
  if (begun !== undefined && limit !== undefined && (data?.total ?? 0) >= limit) {
    return (
      <ButtonLink kind={kind} size="large" wide to="/applications/$id" params={{ id: begun.id }}>
        {t('call.goOn')}
      </ButtonLink>
    )
  }
  return (
    <>
      <ActionButton
        kind={kind}
        size="large"
        wide
        verdict={mayStart(me, call)}
        links={
          me.actingOrg === null ? (
            <Link to={'/places' as '/'}>{t('start.toPlaces')}</Link>
          ) : undefined
        }
        onClick={() => setOpen(true)}
      >
        {t('call.start')}
      </ActionButton>
      <StartDialog
        call={call}
        open={open}
        onClose={() => setOpen(false)}
        wayKey={wayKey}
        affiliation={affiliation}
        licence={licence}
        directions={directions}
      />
    </>
  )
}
