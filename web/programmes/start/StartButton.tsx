import { lazy, Suspense } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import type { LicenceType } from '../../../domain/programmes/legalPerson.ts'
import { house } from '../../kernel/house.ts'
import { readyTexts } from '../../kernel/i18n.ts'
import { useMe } from '../../kernel/me.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import type { Call } from '../call/useProgramme.ts'

export type StartWish = {
  readonly call: Call
  readonly wayKey?: string | undefined
  readonly affiliation?: string | null | undefined
  readonly licence?: LicenceType | null | undefined
  readonly directions?: readonly string[]
  readonly primary?: boolean
}

// Most who read a call are strangers, who do not pay for what only applicants use.
const StartOwn = lazy(async () => {
  const [{ StartOwn: own }] = await Promise.all([
    import('./StartOwn.tsx'),
    readyTexts('programmes'),
  ])
  return { default: own }
})

/** Begins an application, or leads to the one that the organisation has begun; strangers sign in first. */
export function StartButton(wish: StartWish) {
  const { t } = useTranslation('calls')
  const me = useMe()
  if (me.person !== null) {
    return (
      <Suspense fallback={null}>
        <StartOwn {...wish} />
      </Suspense>
    )
  }
  return (
    <ButtonLink
      kind={wish.primary === true ? 'primary' : 'plain'}
      size="large"
      wide
      to={house().identity.signInAddress as '/'}
      search={{ next: `/calls/${wish.call.id}/eligibility` } as never}
    >
      {t('call.start')}
    </ButtonLink>
  )
}
