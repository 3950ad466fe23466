import { IconCube, IconListCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import { ConflictPanel } from '../kernel/form/ConflictPanel.tsx'
import { SavedState } from '../kernel/form/SavedState.tsx'
import type { SavedKind } from '../kernel/form/savedState.ts'
import { Button } from '../ui/Button.tsx'
import { CommandPalette } from '../ui/CommandPalette.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { DocumentPage } from '../ui/DocumentPage.tsx'
import { SidePanel } from '../ui/SidePanel.tsx'
import { toast } from '../ui/Toast.tsx'
import { Block, Columns } from './Block.tsx'
import css from './LookPage.module.css'

const kinds: readonly SavedKind[] = [
  'saved',
  'local',
  'sending',
  'offline',
  'waiting',
  'signedOut',
  'conflict',
]
const savedAt = Date.parse('2027-06-18T06:32:00Z')

function Dialogs() {
  const { t } = useTranslation(['look', 'ui'])
  const [open, setOpen] = useState<'dialog' | 'panel' | 'palette' | null>(null)
  const close = () => setOpen(null)
  return (
    <div className="row wrap">
      <Button onClick={() => setOpen('dialog')}>{t('look:dialog.open')}</Button>
      <Button onClick={() => setOpen('panel')}>{t('look:dialog.panel')}</Button>
      <Button onClick={() => setOpen('palette')}>{t('look:dialog.palette')}</Button>
      <Button onClick={() => toast(t('look:dialog.moved'), () => undefined)}>
        {t('look:dialog.toast')}
      </Button>
      <Dialog
        open={open === 'dialog'}
        onClose={close}
        title={t('look:dialog.title')}
        foot={
          <>
            <Button onClick={close}>{t('ui:dialog.cancel')}</Button>
            <Button kind="primary" onClick={close}>
              {t('look:dialog.send')}
            </Button>
          </>
        }
      >
        <p className="second t13">{t('look:dialog.text')}</p>
      </Dialog>
      <SidePanel open={open === 'panel'} onClose={close} title={t('look:dialog.bracket')}>
        <p className="second t13">{t('look:dialog.text')}</p>
      </SidePanel>
      <CommandPalette
        open={open === 'palette'}
        onClose={close}
        onGo={close}
        finders={[]}
        entries={[
          {
            id: 'part',
            label: t('look:dialog.bracket'),
            hint: t('look:dialog.partHint'),
            icon: IconCube,
            run: close,
          },
          {
            id: 'order',
            label: 'PO-2027-0611',
            hint: t('look:dialog.orderHint'),
            icon: IconListCheck,
            run: close,
          },
        ]}
      />
    </div>
  )
}

/** What is saved, what collides, documents and dialogs. */
export function LookWork() {
  const { t } = useTranslation('look')
  return (
    <>
      <Columns>
        <Block title={t('blocks.conflict')}>
          <ConflictPanel
            field={t('conflict.field')}
            mine={{ text: t('conflict.mine') }}
            theirs={{ text: t('conflict.theirs'), by: t('conflict.who') }}
            onMine={() => undefined}
            onTheirs={() => undefined}
          />
        </Block>
        <Block title={t('blocks.saved')}>
          <ul>
            {kinds.map((kind) => (
              <li key={kind}>
                <SavedState
                  state={{
                    kind,
                    unsent: 4,
                    savedAt,
                    parked: kind === 'conflict' ? [{ key: 'a', edit: null, conflict: null }] : [],
                    problem: null,
                    durable: true,
                  }}
                />
              </li>
            ))}
          </ul>
        </Block>
      </Columns>
      <Block title={t('blocks.dialogs')}>
        <Dialogs />
      </Block>
      <Block title={t('blocks.document')}>
        <div className={css.desk}>
          <DocumentPage
            title={t('document.title')}
            section={t('document.section')}
            page={12}
            pages={46}
          >
            <h3>{t('document.h1')}</h3>
            <h4>{t('document.h2')}</h4>
            <p>
              {t('document.text')}
              <mark>{t('document.cited')}</mark>
              {t('document.rest')}
            </p>
          </DocumentPage>
        </div>
      </Block>
    </>
  )
}
