import { useTranslation } from '../kernel/words.ts'
import { beginPart } from '../../domain/parts/part.endpoints.ts'
import { mayBeginPart, partEndings, partFileMaxBytes } from '../../domain/parts/part.ts'
import { FileUpload } from '../files/FileUpload.tsx'
import { actorOf } from '../kernel/actor.ts'
import { formatBytes } from '../kernel/format.ts'
import { house } from '../kernel/house.ts'
import { useMe } from '../kernel/me.ts'
import { useAct } from '../kernel/query.ts'
import { renews } from '../parts/renews.ts'
import { ButtonLink } from '../ui/Button.tsx'
import { Link } from '../ui/Link.tsx'
import { useReasons } from '../ui/reason.ts'
import { Sheet } from '../ui/Sheet.tsx'
import { ErrorState } from '../ui/States.tsx'
import type { Market } from './address.ts'
import css from './Market.module.css'

/** A need that begins from a file: it is dropped here, or chosen from the parts that are there. */
export function PartStart({ market }: { readonly market: Market }) {
  const { t } = useTranslation('market')
  const say = useReasons()
  const me = useMe()
  const begin = useAct(beginPart, { renews, onDone: ({ id }) => market.begin(id) })
  const verdict = mayBeginPart(actorOf(me))
  const outside = me.person === null
  return (
    <Sheet title={t('file.begin')}>
      <div className="stack">
        <p className="second">{t('file.beginText')}</p>
        {verdict.ok ? (
          <>
            <FileUpload
              label={t('file.drop')}
              help={t('file.dropHelp', { size: formatBytes(partFileMaxBytes) })}
              accept={partEndings}
              maxBytes={partFileMaxBytes}
              keptElsewhere
              onKept={({ id: versionId }) => begin.mutate({ body: { versionId } })}
            />
            {begin.error !== null && <ErrorState problem={begin.error.problem} />}
            <p className="t13">
              <Link to="/parts">{t('file.fromList')}</Link>
            </p>
          </>
        ) : (
          <div className={css.followActs}>
            <span>{outside ? t('file.signInFirst') : say(verdict)}</span>
            {outside && (
              <ButtonLink
                to={house().identity.signInAddress as '/'}
                search={{ back: '/capabilities/match' } as never}
                size="small"
              >
                {t('file.signIn')}
              </ButtonLink>
            )}
          </div>
        )}
      </div>
    </Sheet>
  )
}
