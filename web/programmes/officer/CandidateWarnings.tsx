import { useTranslation } from '../../kernel/words.ts'
import { Sheet } from '../../ui/Sheet.tsx'
import { WhyPanel } from '../../ui/WhyPanel.tsx'
import { useSaid } from '../eligibility/useSaid.ts'
import type { CandidateFile } from './CandidatePage.tsx'
import { WinnerMatches } from './WinnerMatches.tsx'

const tones = { fails: 'bad', needsPerson: 'care', warns: 'care', unanswered: 'plain' } as const

/** What eligibility and earlier lists say of this file; what passes needs no words. */
export function CandidateWarnings({ file }: { readonly file: CandidateFile }) {
  const { t } = useTranslation('programmes')
  const said = useSaid(false)
  const open = file.eligibility.reasons.filter(({ outcome }) => outcome !== 'passes')
  return (
    <Sheet title={t('officer.eligibility')} note={t(`officer.answer.${file.eligibility.answer}`)}>
      <div className="stack">
        <p className="second t13">
          {file.licence === null
            ? t('officer.licenceUnsaid')
            : t('officer.licence', { type: t(`label.licence_${file.licence}`) })}
        </p>
        {open.length === 0 && file.winners.length === 0 && (
          <p className="second">{t('officer.nothingOpen')}</p>
        )}
        {open.map((reason) => (
          <WhyPanel
            key={reason.code + reason.text}
            tone={tones[reason.outcome as keyof typeof tones] ?? 'plain'}
            title={reason.text}
            why={said(reason.why)}
            {...(reason.change === null ? {} : { change: reason.change })}
          />
        ))}
        {file.winners.length > 0 && <WinnerMatches file={file} />}
      </div>
    </Sheet>
  )
}
