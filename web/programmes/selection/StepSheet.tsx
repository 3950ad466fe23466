import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import {
  listSelection,
  lookSelection,
  readSelection,
  stepSelection,
} from '../../../domain/programmes/selection.endpoints.ts'
import type { SelectionPage } from '../../../domain/programmes/selectionPage.ts'
import {
  mayConfirm,
  mayPropose,
  mayReopenSelection,
  mayTakeBack,
} from '../../../domain/programmes/selection.ts'
import { useFormat } from '../../kernel/format.ts'
import { mayI, useMe } from '../../kernel/me.ts'
import { useAct } from '../../kernel/query.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ReasonDialog } from '../../ui/ReasonDialog.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { ErrorState, Note } from '../../ui/States.tsx'
import { Table } from '../../ui/Table.tsx'
import { toast } from '../../ui/Toast.tsx'
import { actorOf } from '../application/actor.ts'
import { type Name, useNameColumns } from './ListPart.tsx'
import css from './Selection.module.css'

const renews = [readSelection, listSelection]
/** Whether it is possible at all: the reason is written in the dialog. */
const anyReason = 'to be written below'

function Changed({
  added,
  removed,
}: {
  readonly added: readonly Name[]
  readonly removed: readonly Name[]
}) {
  const { t } = useTranslation('selection')
  if (added.length + removed.length === 0) return <p>{t('look.none')}</p>
  const part = (key: 'added' | 'removed', names: readonly Name[]) =>
    names.length > 0 && (
      <div>
        <b>{t(`look.${key}`, { count: names.length })}</b>
        <ul className={css.plain}>
          {names.map(({ key: id, title, direction }) => (
            <li key={id}>
              {title} · {direction}
            </li>
          ))}
        </ul>
      </div>
    )
  return (
    <>
      {part('added', added)}
      {part('removed', removed)}
    </>
  )
}

/** Between the list as it stands and as this person last saw it. */
function LookPart({ page }: { readonly page: SelectionPage }) {
  const { t } = useTranslation('selection')
  const { moment } = useFormat()
  const look = useAct(lookSelection, { renews, onDone: () => toast(t('look.noted')) })
  const seen = { count: page.counts.taken, digest: page.digest }
  return (
    <section className="stack">
      <h3>{t('look.title')}</h3>
      {page.look === null ? (
        <p className="second">{t('look.first')}</p>
      ) : (
        <>
          <p className={css.note}>{t('look.at', { moment: moment(page.look.at) })}</p>
          <Changed added={page.look.added} removed={page.look.removed} />
        </>
      )}
      {page.selectionId !== null && (
        <div>
          <Button
            size="small"
            busy={look.isPending}
            onClick={() => look.mutate({ params: { programmeId: page.programmeId }, body: seen })}
          >
            {t('look.note')}
          </Button>
        </div>
      )}
      {look.error !== null && <ErrorState problem={look.error.problem} />}
    </section>
  )
}

function ConfirmDialog({
  page,
  onClose,
}: {
  readonly page: SelectionPage
  readonly onClose: () => void
}) {
  const { t } = useTranslation('selection')
  const { moment } = useFormat()
  const columns = useNameColumns()
  const act = useAct(stepSelection, {
    renews,
    onDone: () => {
      onClose()
      toast(t('step.done'))
    },
  })
  const seen = { count: page.counts.taken, digest: page.digest }
  const { proposal } = page
  return (
    <Dialog
      open
      shape="wide"
      title={t('step.confirmTitle', { count: seen.count })}
      onClose={onClose}
      foot={
        <Button
          kind="primary"
          busy={act.isPending}
          onClick={() =>
            act.mutate({
              params: { programmeId: page.programmeId },
              body: { verb: 'confirm', seen },
            })
          }
        >
          {t('step.confirm')}
        </Button>
      }
    >
      <div className="stack">
        <p>
          {t('step.confirmNote', {
            by: proposal?.by ?? '',
            at: proposal === null ? '' : moment(proposal.at),
          })}
        </p>
        {page.look !== null && (
          <div>
            <b>{t('look.title')}</b>
            <Changed added={page.look.added} removed={page.look.removed} />
          </div>
        )}
        <div className={css.names}>
          <Table
            label={t('names.title', { count: seen.count })}
            columns={columns}
            rows={page.names}
            rowKey={({ key }) => key}
            density="dense"
          />
        </div>
        <p className={css.digest}>
          {t('step.digest')} {page.digest}
        </p>
        {act.error !== null && <ErrorState problem={act.error.problem} />}
      </div>
    </Dialog>
  )
}

