import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import type { AnswerOf } from '../../../domain/kernel/endpoint.ts'
import type { Answers } from '../../../domain/programmes/form/answers.ts'
import type { FormDefinition } from '../../../domain/programmes/form/definition.ts'
import { documentOf } from '../../../domain/programmes/form/document.ts'
import { outlineOf } from '../../../domain/programmes/form/outline.ts'
import { readAsGuest } from '../../../domain/programmes/guidance.endpoints.ts'
import { useFormat } from '../../kernel/format.ts'
import { useCall } from '../../kernel/query.ts'
import { NotFound } from '../../kernel/shell/Faults.tsx'
import { PageHead, WithSide } from '../../kernel/shell/PageHead.tsx'
import { Combobox } from '../../ui/Combobox.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { ErrorState, Loading, Note } from '../../ui/States.tsx'
import {
  CommentBox,
  CommentLine,
  CommentsLeft,
  useComments,
  usePlaceName,
} from '../application/Comments.tsx'
import commentsCss from '../application/Comments.module.css'
import { type Call, useForm, useProgramme } from '../call/useProgramme.ts'
import { nameOfCode, useCodes } from '../form/codeLists.ts'
import { DocumentView } from '../preview/DocumentView.tsx'

type Draft = AnswerOf<typeof readAsGuest>

function Paper({
  draft,
  form,
  call,
}: {
  readonly draft: Draft
  readonly form: FormDefinition
  readonly call: Call
}) {
  const { language } = useFormat()
  useCodes('division')
  useCodes('industry')
  const document = documentOf(form, draft.answers as Answers, {
    language,
    given: { programme: call.title[language], applicant: draft.orgName },
    context: { directions: draft.directions, nameOfCode },
  })
  return <DocumentView document={document} />
}

/** Remarks of everybody who may make some, and one's own to add. */
function Remarks({ draft, form }: { readonly draft: Draft; readonly form: FormDefinition }) {
  const { t } = useTranslation('programmes')
  const [at, setAt] = useState<string | null>(null)
  const nameOf = usePlaceName(form)
  const comments = useComments(draft.id)
  const sections = form.sections.filter(({ role }) => role !== 'officer')
  const places = sections.flatMap((section) => [
    { value: section.id, label: nameOf(section.id) },
    ...outlineOf(form)
      .entries.filter((entry) => entry.section === section)
      .map((entry) => ({ value: entry.at, label: nameOf(entry.at) })),
  ])
  return (
    <Sheet title={t('comments.title')}>
      <div className="stack">
        <Combobox
          label={t('comments.place')}
          placeholder={t('comments.whole')}
          options={places}
          value={at}
          onChange={setAt}
        />
        <CommentBox applicationId={draft.id} at={at ?? ''} />
        {comments.length === 0 ? (
          <p className="second t13">{t('comments.none')}</p>
        ) : (
          <ul className={commentsCss.list}>
            {comments.toReversed().map((comment) => (
              <CommentLine
                key={comment.id}
                comment={comment}
                mayResolve={false}
                place={<b>{nameOf(comment.at)}</b>}
              />
            ))}
          </ul>
        )}
        <CommentsLeft applicationId={draft.id} />
      </div>
    </Sheet>
  )
}

/** A draft as a guest sees it: the document, and remarks beside it. */
export function GuestDraftPage() {
  const { t } = useTranslation('programmes')
  const { due } = useFormat()
  const { id } = useParams({ from: '/desk/guest-drafts/$id' })
  const { data: draft, error } = useCall(readAsGuest, { params: { id } })
  const programmeId = draft?.programmeId ?? ''
  const form = useForm(programmeId, draft !== undefined).data
  const call = useProgramme(programmeId, draft !== undefined).data
  if (error?.problem.status === 404) return <NotFound />
  if (error !== null) return <ErrorState problem={error.problem} />
  if (draft === undefined || form === undefined || call === undefined) return <Loading lines={8} />
  const title = draft.title === '' ? t('mine.untitled') : draft.title
  return (
    <>
      <PageHead title={title} crumbs={[{ label: t('guestDraft.title'), to: '/guest-drafts' }]} />
      <h1 className="sr">{title}</h1>
      <WithSide side={<Remarks draft={draft} form={form} />}>
        <Note>
          {draft.untilAt === null
            ? t('guestDraft.own')
            : t('guestDraft.note', { name: draft.orgName, moment: due(draft.untilAt) })}
        </Note>
        <Paper draft={draft} form={form} call={call} />
      </WithSide>
    </>
  )
}
