import { useTranslation } from 'react-i18next'
import { Sheet } from '../../ui/Sheet.tsx'
import { WhyPanel } from '../../ui/WhyPanel.tsx'
import type { CandidateFile } from './CandidatePage.tsx'

const tones = { fails: 'bad', needsPerson: 'care', warns: 'care', unanswered: 'plain' } as const

/** What eligibility and earlier lists say of this file; what passes needs no words. */
export function CandidateWarnings({ file }: { readonly file: CandidateFile }) {
  const { t } = useTranslation('programmes')
  const open = file.eligibility.reasons.filter(({ outcome }) => outcome !== 'passes')
  return (
    <Sheet title={t('officer.eligibility')} note={t(`officer.answer.${file.eligibility.answer}`)}>
      <div className="stack">
        {open.length === 0 && file.winners.length === 0 && (
          <p className="second">{t('officer.nothingOpen')}</p>
        )}
        {open.map((reason) => (
          <WhyPanel
            key={reason.code + reason.text}
            tone={tones[reason.outcome as keyof typeof tones] ?? 'plain'}
            title={reason.text}
            why={reason.why as Parameters<typeof WhyPanel>[0]['why']}
            {...(reason.change === null ? {} : { change: reason.change })}
          />
        ))}
        {file.winners.map(({ winner, certainty }) => (
          <p key={winner.id} className="t13">
            {t('officer.winner', {
              year: winner.year,
              seq: winner.seq,
              project: winner.project,
              applicant: winner.applicant,
            })}
            {t(`officer.certainty.${certainty}`)}
          </p>
        ))}
      </div>
    </Sheet>
  )
}
