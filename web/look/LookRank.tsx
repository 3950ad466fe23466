import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import type { Arrangement } from '../ui/arrangement.ts'
import { DragRank } from '../ui/DragRank.tsx'
import { Ordinals, Tag } from '../ui/Tag.tsx'
import { TextArea } from '../ui/TextInput.tsx'
import { WhyPanel } from '../ui/WhyPanel.tsx'
import { Block } from './Block.tsx'

type Project = {
  readonly id: 1 | 2 | 3 | 4 | 5 | 6 | 7
  readonly directions: readonly number[]
  readonly city: 1 | 2 | 3
  readonly score: number
  readonly check: 'pass' | 'need' | 'lack'
}

const projects: readonly Project[] = [
  { id: 1, directions: [2, 4], city: 1, score: 91.2, check: 'pass' },
  { id: 2, directions: [8], city: 2, score: 90.4, check: 'pass' },
  { id: 3, directions: [2, 4, 8], city: 3, score: 88.1, check: 'pass' },
  { id: 4, directions: [3], city: 1, score: 88.9, check: 'pass' },
  { id: 5, directions: [2, 8], city: 2, score: 85.7, check: 'need' },
  { id: 6, directions: [4], city: 1, score: 78.8, check: 'lack' },
  { id: 7, directions: [2], city: 2, score: 77.5, check: 'pass' },
]

const start: Arrangement = { order: ['1', '2', '3', '4', '5', '6', '7'], ranked: 5 }

function Exception() {
  const { t } = useTranslation('look')
  const [reason, setReason] = useState<string>(t('rank.reason'))
  return (
    <WhyPanel
      tone="care"
      why={{
        rule: { source: 'notice', text: t('rank.rule') },
        inputs: [{ label: t('rank.input'), value: t('rank.value') }],
      }}
      change={t('rank.change')}
    >
      <TextArea
        label={t('rank.reasonLabel')}
        value={reason}
        most={300}
        rows={3}
        onChange={setReason}
      />
    </WhyPanel>
  )
}

/** A ranking with free places and a reserve. */
export function LookRank() {
  const { t } = useTranslation('look')
  const [arrangement, setArrangement] = useState(start)
  return (
    <Block title={t('blocks.rank')}>
      <DragRank
        title={t('rank.title')}
        note={t('rank.note')}
        nameHead={t('rank.name')}
        items={projects}
        idOf={(project) => String(project.id)}
        nameOf={(project) => t(`rank.p${project.id}`)}
        renderUnderName={(project) => t(`rank.o${project.id}`)}
        facts={[
          {
            key: 'directions',
            head: t('rank.direction'),
            width: '84px',
            renderCell: (project) => <Ordinals numbers={project.directions} />,
          },
          {
            key: 'city',
            head: t('rank.city'),
            width: '56px',
            renderCell: (project) => t(`rank.c${project.city}`),
          },
          {
            key: 'score',
            head: t('rank.score'),
            width: '64px',
            numeric: true,
            renderCell: (project) => project.score.toFixed(1),
          },
          {
            key: 'check',
            head: t('rank.check'),
            width: '108px',
            renderCell: (project) =>
              project.check === 'pass' ? (
                <Tag tone="good">{t('mark.pass')}</Tag>
              ) : (
                <Tag tone="care">{t(`rank.${project.check}`)}</Tag>
              ),
          },
        ]}
        renderBelow={(project) => (project.check === 'need' ? <Exception /> : undefined)}
        arrangement={arrangement}
        baseline={start}
        onArrange={setArrangement}
        places={7}
        reserve={{ title: t('rank.reserve'), note: t('rank.reserveNote') }}
      />
    </Block>
  )
}
