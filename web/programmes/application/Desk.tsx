import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { readOrganisation, readProfile } from '../../../domain/people/organisation.endpoints.ts'
import { prefill } from '../../../domain/programmes/form/prefill.ts'
import type { FormState } from '../../../domain/programmes/form/state.ts'
import { profileFacts } from '../../../domain/programmes/profileFacts.ts'
import { unitOf } from '../../../domain/programmes/programme.ts'
import { serverNow } from '../../kernel/clock.ts'
import { formatDay, formatIsoDay, useFormat } from '../../kernel/format.ts'
import { useCallWhen } from '../../kernel/query.ts'
import { Loading } from '../../ui/States.tsx'
import { createChecker } from '../form/checker.ts'
import { createTarget, FormDeskProvider } from '../form/FormContext.ts'
import { createFormStore } from '../form/store.ts'
import { OpenDeskContext, useApplication } from './ApplicationContext.ts'
import { useCatchUp } from './useCatchUp.ts'
import { useSaving } from './useSaving.ts'

/** What the cover shows that nobody types. */
export function useGiven() {
  const { application, call } = useApplication()
  const { language } = useFormat()
  const first = application.stops[0]
  const unit = first === undefined ? null : unitOf(call.definition, first.unit)
  return useMemo(
    () => ({
      programme: call.title[language],
      applicant: application.orgName,
      recommendingUnit: unit?.authorityName ?? unit?.name[language] ?? '',
      date: formatDay(serverNow(), language, { year: true }),
    }),
    [application.orgName, call, language, unit],
  )
}

function useOwnProfile(orgId: string) {
  const org = useCallWhen(true, readOrganisation, { params: { id: orgId } })
  const own = useCallWhen(true, readProfile, { params: { id: orgId } })
  const profile = useMemo(
    () => (org.data === undefined ? undefined : profileFacts(org.data, own.data?.profile ?? {})),
    [org.data, own.data],
  )
  return { profile, settled: !org.isPending && !own.isPending }
}

/** The working desk of an application that is open to be written: store, check, saving, colleagues. */
export function Desk({
  draft,
  children,
}: {
  readonly draft: FormState
  readonly children: ReactNode
}) {
  const { application, form, who } = useApplication()
  const given = useGiven()
  const { profile, settled } = useOwnProfile(application.orgId)
  const personId = who.person?.id ?? ''
  const [parts] = useState(() => {
    const store = createFormStore(form, draft)
    const first = { directions: application.directions, today: formatIsoDay(serverNow()) }
    return { store, checker: createChecker(store, first), target: createTarget() }
  })
  const { store, checker } = parts
  const autosave = useSaving(store, application.id, personId)
  const { changes, catchUp } = useCatchUp(store, application, autosave, personId)

  useEffect(() => {
    checker.setContext({
      directions: application.directions,
      today: formatIsoDay(serverNow()),
      ...(profile === undefined ? {} : { profile }),
    })
  }, [checker, application.directions, profile])
  useEffect(() => () => checker.stop(), [checker])

  const ready = autosave !== null
  const untouched = draft.version === 0
  useEffect(() => {
    // A fresh application begins with what the organisation has said of itself, and the name it was given.
    if (!ready || !untouched || !settled || profile === undefined || store.revision() > 0) return
    store.batch(() => {
      for (const edit of prefill(form, store.answers(), profile, 0)) store.set(edit.at, edit.value)
      const name = store.outline.at.get('cover.projectName')
      if (name !== undefined && application.title !== '') store.set(name.at, application.title)
    })
  }, [ready, untouched, settled, profile, store, form, application.title])

  const desk = useMemo(
    () => (autosave === null ? null : { ...parts, given, autosave, changes, catchUp }),
    [parts, given, autosave, changes, catchUp],
  )
  const formDesk = useMemo(() => ({ ...parts, given }), [parts, given])
  if (desk === null) return <Loading lines={6} />
  return (
    <OpenDeskContext value={desk}>
      <FormDeskProvider value={formDesk}>{children}</FormDeskProvider>
    </OpenDeskContext>
  )
}
