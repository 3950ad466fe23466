import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import { allowed, invalid } from '../../../domain/kernel/verdict.ts'
import type { ProgrammeDefinition } from '../../../domain/programmes/programme.ts'
import {
  beginSelectionPublicity,
  listSelectionObjections,
  publishSelection,
  readSelection,
  strikeSelected,
} from '../../../domain/programmes/selection.endpoints.ts'
import type { SelectionPage } from '../../../domain/programmes/selectionPage.ts'
import {
  issuerPublicityRule,
  mayBeginPublicity,
  mayPublishSelection,
} from '../../../domain/programmes/selection.ts'
import { downloadSelected } from '../../../domain/programmes/selected.endpoints.ts'
import { addressOf } from '../../kernel/call.ts'
import { useFormat } from '../../kernel/format.ts'
import { mayI, useMe } from '../../kernel/me.ts'
import { useAct, useCallWhen } from '../../kernel/query.ts'
import { WithSide } from '../../kernel/shell/PageHead.tsx'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { DateInput } from '../../ui/DateInput.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Link, OutLink } from '../../ui/Link.tsx'
import { NumberInput } from '../../ui/NumberInput.tsx'
import { ReasonDialog } from '../../ui/ReasonDialog.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Empty, ErrorState, Loading, Note } from '../../ui/States.tsx'
import { type Column, Table } from '../../ui/Table.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { toast } from '../../ui/Toast.tsx'
import { TrailButtons, useTrail } from '../../ui/Trail.tsx'
import { actorOf } from '../application/actor.ts'
import guidance from '../guidance/Guidance.module.css'
import { ObjectionLine } from '../publicity/ObjectionList.tsx'
import { PublicityStateTag } from '../publicity/PublicityStateTag.tsx'
import { Names, useNameColumns } from './ListPart.tsx'
import { PaperSheet } from './PaperSheet.tsx'
import css from './Selection.module.css'
import { Sm3 } from './Sm3.tsx'
import { type Chosen, SelectionFrame } from './SelectionFrame.tsx'

const renews = [readSelection, listSelectionObjections]
const listNow = ({ counts, digest }: SelectionPage) => ({ count: counts.taken, digest })

function BeginDialog({ managed, page, onClose }: Chosen & { readonly onClose: () => void }) {
  const { t } = useTranslation('selection')
  const rule = issuerPublicityRule(managed.definition as ProgrammeDefinition)
  const [workingDays, setWorkingDays] = useState<number | null>(rule.workingDays)
  const seen = listNow(page)
  const act = useAct(beginSelectionPublicity, {
    renews,
    onDone: () => {
      onClose()
      toast(t('publicity.begun'))
    },
  })
  return (
    <Dialog
      open
      title={t('publicity.beginTitle', { count: seen.count })}
      onClose={onClose}
      foot={
        <Button
          kind="primary"
          busy={act.isPending}
          onClick={() =>
            act.mutate({
              params: { programmeId: page.programmeId },
              body: { seen, ...(workingDays === null ? {} : { workingDays }) },
            })
          }
        >
          {t('publicity.begin')}
        </Button>
      }
    >
      <div className="stack">
        <p>{t('publicity.beginText')}</p>
        <NumberInput label={t('publicity.days')} value={workingDays} onChange={setWorkingDays} />
        <p className={css.digest}>
          {t('step.digest')} {page.digest}
        </p>
        {act.error !== null && <ErrorState problem={act.error.problem} />}
      </div>
    </Dialog>
  )
}

function PublishDialog({
  page,
  count,
  onClose,
}: {
  readonly page: SelectionPage
  readonly count: number
  readonly onClose: () => void
}) {
  const { t } = useTranslation('selection')
  const [documentNumber, setNumber] = useState('')
  const [documentDate, setDate] = useState<string | null>(null)
  const act = useAct(publishSelection, {
    renews,
    onDone: () => {
      onClose()
      toast(t('publicity.published'))
    },
  })
  const ready = documentNumber.trim() !== '' && documentDate !== null
  return (
    <Dialog
      open
      title={t('publicity.publishTitle', { count })}
      onClose={onClose}
      foot={
        <ActionButton
          verdict={ready ? allowed : invalid('programmes.selection_paper_unnamed')}
          busy={act.isPending}
          onClick={() =>
            documentDate !== null &&
            act.mutate({
              params: { programmeId: page.programmeId },
              body: { documentNumber: documentNumber.trim(), documentDate },
            })
          }
        >
          {t('publicity.publish')}
        </ActionButton>
      }
    >
      <div className="stack">
        <p>{t('publicity.publishNote')}</p>
        <TextInput label={t('publicity.number')} value={documentNumber} onChange={setNumber} />
        <DateInput label={t('publicity.date')} value={documentDate} onChange={setDate} />
        {act.error !== null && <ErrorState problem={act.error.problem} />}
      </div>
    </Dialog>
  )
}

function Objections({ page }: { readonly page: SelectionPage }) {
  const { t } = useTranslation('selection')
  const handles = mayI(useMe(), 'programmes.objection.handle')
  const trail = useTrail()
  const { data, error } = useCallWhen(handles, listSelectionObjections, {
    params: { programmeId: page.programmeId },
    query: trail.page,
  })
  if (!handles) return null
  if (error !== null) return <ErrorState problem={error.problem} />
  if (data === undefined) return <Loading lines={2} />
  if (data.rows.length === 0) return <Empty title={t('publicity.noObjections')} />
  return (
    <Sheet title={t('publicity.objections')} note={data.total}>
      <ul className={guidance.list}>
        {data.rows.map((row) => (
          <ObjectionLine key={row.id} objection={row} issuers />
        ))}
      </ul>
      <TrailButtons trail={trail} {...data} />
    </Sheet>
  )
}

