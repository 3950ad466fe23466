import { useQueryClient } from '@tanstack/react-query'
import { Outlet } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from '../../../kernel/words.ts'
import { readDelivery } from '../../../../domain/programmes/dispatch.endpoints.ts'
import { listScans } from '../../../../domain/programmes/package.endpoints.ts'
import type { Package } from '../../../../domain/programmes/package.ts'
import { renew, useCallWhen } from '../../../kernel/query.ts'
import { NotFound } from '../../../kernel/shell/Faults.tsx'
import { PageHead } from '../../../kernel/shell/PageHead.tsx'
import { ErrorState, Loading } from '../../../ui/States.tsx'
import { StepBar, StepLink } from '../../../ui/Tabs.tsx'
import { OwnEntries } from './OwnEntries.tsx'
import { usePackage } from './usePackage.ts'

/** Where the package stands, step by step; each step says how much of it is open. */
function Steps({ item }: { readonly item: Package }) {
  const { t } = useTranslation('programmes')
  const params = { id: item.id }
  const built = item.builtAt !== null
  const scans = useCallWhen(built, listScans, { params }).data
  const delivery = useCallWhen(built, readDelivery, { params }).data
  const unbound = item.copies.filter(({ printed, required }) => printed < required).length
  const unsent = delivery?.mails.filter(({ state }) => state !== 'sent').length
  const part = (open: number | undefined) =>
    open === undefined || !built ? {} : { open, done: open === 0 }
  return (
    <StepBar label={t('handIn.steps')}>
      <StepLink to="/packages/$id" params={params} activeOptions={{ exact: true }} done={built}>
        {t('handIn.step.files')}
      </StepLink>
      <StepLink to="/packages/$id/print" params={params} {...part(unbound)}>
        {t('handIn.step.print')}
      </StepLink>
      <StepLink to="/packages/$id/scans" params={params} {...part(scans?.missing)}>
        {t('handIn.step.scans')}
      </StepLink>
      <StepLink to="/packages/$id/mails" params={params} {...part(unsent)}>
        {t('handIn.step.mails')}
      </StepLink>
      <StepLink to="/packages/$id/dispatch" params={params} {...part(delivery?.open.length)}>
        {t('handIn.step.dispatch')}
      </StepLink>
    </StepBar>
  )
}

/** A package that has been built anew has other scans inside and other mails to send. */
function useRenewedByBuild(item: Package | undefined): void {
  const client = useQueryClient()
  const state = item?.state
  useEffect(() => {
    if (state !== undefined) void renew(client, listScans, readDelivery)
  }, [client, state])
}

/** What a unit hands in; its steps hang here. */
export function PackageLayout() {
  const { t } = useTranslation('programmes')
  const { data, error, refetch } = usePackage()
  useRenewedByBuild(data)
  if (error?.problem.status === 404) return <NotFound />
  if (error !== null) return <ErrorState problem={error.problem} onRetry={() => void refetch()} />
  if (data === undefined) return <Loading lines={10} />
  const crumbs = [{ label: t('officer.pack.title'), to: '/packages' }]
  return (
    <>
      <PageHead title={data.unitName} crumbs={crumbs} />
      <h1 className="sr">{`${data.unitName} ${t('officer.pack.title')}`}</h1>
      <div className="stack">
        <Steps item={data} />
        <Outlet />
        {data.signedAt !== null && (
          <OwnEntries programmeId={data.programmeId} unit={data.unitCode} />
        )}
      </div>
    </>
  )
}
