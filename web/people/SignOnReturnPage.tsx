import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import { finishSignOn, returnFromSignOn } from '../../domain/people/signOn.endpoints.ts'
import { listLinks } from '../../domain/people/signOn.endpoints.ts'
import { Button, ButtonLink } from '../ui/Button.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { ErrorState, Loading } from '../ui/States.tsx'
import { toast } from '../ui/Toast.tsx'
import css from './People.module.css'
import { type Factor, type Factors, factorsIn, SecondFactor } from './SecondFactor.tsx'
import { takeNext } from './signOnNext.ts'
import { useEntering } from './useEntering.ts'
import { useSecretAct } from './useSecretAct.ts'

function Second({ factors, onIn }: { readonly factors: Factors; readonly onIn: () => void }) {
  const { t } = useTranslation('people')
  const [factor, setFactor] = useState<Factor>({})
  const finish = useSecretAct(finishSignOn, { onDone: onIn })
  const known = finish.error?.problem.facts === undefined ? factors : factorsIn(finish.error)
  return (
    <form
      className="stack"
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        finish.mutate({ body: factor })
      }}
    >
      <SecondFactor
        factors={known}
        onChange={setFactor}
        onPasskey={(passkey) => finish.mutate({ body: { passkey } })}
      />
      {finish.error !== null && <ErrorState problem={finish.error.problem} />}
      <div className={css.foot}>
        <Button kind="primary" type="submit" busy={finish.isPending}>
          {t('signInPage.submit')}
        </Button>
      </div>
    </form>
  )
}

/** Comes back from a provider once: what stands in the address is spent and leaves it at once. */
function useReturn(onIn: () => void, onLinked: () => void) {
  const begun = useRef(false)
  const back = useSecretAct(returnFromSignOn, {
    renews: [listLinks],
    onDone: ({ outcome }) => {
      if (outcome === 'signedIn') onIn()
      if (outcome === 'linked') onLinked()
    },
  })
  const { mutate } = back
  useEffect(() => {
    if (begun.current) return
    begun.current = true
    const search = location.search.slice(1)
    history.replaceState(history.state, '', location.pathname)
    mutate({ body: { search } })
  }, [mutate])
  return back
}

export function SignOnReturnPage() {
  const { t } = useTranslation(['people', 'kernel'])
  const [next] = useState(takeNext)
  const enter = useEntering(next ?? undefined)
  const toAccount = useEntering('/account')
  const back = useReturn(enter, () => {
    toast(t('people:signOn.linked'))
    toAccount()
  })
  const factors = back.data?.factors ?? null
  return (
    <div className={css.narrow}>
      <title>{t('kernel:titled', { title: t('people:signOn.returning') })}</title>
      <Sheet title={t('people:signOn.returning')} level={1}>
        <div className="stack">
          {back.error === null && factors === null && (
            <Loading what={t('people:signOn.checking')} lines={2} />
          )}
          {back.error !== null && (
            <>
              <ErrorState problem={back.error.problem} />
              <div className={css.foot}>
                <ButtonLink to={'/sign-in' as '/'}>{t('people:signOn.again')}</ButtonLink>
                <ButtonLink to={'/account' as '/'}>{t('people:accountPage.title')}</ButtonLink>
              </div>
            </>
          )}
          {factors !== null && <Second factors={factors} onIn={enter} />}
        </div>
      </Sheet>
    </div>
  )
}
