import { IconMessage } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import { itemOf } from '../../../domain/programmes/form/address.ts'
import type { FormDefinition } from '../../../domain/programmes/form/definition.ts'
import { labelOf } from '../../../domain/programmes/form/sentence.ts'
import {
  listComments,
  makeComment,
  reopenComment,
  resolveComment,
} from '../../../domain/programmes/guidance.endpoints.ts'
import type { AnswerOf } from '../../../domain/kernel/endpoint.ts'
import { formatNumber, useFormat } from '../../kernel/format.ts'
import { useMe } from '../../kernel/me.ts'
import { callOptions, useAct } from '../../kernel/query.ts'
import { useQuery } from '@tanstack/react-query'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { ErrorState } from '../../ui/States.tsx'
import { TextArea } from '../../ui/TextInput.tsx'
import { toast } from '../../ui/Toast.tsx'
import { letterOf } from '../form/SectionForm.tsx'
import css from './Comments.module.css'

export type DraftComment = AnswerOf<typeof listComments>['rows'][number]

const lookEveryMs = 20_000
const bodyMost = 2000

const useReading = (applicationId: string) =>
  useQuery({
    ...callOptions(listComments, { params: { id: applicationId } }),
    refetchInterval: lookEveryMs,
  }).data

export function useComments(applicationId: string): readonly DraftComment[] {
  return useReading(applicationId)?.rows ?? []
}

/** That there are more than these, where so very many were dealt with. */
export function CommentsLeft({ applicationId }: { readonly applicationId: string }) {
  const { t } = useTranslation('programmes')
  const data = useReading(applicationId)
  if (data === undefined || data.total <= data.rows.length) return null
  return (
    <p className="second t13">
      {t('comments.lastShown', { count: data.rows.length, total: formatNumber(data.total) })}
    </p>
  )
}

/** What a comment is about: a field, a section, or the whole. */
export function usePlaceName(form: FormDefinition): (at: string) => string {
  const { t } = useTranslation('programmes')
  const { language } = useFormat()
  return (at) => {
    if (at === '') return t('comments.whole')
    const section = form.sections.find(({ id }) => id === at)
    if (section === undefined) return labelOf(form, at, language)
    if (section.role === 'cover') return t('apply.cover')
    return `${letterOf(section)} ${section.title[language]}`.trim()
  }
}

/** One remark: who, from where, when, and what became of it. */
export function CommentLine({
  comment,
  place,
  mayResolve,
}: {
  readonly comment: DraftComment
  /** Where it stands, if that is not plain from where it is shown. */
  readonly place?: ReactNode
  readonly mayResolve: boolean
}) {
  const { t } = useTranslation('programmes')
  const { moment } = useFormat()
  const me = useMe()
  const reopen = useAct(reopenComment, { renews: [listComments] })
  const resolve = useAct(resolveComment, {
    renews: [listComments],
    onDone: () =>
      toast(t('comments.resolved'), () => reopen.mutate({ params: { id: comment.id } })),
  })
  const params = { id: comment.id }
  const open = comment.resolvedAt === null
  return (
    <li className={css.comment} data-open={open || undefined}>
      <p className="muted t12">
        {place}
        {place !== undefined && ' '}
        {comment.orgName === me.actingOrg?.name
          ? comment.personName
          : t('comments.by', { person: comment.personName, org: comment.orgName })}{' '}
        {moment(comment.madeAt, {})}
      </p>
      <p className={css.body}>{comment.body}</p>
      {mayResolve && (
        <LinkButton
          className="t13"
          onClick={() => (open ? resolve.mutate({ params }) : reopen.mutate({ params }))}
        >
          {t(open ? 'comments.resolve' : 'comments.reopen')}
        </LinkButton>
      )}
      {resolve.error !== null && <ErrorState problem={resolve.error.problem} />}
    </li>
  )
}

/** Writes a remark at a place. What is written stays until it is sent. */
export function CommentBox({
  applicationId,
  at,
  onDone,
}: {
  readonly applicationId: string
  readonly at: string
  readonly onDone?: () => void
}) {
  const { t } = useTranslation('programmes')
  const [body, setBody] = useState('')
  const make = useAct(makeComment, {
    renews: [listComments],
    onDone: () => {
      setBody('')
      onDone?.()
    },
  })
  const send = () => {
    if (body.trim() !== '') make.mutate({ params: { id: applicationId }, body: { at, body } })
  }
  return (
    <form
      className={css.box}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <TextArea
        label={t('comments.body')}
        help={t('comments.help')}
        rows={3}
        maxLength={bodyMost}
        value={body}
        onChange={setBody}
      />
      <div className="row">
        <Button size="small" kind="primary" type="submit" busy={make.isPending}>
          {t('comments.send')}
        </Button>
        {onDone !== undefined && (
          <Button size="small" onClick={onDone}>
            {t('comments.cancel')}
          </Button>
        )}
      </div>
      {make.error !== null && <ErrorState problem={make.error.problem} />}
    </form>
  )
}

/** The open remarks on one item, or with `at` a section on the section itself, and the way to add one. */
export function CommentsAt({
  applicationId,
  at,
  inviting,
}: {
  readonly applicationId: string
  readonly at: string
  /** Offers to write a remark here. */
  readonly inviting: boolean
}) {
  const { t } = useTranslation('programmes')
  const [writing, setWriting] = useState(false)
  const own = useComments(applicationId).filter(
    (comment) => comment.resolvedAt === null && itemOf(comment.at) === at,
  )
  if (own.length === 0 && !inviting && !writing) return null
  return (
    <div className={css.at}>
      {own.length > 0 && (
        <ul>
          {own.map((comment) => (
            <CommentLine key={comment.id} comment={comment} mayResolve />
          ))}
        </ul>
      )}
      {writing ? (
        <CommentBox applicationId={applicationId} at={at} onDone={() => setWriting(false)} />
      ) : (
        inviting && (
          <LinkButton className="t13" onClick={() => setWriting(true)}>
            <IconMessage size={14} aria-hidden="true" />{' '}
            {t(at.includes('.') ? 'comments.writeHere' : 'comments.writeSection')}
          </LinkButton>
        )
      )}
    </div>
  )
}
