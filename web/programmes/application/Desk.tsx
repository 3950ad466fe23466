import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { prefill } from '../../../domain/programmes/form/prefill.ts'
import type { FormState } from '../../../domain/programmes/form/state.ts'
import { serverNow } from '../../kernel/clock.ts'
import { formatDay, formatIsoDay, useFormat } from '../../kernel/format.ts'
import { Loading } from '../../ui/States.tsx'
import { createChecker } from '../form/checker.ts'
import { createTarget, FormDeskProvider } from '../form/FormContext.ts'
import { createFormStore } from '../form/store.ts'
import { useOwnProfile } from '../form/useOwnProfile.ts'
import { OpenDeskContext, useApplication } from './ApplicationContext.ts'
import { useCatchUp } from './useCatchUp.ts'
import { useFileFacts } from './useFileFacts.ts'
import { useSaving } from './useSaving.ts'

/** What the cover shows that nobody types. */
export function useGiven() {
  const { application, call } = useApplication()
  const { language } = useFormat()
  const recommendingUnit = application.stopNames.at(-1)?.[language] ?? ''
  return useMemo(
    () => ({
      programme: call.title[language],
      applicant: application.orgName,
      recommendingUnit,
      date: formatDay(serverNow(), language, { year: true }),
    }),
    [application.orgName, call, language, recommendingUnit],
  )
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
  const attachments = useFileFacts(store, checker, application.id)
  const autosave = useSaving(store, application.id, personId)
  const { changes, catchUp } = useCatchUp(store, application, autosave, personId)

  useEffect(() => {
    checker.setContext({
      directions: application.directions,
      today: formatIsoDay(serverNow()),
      ...(profile === undefined ? {} : { profile }),
      ...(attachments === undefined ? {} : { attachments }),
    })
  }, [checker, application.directions, profile, attachments])
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
