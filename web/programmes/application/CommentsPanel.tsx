import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { useApplication } from './ApplicationContext.ts'
import { CommentLine, CommentsLeft, useComments, usePlaceName } from './Comments.tsx'
import css from './Comments.module.css'
import { useGoTo } from './useGoTo.ts'
import { useGoToSection } from './useGoToSection.ts'

const shownMost = 8

/** All remarks on the draft, each leading to its place. */
export function CommentsPanel({
  inviting,
  onInvite,
}: {
  readonly inviting: boolean
  readonly onInvite: (on: boolean) => void
}) {
  const { t } = useTranslation('programmes')
  const { application, form } = useApplication()
  const [all, setAll] = useState(false)
  const comments = useComments(application.id)
  const open = comments.filter(({ resolvedAt }) => resolvedAt === null)
  const done = comments.length - open.length
  const nameOf = usePlaceName(form)
  const goTo = useGoTo()
  const goToSection = useGoToSection()
  const shown = all ? comments : open.slice(0, shownMost)
  const note =
    comments.length === 0
      ? undefined
      : open.length === 0
        ? t('comments.allDone')
        : t('comments.open', { count: open.length })
  return (
    <Sheet title={t('comments.title')} end={<span className="muted t13">{note}</span>}>
      <div className="stack">
        {comments.length === 0 && <p className="second t13">{t('comments.none')}</p>}
        {shown.length > 0 && (
          <ul className={css.list}>
            {shown.map((comment) => (
              <CommentLine
                key={comment.id}
                comment={comment}
                mayResolve
                place={
                  <LinkButton
                    underlined
                    onClick={() =>
                      comment.at.includes('.') ? goTo(comment.at) : goToSection(comment.at)
                    }
                  >
                    {nameOf(comment.at)}
                  </LinkButton>
                }
              />
            ))}
          </ul>
        )}
        {all && <CommentsLeft applicationId={application.id} />}
        <div className="row wrap">
          <Button size="small" aria-pressed={inviting} onClick={() => onInvite(!inviting)}>
            {t(inviting ? 'comments.modeOff' : 'comments.mode')}
          </Button>
          {done > 0 && !all && (
            <LinkButton className="t13" onClick={() => setAll(true)}>
              {t('comments.showResolved', { count: done })}
            </LinkButton>
          )}
        </div>
      </div>
    </Sheet>
  )
}
