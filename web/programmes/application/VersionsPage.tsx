import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useId, useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import { readDraft } from '../../../domain/programmes/application.endpoints.ts'
import { sameValue } from '../../../domain/programmes/form/answers.ts'
import { answersOf, type Field, type FormState } from '../../../domain/programmes/form/state.ts'
import { useFormat } from '../../kernel/format.ts'
import { callOptions } from '../../kernel/query.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { Segments } from '../../ui/Choices.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Empty, ErrorState, Loading } from '../../ui/States.tsx'
import { Table } from '../../ui/Table.tsx'
import { toast } from '../../ui/Toast.tsx'
import { useApplication, useOpenDesk } from './ApplicationContext.ts'
import css from './Application.module.css'
import { AnswersDocument } from './PreviewPage.tsx'
import { VersionList } from './VersionList.tsx'
import { useLabel, useShow } from './useFieldWords.ts'

type Difference = {
  readonly at: string
  readonly then: Field | undefined
  readonly now: Field | undefined
}

const shownMost = 200

/** Fields that differ between a version and what stands now. */
export function differencesOf(then: FormState, now: FormState): Difference[] {
  return [...new Set([...Object.keys(then.fields), ...Object.keys(now.fields)])]
    .map((at) => ({ at, then: then.fields[at], now: now.fields[at] }))
    .filter((one) => !sameValue(one.then?.value ?? null, one.now?.value ?? null))
}

function Differences({ then, now }: { readonly then: FormState; readonly now: FormState }) {
  const { t } = useTranslation('programmes')
  const { form, nameOf } = useApplication()
  const desk = useOpenDesk()
  const show = useShow(form)
  const label = useLabel(form, now)
  const rows = differencesOf(then, now)
  if (rows.length === 0) return <Empty title={t('versions.same')} />
  const restore = (row: Difference) => {
    const before = row.now?.value ?? null
    desk?.store.set(row.at, row.then?.value ?? null)
    toast(t('versions.restored', { field: label(row.at) }), () => desk?.store.set(row.at, before))
  }
  return (
    <>
      <Table
        label={t('versions.differences')}
        rows={rows.slice(0, shownMost)}
        rowKey={({ at }) => at}
        columns={[
          {
            key: 'field',
            head: t('versions.field'),
            renderCell: ({ at }) => label(at),
          },
          {
            key: 'then',
            head: t('versions.then'),
            renderCell: (row) => show(row.at, row.then?.value),
          },
          {
            key: 'now',
            head: t('versions.now'),
            renderCell: (row) => show(row.at, row.now?.value),
          },
          {
            key: 'by',
            head: t('versions.by'),
            renderCell: ({ now: field }) => (field?.by === undefined ? '' : nameOf(field.by)),
          },
          ...(desk === null
            ? []
            : [
                {
                  key: 'restore',
                  head: t('versions.act'),
                  renderCell: (row: Difference) => (
                    <Button size="small" onClick={() => restore(row)}>
                      {t('versions.restore')}
                    </Button>
                  ),
                },
              ]),
        ]}
      />
      {rows.length > shownMost && (
        <p className="muted t13">{t('versions.more', { count: rows.length - shownMost })}</p>
      )}
    </>
  )
}

function Slider({
  at,
  latest,
  onChange,
}: {
  readonly at: number
  readonly latest: number
  readonly onChange: (version: number) => void
}) {
  const { t } = useTranslation('programmes')
  const id = useId()
  return (
    <div className={css.slider}>
      <label htmlFor={id}>{t('versions.version', { version: at })}</label>
      <input
        id={id}
        type="range"
        min={0}
        max={latest}
        value={at}
        aria-valuetext={t('versions.version', { version: at })}
        onChange={(event) => onChange(Number(event.target.value))}
      />
      <span className="muted">{t('versions.of', { latest })}</span>
    </div>
  )
}

/** The draft as it stood at any version: what differs from now, the document then, and a field taken back. */
export function VersionsPage() {
  const { t } = useTranslation('programmes')
  const { moment } = useFormat()
  const { application, form } = useApplication()
  const desk = useOpenDesk()
  const latest = application.draftVersion
  const [version, setVersion] = useState(Math.max(0, latest - 1))
  const [view, setView] = useState<'differences' | 'document'>('differences')
  const wanted = useDeferredValue(version)
  const params = { id: application.id }
  const read = (query: { version?: number }) => ({
    ...callOptions(readDraft, { params, query }),
    placeholderData: keepPreviousData,
  })
  const then = useQuery({ ...read({ version: wanted }), staleTime: Number.POSITIVE_INFINITY })
  const now = useQuery({ ...read({}), enabled: desk === null })
  const present = desk?.store.state() ?? (now.data as FormState | undefined)
  const past = then.data as FormState | undefined
  const sealed = application.submissions.find(({ draftVersion }) => draftVersion === version)
  return (
    <Sheet
      title={t('versions.title')}
      end={
        <ButtonLink size="small" to="/applications/$id" params={params}>
          {t('preview.back')}
        </ButtonLink>
      }
    >
      <div className={css.versions}>
        <p className="second">{t('versions.text')}</p>
        <Slider at={version} latest={latest} onChange={setVersion} />
        {sealed !== undefined && (
          <p className="t13">
            {t('versions.sealed', {
              number: sealed.receiptNo,
              moment: moment(sealed.submittedAt, { year: true }),
              name: sealed.submittedBy,
            })}
          </p>
        )}
        <Segments
          label={t('versions.view')}
          value={view}
          onChange={setView}
          options={[
            { value: 'differences', label: t('versions.differences') },
            { value: 'document', label: t('versions.document') },
          ]}
        />
        {then.error !== null && <ErrorState problem={then.error.problem} />}
        {(past === undefined || present === undefined) && then.error === null && (
          <Loading lines={5} />
        )}
        {past !== undefined && present !== undefined && view === 'differences' && (
          <Differences then={past} now={present} />
        )}
        {past !== undefined && view === 'document' && (
          <AnswersDocument answers={answersOf(form, past)} directions={application.directions} />
        )}
        <h3>{t('versions.list')}</h3>
        <VersionList at={version} latest={latest} onGo={setVersion} />
      </div>
    </Sheet>
  )
}
