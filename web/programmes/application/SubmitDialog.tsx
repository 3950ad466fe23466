import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from '../../kernel/words.ts'
import {
  checkDraft,
  listApplications,
  readApplication,
  submitApplication,
} from '../../../domain/programmes/application.endpoints.ts'
import { rowsIn } from '../../../domain/programmes/form/answers.ts'
import { call } from '../../kernel/call.ts'
import { useFormat } from '../../kernel/format.ts'
import { CallProblem } from '../../kernel/problem.ts'
import { callOptions, useAct } from '../../kernel/query.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorState, Loading, Note } from '../../ui/States.tsx'
import { type OpenDesk, useApplication } from './ApplicationContext.ts'
import css from './Application.module.css'
import { useSoftLines } from './useSoftLines.tsx'
import { RuleList } from '../../ui/Checklist.tsx'

type Readiness =
  | { readonly kind: 'sending' }
  | { readonly kind: 'ready'; readonly version: number }
  | { readonly kind: 'incomplete'; readonly count: number }
  | { readonly kind: 'unsent' }
  | { readonly kind: 'failed'; readonly problem: CallProblem }

/** Everything typed is sent first, then the server checks what it has: only that can be sealed. */
async function makeReady(desk: OpenDesk, id: string): Promise<Readiness> {
  const { autosave } = desk
  await autosave.flush()
  if (autosave.state().unsent > 0) return { kind: 'unsent' }
  await desk.catchUp()
  try {
    const { faults, moreFaults } = await call(checkDraft, { params: { id } })
    const count = faults.filter(({ severity }) => severity === 'hard').length + moreFaults
    return count > 0 ? { kind: 'incomplete', count } : { kind: 'ready', version: desk.store.seen() }
  } catch (problem) {
    if (problem instanceof CallProblem) return { kind: 'failed', problem }
    throw problem
  }
}

function Sealing({ desk, version }: { readonly desk: OpenDesk; readonly version: number }) {
  const { t } = useTranslation('programmes')
  const { application, call: programme, who } = useApplication()
  const { language } = useFormat()
  const soft = useSoftLines()
  const answers = desk.store.answers()
  const title = answers['cover.projectName']
  const files = desk.store.outline.entries
    .filter(({ item }) => item.kind === 'attachment')
    .reduce((sum, { at }) => sum + rowsIn(answers[at]).length, 0)
  const lines = [
    [t('apply.seal.project'), typeof title === 'string' ? title : application.title],
    [t('apply.seal.applicant'), application.orgName],
    [
      t('label.licence'),
      application.licence === null
        ? t('apply.seal.licenceUnsaid')
        : t(`label.licence_${application.licence}`),
    ],
    [t('apply.seal.programme'), programme.title[language]],
    [t('apply.seal.directions'), application.directions.join(language === 'zh' ? '、' : ', ')],
    [t('apply.seal.to'), desk.given.recommendingUnit ?? ''],
    [t('apply.seal.files'), t('apply.seal.fileCount', { count: files })],
    [t('apply.seal.version'), t('apply.seal.versionText', { version })],
    [t('apply.seal.by'), who.person?.name ?? ''],
  ] as const
  return (
    <div className="stack">
      <p>{t('apply.seal.text')}</p>
      <dl className={css.facts}>
        {lines.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {soft.length > 0 && (
        <>
          <p className="second">{t('apply.seal.soft')}</p>
          <RuleList rules={soft} />
        </>
      )}
    </div>
  )
}

/** Shows what will be sealed and hands it in. */
export function SubmitDialog({
  desk,
  open,
  onClose,
}: {
  readonly desk: OpenDesk
  readonly open: boolean
  readonly onClose: () => void
}) {
  const { t } = useTranslation(['programmes', 'ui'])
  const { application } = useApplication()
  const client = useQueryClient()
  const navigate = useNavigate()
  const preparing = useQuery({
    queryKey: [checkDraft.name, application.id, 'beforeSubmission'],
    queryFn: () => makeReady(desk, application.id),
    enabled: open,
    gcTime: 0,
    staleTime: 0,
    retry: false,
    networkMode: 'always',
    refetchOnWindowFocus: false,
  })
  const ready: Readiness =
    preparing.isFetching || preparing.data === undefined ? { kind: 'sending' } : preparing.data
  const submit = useAct(submitApplication, {
    renews: [listApplications],
    onDone: ({ application: after, submission }) => {
      const { id } = after
      void navigate({
        to: '/applications/$id/receipts/$submissionId',
        params: { id, submissionId: submission.id },
      }).then(() => {
        client.setQueryData(callOptions(readApplication, { params: { id } }).queryKey, after)
      })
    },
  })
  const again = () => {
    submit.reset()
    void preparing.refetch()
  }
  const close = () => {
    submit.reset()
    onClose()
  }
  return (
    <Dialog
      open={open}
      onClose={close}
      title={t('programmes:apply.seal.title')}
      foot={
        <>
          <Button onClick={close}>{t('ui:dialog.cancel')}</Button>
          {ready.kind === 'ready' && (
            <Button
              kind="primary"
              busy={submit.isPending}
              onClick={() =>
                submit.mutate({
                  params: { id: application.id },
                  body: { draftVersion: ready.version },
                })
              }
            >
              {t('programmes:apply.seal.act')}
            </Button>
          )}
        </>
      }
    >
      {ready.kind === 'sending' && <Loading what={t('programmes:apply.seal.preparing')} />}
      {ready.kind === 'unsent' && (
        <Note tone="offline" title={t('programmes:apply.seal.unsent')}>
          {t('programmes:apply.seal.unsentText')}
        </Note>
      )}
      {ready.kind === 'incomplete' && (
        <Note tone="bad" title={t('programmes:apply.submit.missing', { count: ready.count })}>
          {t('programmes:apply.seal.incomplete')}
        </Note>
      )}
      {ready.kind === 'failed' && <ErrorState problem={ready.problem.problem} onRetry={again} />}
      {ready.kind === 'ready' && <Sealing desk={desk} version={ready.version} />}
      {submit.error !== null && <ErrorState problem={submit.error.problem} onRetry={again} />}
    </Dialog>
  )
}
