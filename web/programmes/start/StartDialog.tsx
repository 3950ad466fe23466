import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import {
  listApplications,
  startApplication,
} from '../../../domain/programmes/application.endpoints.ts'
import type { LicenceType } from '../../../domain/programmes/legalPerson.ts'
import { useFormat } from '../../kernel/format.ts'
import { useMe } from '../../kernel/me.ts'
import { useAct } from '../../kernel/query.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorState } from '../../ui/States.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import type { Call } from '../call/useProgramme.ts'

const titleMost = 100

export type StartDialogProps = {
  readonly call: Call
  readonly open: boolean
  readonly onClose: () => void
  readonly wayKey?: string | undefined
  readonly affiliation?: string | null | undefined
  readonly licence?: LicenceType | null | undefined
  readonly directions: readonly string[]
}

/** Names the project and begins; everything else is asked in the form. */
export function StartDialog(props: StartDialogProps) {
  const { call, open, onClose, wayKey, affiliation, licence, directions } = props
  const { t } = useTranslation(['programmes', 'ui'])
  const { language } = useFormat()
  const me = useMe()
  const navigate = useNavigate()
  const [title, setTitle] = useState('')
  const start = useAct(startApplication, {
    renews: [listApplications],
    onDone: ({ id }) => void navigate({ to: '/applications/$id', params: { id } }),
  })
  const begin = () =>
    start.mutate({
      params: { programmeId: call.id },
      body: {
        title: title.trim().slice(0, titleMost),
        directions: [...directions],
        ...(wayKey === undefined ? {} : { wayKey }),
        ...(affiliation === undefined ? {} : { affiliation }),
        ...(licence === undefined ? {} : { licence }),
      },
    })
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t('programmes:start.title')}
      foot={
        <>
          <Button onClick={onClose}>{t('ui:dialog.cancel')}</Button>
          <Button kind="primary" busy={start.isPending} onClick={begin}>
            {t('programmes:call.start')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p className="second">
          {t('programmes:start.text', {
            org: me.actingOrg?.name ?? '',
            call: call.title[language],
          })}
        </p>
        <TextInput
          label={t('programmes:start.name')}
          optional
          help={t('programmes:start.nameHelp')}
          most={titleMost}
          value={title}
          onChange={setTitle}
        />
        {start.error !== null && <ErrorState problem={start.error.problem} />}
      </div>
    </Dialog>
  )
}
