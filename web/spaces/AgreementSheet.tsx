import { useTranslation } from '../kernel/words.ts'
import { bindsByAgreement } from '../../domain/spaces/agreement.ts'
import { type Agreement, readKeptAgreement } from '../../domain/spaces/agreement.endpoints.ts'
import type { Space } from '../../domain/spaces/space.endpoints.ts'
import { actorOf } from '../kernel/actor.ts'
import { useFormat } from '../kernel/format.ts'
import { useMe } from '../kernel/me.ts'
import { useCall } from '../kernel/query.ts'
import { ButtonLink } from '../ui/Button.tsx'
import { Facts } from '../ui/Figures.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { StandingTag } from './AgreementTags.tsx'

/** The text that is signed now, of one's organisation or of a space, and the ways to read, write and sign it. */
export function AgreementSheet({
  agreement,
  spaceId,
  keeps,
}: {
  readonly agreement: Agreement | null
  readonly spaceId: string | null
  /** Whether one's organisation writes it. */
  readonly keeps: boolean
}) {
  const { t } = useTranslation('spaces')
  const { moment } = useFormat()
  const actor = actorOf(useMe())
  const writes = keeps && bindsByAgreement(actor).ok
  if (agreement === null && !writes) return null
  const none = t(spaceId === null ? 'agreement.ownNone' : 'agreement.spaceNone')
  return (
    <Sheet title={t(spaceId === null ? 'agreement.own' : 'agreement.ofSpaceTitle')}>
      <div className="stack">
        {agreement === null ? (
          <p className="second">{none}</p>
        ) : (
          <Facts
            facts={[
              [t('agreement.title'), agreement.text.title],
              [t('agreement.text'), t('agreement.version', { version: agreement.version })],
              [t('agreement.madeAt'), moment(agreement.text.madeAt, { year: true })],
              [t('agreement.accepting'), t(`agreement.acceptingIs.${agreement.accepting}`)],
              ...(agreement.own === null
                ? []
                : [
                    [
                      t('agreement.ownStands'),
                      <StandingTag key="own" standing={agreement.own.standing} />,
                    ] as const,
                  ]),
            ]}
          />
        )}
        {spaceId !== null && agreement !== null && (
          <p className="second t13">{t('agreement.spaceNote')}</p>
        )}
        <div className="row wrap">
          {agreement !== null && (
            <ButtonLink to="/confidentiality/$id" params={{ id: agreement.id }} size="small">
              {t('agreement.look')}
            </ButtonLink>
          )}
          {writes && (
            <ButtonLink
              to="/confidentiality/text"
              search={(spaceId === null ? {} : { space: spaceId }) as never}
              size="small"
            >
              {t(agreement === null ? 'agreement.write' : 'agreement.writeNext')}
            </ButtonLink>
          )}
        </div>
      </div>
    </Sheet>
  )
}

/** Beside a space, for its members. */
export function SpaceAgreement({ space }: { readonly space: Space }) {
  const { data } = useCall(readKeptAgreement, { query: { space: space.id } })
  if (data === undefined) return null
  const { id, manages, state } = space
  return (
    <AgreementSheet agreement={data.agreement} spaceId={id} keeps={manages && state === 'active'} />
  )
}
