import { useTranslation } from '../kernel/words.ts'
import type { FullPart } from '../../domain/parts/part.endpoints.ts'
import { ButtonLink } from '../ui/Button.tsx'
import { Note } from '../ui/States.tsx'

/** Where a part is seen and not open: what would open it. */
export function ClosedNote({ part }: { readonly part: FullPart }) {
  const { t } = useTranslation('parts')
  const { orgName: org, tier, confidence } = part
  const { agreement, hidden } = confidence
  // Recalled, it is not said that there is more.
  if (tier === 'public' || hidden.length === 0) return <Note>{t('tier.gone')}</Note>
  const signs = tier === 'agreed' && agreement !== null && agreement.standing !== 'waiting'
  return (
    <Note tone="care" title={t('tier.closed')}>
      <div className="stack">
        <p>{t(`tier.opens.${tier}`, { org })}</p>
        {agreement?.standing === 'waiting' && <p>{t('tier.waits', { org })}</p>}
        {signs && (
          <ButtonLink to="/confidentiality/$id" params={{ id: agreement.id }} size="small">
            {t('tier.sign')}
          </ButtonLink>
        )}
      </div>
    </Note>
  )
}
