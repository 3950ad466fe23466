import { IconUpload } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from '../../../kernel/words.ts'
import type { AnswerOf } from '../../../../domain/kernel/endpoint.ts'
import { listScans } from '../../../../domain/programmes/package.endpoints.ts'
import type { Package } from '../../../../domain/programmes/package.ts'
import { useFormat } from '../../../kernel/format.ts'
import { mayI, useMe } from '../../../kernel/me.ts'
import { useCall } from '../../../kernel/query.ts'
import { WithSide } from '../../../kernel/shell/PageHead.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Sheet } from '../../../ui/Sheet.tsx'
import { ErrorState, Loading, Note } from '../../../ui/States.tsx'
import { Table } from '../../../ui/Table.tsx'
import { Ordinal, Stamp, Tag } from '../../../ui/Tag.tsx'
import { BuildSheet } from './BuildSheet.tsx'
import css from './Package.module.css'
import { ScanDialog } from './ScanDialog.tsx'
import { usePackage, versionAddress } from './usePackage.ts'

export type Slot = AnswerOf<typeof listScans>['slots'][number]

const slotKey = (slot: Slot) => `${slot.document}:${slot.applicationId ?? ''}`

export function useSlotName() {
  const { t } = useTranslation('programmes')
  return (slot: Slot) =>
    slot.document === 'application' ? slot.title : t(`handIn.scans.document.${slot.document}`)
}

function What({ slot }: { readonly slot: Slot }) {
  const { t } = useTranslation('programmes')
  const name = useSlotName()
  return (
    <>
      {slot.rank !== null && <Ordinal>{slot.rank}</Ordinal>} {name(slot)}
      {slot.document === 'application' && (
        <div className="muted t12">{t('handIn.scans.document.application')}</div>
      )}
    </>
  )
}

function Verdict({ slot }: { readonly slot: Slot }) {
  const { t } = useTranslation('programmes')
  const { moment } = useFormat()
  const { scan } = slot
  if (scan === null) return <Tag tone="care">{t('handIn.scans.missing')}</Tag>
  const by = t('handIn.scans.by', { by: scan.verifiedBy, moment: moment(scan.verifiedAt, {}) })
  return (
    <>
      <Stamp mark={t('handIn.scans.stamp')} label={t('handIn.scans.matched')} />{' '}
      <a href={versionAddress(scan.versionId)} target="_blank" rel="noopener">
        {scan.name}
      </a>
      <div className="muted t12">
        {scan.pages !== null && t('handIn.scans.pages', { count: scan.pages })} {by}
      </div>
      <div className="t12">
        {scan.packed ? (
          <span className="muted">{t('handIn.scans.packed')}</span>
        ) : (
          <Tag tone="care">{t('handIn.scans.unpacked')}</Tag>
        )}
      </div>
    </>
  )
}

type SlotsProps = {
  readonly slots: readonly Slot[]
  readonly open: boolean
  readonly onUpload: (slot: Slot) => void
}

function Slots({ slots, open, onUpload }: SlotsProps) {
  const { t } = useTranslation('programmes')
  const name = useSlotName()
  return (
    <Table<Slot>
      label={t('handIn.scans.title')}
      rows={slots}
      rowKey={slotKey}
      columns={[
        { key: 'what', head: t('handIn.scans.what'), renderCell: (slot) => <What slot={slot} /> },
        {
          key: 'code',
          head: t('handIn.scans.code'),
          renderCell: (slot) => <span className={css.code}>{slot.versionCode}</span>,
        },
        {
          key: 'state',
          head: t('handIn.scans.state'),
          renderCell: (slot) => <Verdict slot={slot} />,
        },
        ...(open
          ? [
              {
                key: 'act',
                head: t('handIn.scans.act'),
                renderCell: (slot: Slot) => (
                  <Button
                    size="small"
                    icon={IconUpload}
                    aria-label={`${t(`handIn.scans.${slot.scan === null ? 'upload' : 'replace'}`)} ${name(slot)}`}
                    onClick={() => onUpload(slot)}
                  >
                    {t(`handIn.scans.${slot.scan === null ? 'upload' : 'replace'}`)}
                  </Button>
                ),
              },
            ]
          : []),
      ]}
    />
  )
}

const takesScans = new Set(['signed', 'building', 'built', 'failed'])

function Standing({ item, slots }: { readonly item: Package; readonly slots: readonly Slot[] }) {
  const { t } = useTranslation('programmes')
  if (!takesScans.has(item.state)) return <Note>{t('handIn.scans.closed')}</Note>
  const outside = slots.filter(({ scan }) => scan !== null && !scan.packed).length
  if (outside > 0) return <Note tone="care">{t('handIn.scans.rebuild', { count: outside })}</Note>
  const done = slots.every(({ scan }) => scan !== null)
  return done ? <Note tone="good">{t('handIn.scans.allDone')}</Note> : null
}

/** The pages that must come back stamped, each with the code it must show and what was found. */
export function ScansPage() {
  const { t } = useTranslation('programmes')
  const mine = mayI(useMe(), 'programmes.package.build')
  const { data: item } = usePackage()
  const [slot, setSlot] = useState<Slot | null>(null)
  const id = item?.id ?? ''
  const { data, error, refetch } = useCall(listScans, { params: { id } })
  if (error !== null) return <ErrorState problem={error.problem} onRetry={() => void refetch()} />
  if (data === undefined || item === undefined) return <Loading lines={6} />
  const { slots, missing } = data
  const numbers = { done: slots.length - missing, all: slots.length }
  return (
    <WithSide side={<BuildSheet item={item} />}>
      <Standing item={item} slots={slots} />
      <Sheet title={t('handIn.scans.title')} note={t('handIn.scans.note', numbers)}>
        <div className="stack">
          <p className="second t13">{t('handIn.scans.intro')}</p>
          <Slots slots={slots} open={mine && takesScans.has(item.state)} onUpload={setSlot} />
          <p className="muted t12">{t('handIn.scans.weight')}</p>
        </div>
      </Sheet>
      {slot !== null && <ScanDialog id={id} slot={slot} onClose={() => setSlot(null)} />}
    </WithSide>
  )
}
