import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from '../../kernel/words.ts'
import { mayDiscardProgramme } from '../../../domain/programmes/managing.ts'
import { discardProgramme, listProgrammes } from '../../../domain/programmes/programme.endpoints.ts'
import { useAct } from '../../kernel/query.ts'
import { toast } from '../../ui/Toast.tsx'
import { ConfirmButton } from './ConfirmButton.tsx'
import type { Managed } from './ProgrammeFrame.tsx'

/** Takes away a draft made by mistake. Whether others were started from it only the server knows. */
export function DiscardButton({ managed }: { readonly managed: Managed }) {
  const { t } = useTranslation('office')
  const navigate = useNavigate()
  const act = useAct(discardProgramme, {
    renews: [listProgrammes],
    onDone: () => {
      toast(t('discard.done'))
      void navigate({ to: '/office/programmes' })
    },
  })
  const ships = managed.madeFrom === null
  return (
    <ConfirmButton
      label={t('discard.act')}
      title={t('discard.act')}
      verdict={mayDiscardProgramme(managed.state, { ships, copies: 0 })}
      act={{ ...act, run: () => act.mutate({ params: { programmeId: managed.id } }) }}
    >
      {t('discard.text')}
    </ConfirmButton>
  )
}
