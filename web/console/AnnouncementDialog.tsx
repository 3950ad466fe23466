import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import {
  changeAnnouncement,
  listAnnouncements,
  listShownAnnouncements,
  publishAnnouncement,
} from '../../domain/console/announcement.endpoints.ts'
import {
  announcementAudiences,
  type AnnouncementContent,
  type AnnouncementRow,
  mayPublishAnnouncement,
} from '../../domain/console/announcement.ts'
import { allOf, allowed, invalid } from '../../domain/kernel/verdict.ts'
import { orgKinds } from '../../domain/people/organisation.ts'
import { serverNow } from '../kernel/clock.ts'
import { useAct } from '../kernel/query.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { Checkbox, CheckboxGrid } from '../ui/Choices.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Select } from '../ui/Select.tsx'
import { ErrorState } from '../ui/States.tsx'
import { TextArea, TextInput } from '../ui/TextInput.tsx'
import { toast } from '../ui/Toast.tsx'
import css from './Console.module.css'
import { MomentField } from './MomentField.tsx'
import { useOrgKindName, useRoleChoices } from './names.ts'

function fresh(): AnnouncementContent {
  return {
    titleZh: '',
    titleEn: '',
    bodyZh: '',
    bodyEn: '',
    audience: 'everybody',
    audienceParts: [],
    fromAt: serverNow().toISOString(),
    untilAt: null,
    pinned: false,
  }
}

function contentOf(row: AnnouncementRow): AnnouncementContent {
  const { titleZh, titleEn, bodyZh, bodyEn, audience, audienceParts, fromAt, untilAt, pinned } = row
  return { titleZh, titleEn, bodyZh, bodyEn, audience, audienceParts, fromAt, untilAt, pinned }
}

type FieldsProps = {
  readonly content: AnnouncementContent
  readonly onChange: (part: Partial<AnnouncementContent>) => void
}

function Words({ content, onChange }: FieldsProps) {
  const { t } = useTranslation('console')
  return (
    <div className={css.two}>
      <TextInput
        label={t('agreements.titleZh')}
        most={100}
        value={content.titleZh}
        onChange={(titleZh) => onChange({ titleZh })}
      />
      <TextInput
        label={t('agreements.titleEn')}
        most={200}
        value={content.titleEn}
        onChange={(titleEn) => onChange({ titleEn })}
      />
      <TextArea
        label={t('agreements.bodyZh')}
        rows={5}
        most={5000}
        value={content.bodyZh}
        onChange={(bodyZh) => onChange({ bodyZh })}
      />
      <TextArea
        label={t('agreements.bodyEn')}
        rows={5}
        most={10_000}
        value={content.bodyEn}
        onChange={(bodyEn) => onChange({ bodyEn })}
      />
    </div>
  )
}

function Audience({ content, onChange }: FieldsProps) {
  const { t } = useTranslation('console')
  const kindName = useOrgKindName()
  const roles = useRoleChoices()
  const choices = {
    everybody: [],
    signedIn: [],
    role: roles,
    orgKind: orgKinds.map((kind) => ({ value: kind as string, label: kindName(kind) })),
  }[content.audience]
  return (
    <>
      <Select
        label={t('announcements.audience')}
        options={announcementAudiences.map((one) => ({
          value: one,
          label: t(`announcements.audiences.${one}`),
        }))}
        value={content.audience}
        onChange={(audience) => onChange({ audience, audienceParts: [] })}
      />
      {choices.length > 0 && (
        <CheckboxGrid
          label={t(content.audience === 'role' ? 'announcements.roles' : 'announcements.kinds')}
          options={choices}
          values={content.audienceParts}
          onChange={(parts) => onChange({ audienceParts: [...parts] })}
        />
      )}
    </>
  )
}

/** Writes a new announcement, or changes one. */
export function AnnouncementDialog({
  row,
  onClose,
}: {
  readonly row: AnnouncementRow | null
  readonly onClose: () => void
}) {
  const { t } = useTranslation('console')
  const [content, setContent] = useState(() => (row === null ? fresh() : contentOf(row)))
  const put = (part: Partial<AnnouncementContent>) => setContent({ ...content, ...part })
  const renews = [listAnnouncements, listShownAnnouncements]
  const done = (sentence: string) => () => {
    toast(sentence)
    onClose()
  }
  const publish = useAct(publishAnnouncement, {
    renews,
    onDone: done(t('announcements.published')),
  })
  const change = useAct(changeAnnouncement, { renews, onDone: done(t('announcements.changed')) })
  const problem = publish.error ?? change.error
  const titled = content.titleZh.trim() !== '' && content.titleEn.trim() !== ''
  const verdict = allOf(
    titled ? allowed : invalid('console.announcement_title_missing'),
    mayPublishAnnouncement(content, serverNow()),
  )
  return (
    <Dialog
      open
      onClose={onClose}
      title={t(row === null ? 'announcements.add' : 'announcements.edit')}
      shape="wide"
      foot={
        <ActionButton
          verdict={verdict}
          busy={publish.isPending || change.isPending}
          onClick={() =>
            row === null
              ? publish.mutate({ body: content })
              : change.mutate({ params: { id: row.id }, body: { version: row.version, content } })
          }
        >
          {t(row === null ? 'announcements.publish' : 'announcements.save')}
        </ActionButton>
      }
    >
      <div className="stack">
        <Words content={content} onChange={put} />
        <Audience content={content} onChange={put} />
        <div className={css.two}>
          <MomentField
            dayLabel={t('announcements.from')}
            timeLabel={t('announcements.fromTime')}
            value={content.fromAt}
            onChange={(fromAt) => fromAt !== null && put({ fromAt })}
          />
          <MomentField
            dayLabel={t('announcements.until')}
            timeLabel={t('announcements.untilTime')}
            help={t('announcements.untilHelp')}
            optional
            value={content.untilAt}
            onChange={(untilAt) => put({ untilAt })}
          />
        </div>
        <Checkbox
          label={t('announcements.pin')}
          note={t('announcements.pinHelp')}
          checked={content.pinned}
          onChange={(pinned) => put({ pinned })}
        />
        {problem !== null && <ErrorState problem={problem.problem} />}
      </div>
    </Dialog>
  )
}
