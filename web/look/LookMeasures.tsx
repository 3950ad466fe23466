import { IconClockHour4, IconLock } from '@tabler/icons-react'
import { useTranslation } from '../kernel/words.ts'
import { LinkButton } from '../ui/Button.tsx'
import { Checklist, RuleList } from '../ui/Checklist.tsx'
import { DeadlineRule, TimeLeft } from '../ui/DeadlineRule.tsx'
import { QuotaMeter } from '../ui/QuotaMeter.tsx'
import { OfflineTag, Ordinal, Stamp, Tag } from '../ui/Tag.tsx'
import { WhyPanel, WhyToggle } from '../ui/WhyPanel.tsx'
import { Block, Columns } from './Block.tsx'

const now = new Date('2027-06-18T02:00:00Z')
const due = '2027-07-09T09:00:00Z'

function Whys() {
  const { t } = useTranslation('look')
  return (
    <div className="stack">
      <WhyPanel
        title={t('why.firstTitle')}
        why={{
          rule: { source: 'example', text: t('why.firstRule') },
          inputs: [{ label: t('why.firstInput'), value: t('why.firstValue') }],
        }}
        change={t('why.firstChange')}
      />
      <WhyPanel
        tone="bad"
        title={t('why.overTitle')}
        why={{
          rule: { source: 'notice', text: t('why.overRule'), clause: t('why.overClause') },
          inputs: [],
        }}
        change={t('why.overChange')}
      />
      <div>
        <WhyToggle startOpen>
          <WhyPanel
            tone="care"
            title={t('why.softTitle')}
            why={{
              rule: { source: 'notice', text: t('why.softRule') },
              inputs: [{ label: t('why.softInput'), value: t('why.softValue'), at: '#main' }],
            }}
            change={t('why.softChange')}
          />
        </WhyToggle>
      </div>
    </div>
  )
}

function Lists() {
  const { t } = useTranslation('look')
  return (
    <div className="stack">
      <div>
        <Checklist
          label={t('blocks.checklist')}
          parts={[
            { key: 'a', label: t('parts.a'), done: 14, total: 14 },
            {
              key: 'b',
              label: t('parts.b'),
              done: 8,
              total: 9,
              faults: [{ key: 'sum', text: t('parts.fault'), go: () => undefined }],
            },
            { key: 'c', label: t('parts.c'), done: 6, total: 6 },
            { key: 'g', label: t('parts.g'), done: 0, total: 1 },
          ]}
        />
      </div>
      <RuleList
        rules={[
          { key: '1', state: 'good', text: t('parts.rule1'), end: t('parts.auto') },
          { key: '2', state: 'care', text: <b>{t('parts.rule2')}</b> },
          { key: '3', state: 'person', text: t('parts.rule3') },
        ]}
      />
    </div>
  )
}

/** Reasons, places, time, marks and what is still open. */
export function LookMeasures() {
  const { t } = useTranslation('look')
  return (
    <>
      <Columns>
        <Block title={t('blocks.why')}>
          <Whys />
        </Block>
        <Block title={t('blocks.checklist')}>
          <Lists />
        </Block>
      </Columns>
      <Columns count={3}>
        <Block title={t('blocks.quota')}>
          <div className="stack">
            <QuotaMeter
              label={t('quota.label')}
              end={<LinkButton>{t('quota.why')}</LinkButton>}
              limit={15}
              used={13}
              asking={1}
              note={t('quota.note')}
            />
            <QuotaMeter limit={15} used={16} />
          </div>
        </Block>
        <Block title={t('blocks.deadline')}>
          <div className="stack">
            <DeadlineRule
              label={t('due.submit')}
              opensAt="2027-05-28T01:00:00Z"
              dueAt={due}
              now={now}
              workingDaysLeft={15}
            />
            <DeadlineRule
              label={t('due.report')}
              opensAt="2027-05-28T01:00:00Z"
              dueAt="2027-06-24T09:00:00Z"
              now={now}
              workingDaysLeft={4}
              note={t('due.note')}
            />
            <TimeLeft dueAt="2027-06-18T09:00:00Z" now={now} workingDaysLeft={0} />
            <TimeLeft dueAt="2027-06-04T09:00:00Z" now={now} workingDaysLeft={0} />
          </div>
        </Block>
        <Block title={t('blocks.marks')}>
          <div className="row wrap">
            <Tag tone="good">{t('mark.pass')}</Tag>
            <Tag tone="care">{t('mark.care')}</Tag>
            <Tag tone="bad">{t('mark.fail')}</Tag>
            <Tag icon={IconClockHour4}>{t('mark.doing')}</Tag>
            <Tag icon={IconLock}>{t('mark.sealed')}</Tag>
            <Tag boxed>{t('mark.example')}</Tag>
            <Tag boxed tone="chosen">
              {t('mark.chosen')}
            </Tag>
            <Tag boxed tone="good">
              {t('mark.pass')}
            </Tag>
            <Tag boxed tone="care">
              {t('mark.care')}
            </Tag>
            <Tag boxed tone="bad">
              {t('mark.fail')}
            </Tag>
            <OfflineTag />
            <Ordinal>{4}</Ordinal>
            <Stamp mark={t('mark.seal')} label={t('mark.sealLabel')} />
          </div>
          <p className="t12 muted">{t('mark.sealNote')}</p>
        </Block>
      </Columns>
    </>
  )
}
