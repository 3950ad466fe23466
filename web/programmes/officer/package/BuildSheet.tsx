import { IconPackage } from '@tabler/icons-react'
import { useTranslation } from '../../../kernel/words.ts'
import { readDelivery } from '../../../../domain/programmes/dispatch.endpoints.ts'
import {
  askBuild,
  listScans,
  readPackage,
} from '../../../../domain/programmes/package.endpoints.ts'
import { mayBuild, type Package } from '../../../../domain/programmes/package.ts'
import { useFormat } from '../../../kernel/format.ts'
import { mayI, useMe } from '../../../kernel/me.ts'
import { useAct } from '../../../kernel/query.ts'
import { ActionButton } from '../../../ui/ActionButton.tsx'
import { Sheet } from '../../../ui/Sheet.tsx'
import { ErrorState, Note } from '../../../ui/States.tsx'

/** Which version this is, whether it still holds, and the button that builds it. */
export function BuildSheet({ item }: { readonly item: Package }) {
  const { t } = useTranslation('programmes')
  const act = useAct(askBuild, { renews: [readPackage, listScans, readDelivery] })
  const { moment } = useFormat()
  const mine = mayI(useMe(), 'programmes.package.build')
  return (
    <Sheet title={t('officer.pack.title')} note={t(`officer.pack.state.${item.state}`)}>
      <div className="stack">
        <p className="second t13">
          {item.docNo !== null && t('officer.pack.docNo', { number: item.docNo })}
          {t('officer.pack.version', { code: item.versionCode })}
          {item.builtAt !== null && t('officer.pack.builtAt', { moment: moment(item.builtAt, {}) })}
        </p>
        {item.stale !== null && <Note tone="care">{item.stale.message}</Note>}
        {item.fault !== null && <Note tone="bad">{item.fault.message}</Note>}
        {[...new Set(item.notes.map(({ message }) => message))].map((message) => (
          <Note key={message} tone="care">
            {message}
          </Note>
        ))}
        {item.state === 'building' && <Note>{t('officer.pack.building')}</Note>}
        {mine && (
          <ActionButton
            kind={item.builtAt === null || item.stale !== null ? 'primary' : 'plain'}
            icon={IconPackage}
            verdict={mayBuild(item.state)}
            busy={act.isPending || item.state === 'building'}
            onClick={() => act.mutate({ params: { id: item.id } })}
          >
            {item.builtAt === null ? t('officer.pack.build') : t('officer.pack.rebuild')}
          </ActionButton>
        )}
        {act.error !== null && <ErrorState problem={act.error.problem} />}
      </div>
    </Sheet>
  )
}