function Standing({ page }: { readonly page: SelectionPage }) {
  const { t } = useTranslation('selection')
  const columns = useNameColumns(false)
  const [asking, setAsking] = useState<SelectionPage['standing'][number] | null>(null)
  const act = useAct(strikeSelected, { renews, onDone: () => setAsking(null) })
  const open = mayI(useMe(), 'programmes.selection.decide')
  if (page.standing.length === 0) return <Names page={page} />
  const strike: Column<SelectionPage['standing'][number]> = {
    key: 'strike',
    head: t('publicity.strike'),
    renderCell: (row) => (
      <LinkButton
        underlined
        aria-label={`${t('publicity.strike')} ${row.title} ${row.direction}`}
        onClick={() => setAsking(row)}
      >
        {t('publicity.strike')}
      </LinkButton>
    ),
  }
  const title = t('names.title', { count: page.standing.length })
  return (
    <Sheet title={title} inside="none">
      <Table
        label={title}
        columns={open ? [...columns, strike] : columns}
        rows={page.standing}
        rowKey={({ id }) => id}
        density="dense"
      />
      {asking !== null && (
        <ReasonDialog
          danger
          title={t('publicity.strikeTitle', { title: asking.title })}
          act={t('publicity.strike')}
          note={t('publicity.strikeNote')}
          busy={act.isPending}
          problem={act.error?.problem ?? null}
          onClose={() => setAsking(null)}
          onAct={(reason) => act.mutate({ params: { id: asking.id }, body: { reason } })}
        />
      )}
    </Sheet>
  )
}

function Struck({ page }: { readonly page: SelectionPage }) {
  const { t } = useTranslation('selection')
  if (page.struck.length === 0) return null
  return (
    <Sheet title={t('publicity.struck')} note={page.struck.length}>
      <ul className={css.plain}>
        {page.struck.map(({ id, title, applicant, direction, reason }) => (
          <li key={id}>
            <b>{title}</b> · {applicant} · {direction}
            <div className="second">{reason}</div>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}

function Published({ page }: { readonly page: SelectionPage }) {
  const { t } = useTranslation('selection')
  const { day } = useFormat()
  const { published, programmeId } = page
  if (published === null) return null
  const file = (format: 'csv' | 'json') =>
    addressOf(downloadSelected, { params: { programmeId, format } })
  return (
    <>
      <p>
        {t('publicity.publishedText', {
          number: published.documentNumber,
          date: day(published.documentDate, { year: true }),
          rows: String(published.rows),
        })}
      </p>
      <Link to="/selected">{t('publicity.open')}</Link>
      {(['csv', 'json'] as const).map((format) => (
        <div key={format}>
          <OutLink href={file(format)}>{t(`publicity.${format}`)}</OutLink>
          <p className={css.digest}>
            {t('publicity.digest')} {format === 'csv' ? published.csvSha256 : published.jsonSha256}
          </p>
          <Sm3 value={format === 'csv' ? published.csvSm3 : published.jsonSm3} />
        </div>
      ))}
    </>
  )
}

function StateSheet({ managed, page }: Chosen) {
  const { t } = useTranslation('selection')
  const { day } = useFormat()
  const me = useMe()
  const [asking, setAsking] = useState<'begin' | 'publish' | null>(null)
  const actor = actorOf(me)
  const { publicity, proposal, state } = page
  const now = listNow(page)
  const standing = page.standing.length
  const running = publicity?.state === 'cancelled' ? null : (publicity?.state ?? null)
  return (
    <Sheet
      title={t('tab.publicity')}
      end={publicity !== null && <PublicityStateTag state={publicity.state} />}
    >
      <div className="stack">
        {(state === 'drafting' || state === 'proposed') && <p>{t('publicity.notYet')}</p>}
        {publicity !== null && state !== 'confirmed' && (
          <p>
            {t('publicity.running', { day: day(publicity.lastDay, { year: true }) })}{' '}
            <Link to="/publicities/$id" params={{ id: publicity.id }}>
              {t('publicity.page')}
            </Link>
          </p>
        )}
        {state === 'confirmed' && (
          <ActionButton
            verdict={mayBeginPublicity(
              actor,
              state,
              proposal ?? now,
              now,
              page.steps.map(({ verb }) => verb),
            )}
            onClick={() => setAsking('begin')}
          >
            {t('publicity.begin')}
          </ActionButton>
        )}
        {state === 'public' && (
          <>
            <Note>{t('publicity.accepted')}</Note>
            <ActionButton
              verdict={mayPublishSelection(actor, state, { publicity: running, gone: 0, standing })}
              onClick={() => setAsking('publish')}
            >
              {t('publicity.publish')}
            </ActionButton>
          </>
        )}
        <Published page={page} />
      </div>
      {asking === 'begin' && (
        <BeginDialog managed={managed} page={page} onClose={() => setAsking(null)} />
      )}
      {asking === 'publish' && (
        <PublishDialog page={page} count={standing} onClose={() => setAsking(null)} />
      )}
    </Sheet>
  )
}

/** 公示与公布: names before the public, objections, and the published list with its papers. */
export function PublicityPage() {
  return (
    <SelectionFrame part="publicity">
      {(chosen) => (
        <WithSide
          sideFirst
          side={
            <div className="stack">
              <StateSheet {...chosen} />
              <PaperSheet page={chosen.page} />
            </div>
          }
        >
          <div className="stack">
            {chosen.page.publicity !== null && <Objections page={chosen.page} />}
            <Struck page={chosen.page} />
            <Standing page={chosen.page} />
          </div>
        </WithSide>
      )}
    </SelectionFrame>
  )
}
