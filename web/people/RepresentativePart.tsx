import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import type { AnswerOf } from '../../domain/kernel/endpoint.ts'
import {
  type readProfile,
  revealRepresentative,
} from '../../domain/people/organisation.endpoints.ts'
import { call } from '../kernel/call.ts'
import { mayI, useMe } from '../kernel/me.ts'
import { CallProblem } from '../kernel/problem.ts'
import { LinkButton } from '../ui/Button.tsx'
import { ErrorState, Note } from '../ui/States.tsx'
import { TextInput } from '../ui/TextInput.tsx'
import css from './People.module.css'
import { type PartProps, useFields } from './profileFields.ts'

export type RepresentativeEdit = { readonly identityNumber: string; readonly phone: string }

type Seen = AnswerOf<typeof revealRepresentative>

/** Shows the numbers once asked for; they live in this page's memory and nowhere else. */
function Reveal({ orgId }: { readonly orgId: string }) {
  const { t } = useTranslation('people')
  const [seen, setSeen] = useState<Seen | null>(null)
  const [problem, setProblem] = useState<CallProblem | null>(null)
  const look = async () => {
    try {
      setSeen(await call(revealRepresentative, { params: { id: orgId } }))
    } catch (error) {
      if (!(error instanceof CallProblem)) throw error
      setProblem(error)
    }
  }
  if (problem !== null) return <ErrorState problem={problem.problem} />
  if (seen === null) {
    return <LinkButton onClick={() => void look()}>{t('profile.reveal')}</LinkButton>
  }
  const none = t('common.none')
  return (
    <Note>
      {t('profile.revealed', { id: seen.identityNumber ?? none, phone: seen.phone ?? none })}
    </Note>
  )
}

export function RepresentativePart(props: {
  readonly orgId: string
  readonly masked: AnswerOf<typeof readProfile>['representative']
  readonly edit: RepresentativeEdit
  readonly part: PartProps
  readonly onEdit: (edit: RepresentativeEdit) => void
}) {
  const { t } = useTranslation('people')
  const { masked, edit, part, onEdit } = props
  const { text } = useFields(part)
  const may = mayI(useMe(), 'people.organisation.reveal')
  const help = (kept: string | null) =>
    kept === null ? t('profile.sealedHelp') : t('profile.kept', { masked: kept })
  const idFault = part.faults.get('representative/identityNumber')
  const phoneFault = part.faults.get('representative/phone')
  return (
    <section className="stack">
      <div className={css.pair}>
        <TextInput {...text('representativeName')} />
        <TextInput
          label={t('profile.idNumber')}
          optional
          help={help(masked.identityNumberMasked)}
          autoComplete="off"
          readOnly={part.readOnly}
          value={edit.identityNumber}
          onChange={(identityNumber) => onEdit({ ...edit, identityNumber })}
          {...(idFault === undefined ? {} : { error: idFault })}
        />
        <TextInput
          label={t('profile.idPhone')}
          optional
          help={help(masked.phoneMasked)}
          type="tel"
          autoComplete="off"
          readOnly={part.readOnly}
          value={edit.phone}
          onChange={(phone) => onEdit({ ...edit, phone })}
          {...(phoneFault === undefined ? {} : { error: phoneFault })}
        />
      </div>
      {may && (masked.identityNumberMasked !== null || masked.phoneMasked !== null) && (
        <Reveal orgId={props.orgId} />
      )}
    </section>
  )
}
