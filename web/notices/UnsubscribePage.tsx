import { useSearch } from '@tanstack/react-router'
import { useTranslation } from '../kernel/words.ts'
import { unsubscribe } from '../../domain/notices/preference.endpoints.ts'
import { useAct } from '../kernel/query.ts'
import { PageHead } from '../kernel/shell/PageHead.tsx'
import { Button } from '../ui/Button.tsx'
import { ErrorState, Note } from '../ui/States.tsx'
import css from './Notices.module.css'

/** Ends one kind of mail. A press is asked for: mail programs open links by themselves. */
export function UnsubscribePage() {
  const { t } = useTranslation('notices')
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false })
  const { token, kind } = search
  const ending = useAct(unsubscribe)
  const whole = typeof token === 'string' && typeof kind === 'string'
  return (
    <div className={css.page}>
      <PageHead title={t('unsubscribe.title')} />
      <h1 className="pageTitle">{t('unsubscribe.title')}</h1>
      <div className={`stack ${css.narrow}`}>
        {!whole && <Note tone="care">{t('unsubscribe.broken')}</Note>}
        {ending.error !== null && <ErrorState problem={ending.error.problem} />}
        {ending.data !== undefined && (
          <Note tone="good" title={t('unsubscribe.done', { label: ending.data.label })}>
            {t('unsubscribe.doneText')}
          </Note>
        )}
        {whole && ending.data === undefined && (
          <>
            <p>{t('unsubscribe.ask')}</p>
            <div>
              <Button
                kind="primary"
                busy={ending.isPending}
                onClick={() => ending.mutate({ body: { token, kind } })}
              >
                {t('unsubscribe.act')}
              </Button>
            </div>
          </>
        )}
      </div>
    </div>
  )
}
