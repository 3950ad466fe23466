import { useTranslation } from '../kernel/words.ts'
import { demoEmail, demoPassword, demoPersons } from '../../domain/people/demoPersons.ts'
import { signIn } from '../../domain/people/session.endpoints.ts'
import { Button } from '../ui/Button.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { ErrorState } from '../ui/States.tsx'
import css from './People.module.css'
import { useSecretAct } from './useSecretAct.ts'

/** In a demo everybody may come in as anybody of the story: one press instead of an address and a password. */
export function DemoDoor({ onIn }: { readonly onIn: () => void }) {
  const { t } = useTranslation('people')
  const enter = useSecretAct(signIn, { onDone: onIn })
  return (
    <Sheet title={t('demoDoor.title')}>
      <div className="stack">
        <p className="second t13">{t('demoDoor.text', { password: demoPassword })}</p>
        {enter.error !== null && <ErrorState problem={enter.error.problem} />}
        <ul className={css.door}>
          {demoPersons.map(({ part, key }) => (
            <li key={key}>
              <Button
                wide
                busy={enter.isPending && enter.variables.body.email === demoEmail(key)}
                onClick={() =>
                  enter.mutate({ body: { email: demoEmail(key), password: demoPassword } })
                }
              >
                {t(`demoDoor.part.${part}`)}
              </Button>
            </li>
          ))}
        </ul>
      </div>
    </Sheet>
  )
}