function ProposalNote({ page }: { readonly page: SelectionPage }) {
  const { t } = useTranslation('selection')
  const { moment } = useFormat()
  const { proposal } = page
  if (proposal === null) return <p className="second">{t('step.proposeNote')}</p>
  const { added, removed } = proposal
  const moved = added.length + removed.length > 0 || proposal.digest !== page.digest
  const settled = proposal.confirmedAt !== null
  return (
    <>
      <p>
        {settled
          ? t('step.confirmedBy', {
              by: proposal.by,
              confirmer: proposal.confirmedBy ?? '',
              at: moment(proposal.confirmedAt ?? proposal.at),
              count: proposal.count,
            })
          : t('step.proposedBy', {
              by: proposal.by,
              at: moment(proposal.at),
              count: proposal.count,
            })}
      </p>
      {moved && page.state !== 'public' && page.state !== 'published' && (
        <Note tone="care">
          {t('step.moved', { added: String(added.length), removed: String(removed.length) })}
          <Changed added={added} removed={removed} />
        </Note>
      )}
    </>
  )
}

/** What can be done with the list now, by whom, and why not otherwise. */
export function StepSheet({ page }: { readonly page: SelectionPage }) {
  const { t } = useTranslation('selection')
  const me = useMe()
  const [asking, setAsking] = useState<'confirm' | 'reopen' | null>(null)
  const act = useAct(stepSelection, {
    renews,
    onDone: () => {
      setAsking(null)
      toast(t('step.done'))
    },
  })
  const params = { programmeId: page.programmeId }
  const now = { count: page.counts.taken, digest: page.digest }
  const actor = actorOf(me)
  const over = page.broken.filter(({ bound }) => bound === 'max').length
  const { state, proposal } = page
  const proposed = proposal && {
    ...proposal,
    by: proposal.mine ? (me.person?.id ?? '') : 'another',
  }
  return (
    <Sheet title={t('title')}>
      <div className="stack">
        <ProposalNote page={page} />
        <div className={css.acts}>
          {state === 'drafting' && (
            <ActionButton
              verdict={mayPropose(actor, state, now, now, over)}
              busy={act.isPending}
              onClick={() => act.mutate({ params, body: { verb: 'propose', seen: now } })}
            >
              {t('step.propose')}
            </ActionButton>
          )}
          {state === 'proposed' && (
            <>
              <ActionButton
                verdict={mayConfirm(actor, state, proposed, now, now)}
                onClick={() => setAsking('confirm')}
              >
                {t('step.confirm')}
              </ActionButton>
              <ActionButton
                kind="plain"
                verdict={mayTakeBack(actor, state)}
                busy={act.isPending}
                onClick={() => act.mutate({ params, body: { verb: 'takeBack' } })}
              >
                {t('step.takeBack')}
              </ActionButton>
            </>
          )}
          {state === 'confirmed' && (
            <ActionButton
              kind="plain"
              verdict={mayReopenSelection(actor, state, anyReason)}
              onClick={() => setAsking('reopen')}
            >
              {t('step.reopen')}
            </ActionButton>
          )}
        </div>
        {act.error !== null && asking === null && <ErrorState problem={act.error.problem} />}
        {mayI(me, 'programmes.selection.decide') && <LookPart page={page} />}
      </div>
      {asking === 'confirm' && <ConfirmDialog page={page} onClose={() => setAsking(null)} />}
      {asking === 'reopen' && (
        <ReasonDialog
          title={t('step.reopenTitle')}
          act={t('step.reopen')}
          note={t('step.reopenNote')}
          busy={act.isPending}
          problem={act.error?.problem ?? null}
          onClose={() => setAsking(null)}
          onAct={(reason) => act.mutate({ params, body: { verb: 'reopen', reason } })}
        />
      )}
    </Sheet>
  )
}
