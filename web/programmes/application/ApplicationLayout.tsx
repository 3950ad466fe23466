import { useQuery } from '@tanstack/react-query'
import { Outlet, useLocation, useParams } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import { listMembers } from '../../../domain/people/member.endpoints.ts'
import { readApplication, readDraft } from '../../../domain/programmes/application.endpoints.ts'
import type { Application } from '../../../domain/programmes/application.ts'
import type { FormState } from '../../../domain/programmes/form/state.ts'
import { useFormat } from '../../kernel/format.ts'
import { useMe } from '../../kernel/me.ts'
import { callOptions, useCallWhen } from '../../kernel/query.ts'
import { PageHead } from '../../kernel/shell/PageHead.tsx'
import { NotFound } from '../../kernel/shell/Faults.tsx'
import { ErrorState, Loading } from '../../ui/States.tsx'
import { useForm, useProgramme } from '../call/useProgramme.ts'
import { ApplicationContext, type ApplicationScope } from './ApplicationContext.ts'
import { Desk } from './Desk.tsx'
import { isEditable } from './editable.ts'
import { SignInAgain } from './SignInAgain.tsx'

const lookEveryMs = 10_000

/** The parts of an application that are pages of their own, by the word in their address. */
const partTitles = {
  preview: 'preview.open',
  versions: 'versions.title',
  receipts: 'receipt.title',
  word: 'word.title',
  carry: 'carry.title',
  circle: 'circle.title',
} as const satisfies Readonly<Record<string, string>>

/** Names of colleagues, for conflicts and changes; somebody who has left is a former colleague. */
function useNames(me: string) {
  const { t } = useTranslation('programmes')
  const { data } = useCallWhen(true, listMembers)
  return (personId: string) => {
    if (personId === me) return t('apply.me')
    return data?.rows.find((row) => row.personId === personId)?.name ?? t('apply.colleague')
  }
}

/** The draft is read once on opening; from then on the desk keeps it. */
function WithDraft({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  const { data, error, refetch } = useQuery({
    ...callOptions(readDraft, { params: { id }, query: {} }),
    // A stale draft must not open: what others wrote since would look like mine.
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (error !== null) return <ErrorState problem={error.problem} onRetry={() => void refetch()} />
  if (data === undefined) return <Loading lines={6} />
  return (
    <Desk key={id} draft={data as FormState}>
      {children}
    </Desk>
  )
}

function Ready({ application }: { readonly application: Application }) {
  const { t } = useTranslation('programmes')
  const { language } = useFormat()
  const me = useMe()
  const [who] = useState(me)
  const nameOf = useNames(who.person?.id ?? '')
  const call = useProgramme(application.programmeId)
  const form = useForm(application.programmeId)
  const problem = call.error ?? form.error
  const title = application.title === '' ? t('mine.untitled') : application.title
  const crumbs = [
    { label: t('mine.title'), to: '/applications' },
    { label: title, to: `/applications/${application.id}` },
  ]
  const part = useLocation({ select: ({ pathname }) => pathname.split('/')[3] ?? '' })
  const named = part in partTitles ? partTitles[part as keyof typeof partTitles] : 'apply.title'
  const head = <PageHead title={t(named)} crumbs={crumbs} />
  if (problem !== null) {
    return (
      <>
        {head}
        <ErrorState problem={problem.problem} />
      </>
    )
  }
  if (call.data === undefined || form.data === undefined) return <Loading lines={6} />
  const scope: ApplicationScope = { application, call: call.data, form: form.data, who, nameOf }
  return (
    <ApplicationContext value={scope}>
      {head}
      <h1 className="sr">{`${title} ${call.data.title[language]}`}</h1>
      <SignInAgain who={scope.who} />
      {isEditable(application) ? (
        <WithDraft id={application.id}>
          <Outlet />
        </WithDraft>
      ) : (
        <Outlet />
      )}
    </ApplicationContext>
  )
}

/** Everything about one application hangs here: form, preview, versions, receipts. */
export function ApplicationLayout() {
  const { id } = useParams({ from: '/desk/applications/$id' })
  const { data, error, refetch } = useQuery({
    ...callOptions(readApplication, { params: { id } }),
    refetchInterval: lookEveryMs,
  })
  if (data === undefined) {
    if (error?.problem.status === 404) return <NotFound />
    if (error !== null) return <ErrorState problem={error.problem} onRetry={() => void refetch()} />
    return <Loading lines={6} />
  }
  return <Ready key={data.id} application={data} />
}
