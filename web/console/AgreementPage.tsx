import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import {
  discardAgreement,
  draftAgreement,
  listAgreements,
  readAgreement,
  saveAgreement,
} from '../../domain/console/agreement.endpoints.ts'
import type { AgreementContent } from '../../domain/console/agreement.ts'
import type { AnswerOf } from '../../domain/kernel/endpoint.ts'
import { allowed, invalid } from '../../domain/kernel/verdict.ts'
import { call } from '../kernel/call.ts'
import { useFormat } from '../kernel/format.ts'
import { renew, useAct, useCall } from '../kernel/query.ts'
import { PageHead } from '../kernel/shell/PageHead.tsx'
import { ActionButton } from '../ui/ActionButton.tsx'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Choices.tsx'
import { DateInput } from '../ui/DateInput.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { ErrorState, Loading } from '../ui/States.tsx'
import { TextArea, TextInput } from '../ui/TextInput.tsx'
import { toast } from '../ui/Toast.tsx'
import { AgreementLookDialog } from './AgreementLookDialog.tsx'
import { AgreementReading } from './AgreementReading.tsx'
import css from './Console.module.css'

type Known = AnswerOf<typeof readAgreement>
type Draft = Omit<AgreementContent, 'effectiveOn'> & { readonly effectiveOn: string | null }

function DraftFields({
  draft,
  onChange,
}: {
  readonly draft: Draft
  readonly onChange: (draft: Draft) => void
}) {
  const { t } = useTranslation('console')
  const put = (part: Partial<Draft>) => onChange({ ...draft, ...part })
  return (
    <div className="stack">
      <div className={css.two}>
        <TextInput
          label={t('agreements.titleZh')}
          most={100}
          value={draft.titleZh}
          onChange={(titleZh) => put({ titleZh })}
        />
        <TextInput
          label={t('agreements.titleEn')}
          most={200}
          value={draft.titleEn}
          onChange={(titleEn) => put({ titleEn })}
        />
        <TextArea
          label={t('agreements.bodyZh')}
          help={t('agreements.bodyHelp')}
          rows={18}
          most={100_000}
          value={draft.bodyZh}
          onChange={(bodyZh) => put({ bodyZh })}
        />
        <TextArea
          label={t('agreements.bodyEn')}
          help={t('agreements.bodyHelp')}
          rows={18}
          most={200_000}
          value={draft.bodyEn}
          onChange={(bodyEn) => put({ bodyEn })}
        />
        <DateInput
          label={t('agreements.effective')}
          value={draft.effectiveOn}
          onChange={(effectiveOn) => put({ effectiveOn })}
        />
        <Checkbox
          label={t('agreements.mustAccept')}
          note={t('agreements.mustAcceptNote')}
          checked={draft.mustAccept}
          onChange={(mustAccept) => put({ mustAccept })}
        />
      </div>
    </div>
  )
}

function DraftEditor({ known }: { readonly known: Known }) {
  const { t } = useTranslation('console')
  const { language } = useFormat()
  const navigate = useNavigate()
  const { row, content } = known
  const [draft, setDraft] = useState<Draft>(content)
  const [looking, setLooking] = useState(false)
  const params = { id: row.id }
  const client = useQueryClient()
  const giveBack = async () => {
    const { id, edition } = await call(draftAgreement, { body: { code: row.code } })
    await call(saveAgreement, { params: { id }, body: { edition, content } })
    await renew(client, listAgreements)
  }
  const save = useAct(saveAgreement, {
    renews: [readAgreement, listAgreements],
    onDone: () => toast(t('agreements.savedDraft')),
  })
  const discard = useAct(discardAgreement, {
    renews: [listAgreements],
    onDone: () => {
      toast(t('agreements.discarded'), () => void giveBack())
      void navigate({ to: '/console/agreements' })
    },
  })
  const dirty = JSON.stringify(draft) !== JSON.stringify(content)
  const problem = save.error ?? discard.error
  const { effectiveOn } = draft
  return (
    <Sheet
      title={language === 'zh' ? row.titleZh : row.titleEn}
      level={1}
      note={t('agreements.versionOf', { version: row.version })}
      inside="form"
      foot={
        <>
          <ActionButton
            kind="plain"
            verdict={effectiveOn === null ? invalid('console.agreement_day_missing') : allowed}
            busy={save.isPending}
            onClick={() =>
              effectiveOn !== null &&
              save.mutate({
                params,
                body: { edition: row.edition, content: { ...draft, effectiveOn } },
              })
            }
          >
            {t('agreements.saveDraft')}
          </ActionButton>
          <ActionButton
            verdict={dirty ? invalid('console.agreement_not_saved') : allowed}
            onClick={() => setLooking(true)}
          >
            {t('agreements.look')}
          </ActionButton>
          <Button
            kind="quiet"
            className="end"
            busy={discard.isPending}
            onClick={() => discard.mutate({ params })}
          >
            {t('agreements.discard')}
          </Button>
        </>
      }
    >
      <DraftFields draft={draft} onChange={setDraft} />
      {problem !== null && <ErrorState problem={problem.problem} />}
      {looking && <AgreementLookDialog row={row} onClose={() => setLooking(false)} />}
    </Sheet>
  )
}

/** One version: a draft is written here, a published one is read. */
export function AgreementPage() {
  const { t } = useTranslation('console')
  const { language } = useFormat()
  const { id } = useParams({ strict: false }) as { readonly id: string }
  const reading = useCall(readAgreement, { params: { id } })
  const known = reading.data
  const title = language === 'zh' ? known?.row.titleZh : known?.row.titleEn
  return (
    <>
      <PageHead
        title={title ?? t('agreements.title')}
        crumbs={[{ label: t('agreements.title'), to: '/console/agreements' }]}
      />
      {reading.error !== null && <ErrorState problem={reading.error.problem} />}
      {known === undefined && reading.error === null && <Loading lines={8} />}
      {known?.row.state === 'draft' && (
        <DraftEditor key={`${id} ${known.row.edition}`} known={known} />
      )}
      {known?.row.state === 'published' && (
        <Sheet
          title={title}
          level={1}
          note={t('agreements.effectiveSince', {
            version: known.row.version,
            day: known.row.effectiveOn,
          })}
          inside="form"
        >
          <AgreementReading content={known.content} />
        </Sheet>
      )}
    </>
  )
}
