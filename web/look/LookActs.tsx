import { IconEye, IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import { conflict } from '../../domain/kernel/verdict.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { Button, IconButton, LinkButton } from '../ui/Button.tsx'
import { Segments } from '../ui/Choices.tsx'
import { Tabs } from '../ui/Tabs.tsx'
import { Block, Columns } from './Block.tsx'
import css from './LookPage.module.css'

const refused = conflict('look.sample')

/** Type, buttons, verdicts, segments and tabs. */
export function LookActs() {
  const { t } = useTranslation('look')
  const [scope, setScope] = useState('all')
  const [tab, setTab] = useState('b')
  return (
    <>
      <Block title={t('blocks.type')}>
        <p className={css.song40}>{t('type.song40')}</p>
        <p className="songTitle">{t('type.song28')}</p>
        <p className={css.figures}>{t('type.figures')}</p>
        <p className="pageTitle">
          <b>{t('type.work18')}</b>
        </p>
        <p className={css.reading}>{t('type.read16')}</p>
        <p>{t('type.work14')}</p>
        <p className="t13">{t('type.dense13')}</p>
        <p className="t12 muted">{t('type.unit12')}</p>
      </Block>
      <Block title={t('blocks.buttons')}>
        <div className="stack">
          <div className="row wrap">
            <Button kind="primary">{t('act.submit')}</Button>
            <Button icon={IconEye}>{t('act.preview')}</Button>
            <Button kind="quiet">{t('act.cancel')}</Button>
            <Button kind="danger">{t('act.revoke')}</Button>
            <Button busy>{t('act.busy')}</Button>
            <IconButton icon={IconPrinter} label={t('act.print')} />
            <Segments
              label={t('act.scope')}
              options={[
                { value: 'all', label: t('act.all') },
                { value: 'todo', label: t('act.todo') },
              ]}
              value={scope}
              onChange={setScope}
            />
          </div>
          <ActionButton
            verdict={refused}
            reason={t('act.missing')}
            links={<LinkButton>{t('act.goThrough')}</LinkButton>}
          >
            {t('act.submitToUnit')}
          </ActionButton>
          <ActionButton verdict={refused} kind="plain" reason={t('act.sealedUntil')}>
            {t('act.seeQuotes')}
          </ActionButton>
        </div>
      </Block>
      <Columns>
        <Block title={t('blocks.tabs')}>
          <Tabs
            label={t('parts.label')}
            at={tab}
            onGo={setTab}
            tabs={[
              { key: 'a', label: t('parts.a'), done: true },
              { key: 'b', label: t('parts.b'), open: 1 },
              { key: 'c', label: t('parts.c'), done: true },
              { key: 'g', label: t('parts.g'), open: 2 },
            ]}
          >
            <p className="second t13">{t('parts.body')}</p>
          </Tabs>
        </Block>
      </Columns>
    </>
  )
}
