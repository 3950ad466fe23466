/** 能力种类: all kinds of this platform, for whoever keeps them; a new one is begun, copied, or read from a file. */
import { IconPlus, IconUpload } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { fieldIdPattern, type Kind } from '../../../domain/catalog/kind.ts'
import { listKindPlaces, writeKind } from '../../../domain/catalog/kind.endpoints.ts'
import { type KindPlace, mayEditKinds } from '../../../domain/catalog/kindWork.ts'
import { readKind } from '../../../domain/catalog/offer.endpoints.ts'
import { allOf, allowed, invalid, type Verdict } from '../../../domain/kernel/verdict.ts'
import { actorOf } from '../../kernel/actor.ts'
import { call } from '../../kernel/call.ts'
import { formatNumber, useFormat } from '../../kernel/format.ts'
import { useMe } from '../../kernel/me.ts'
import { useAct, useCall } from '../../kernel/query.ts'
import { PageHead } from '../../kernel/shell/PageHead.tsx'
import { useTranslation } from '../../kernel/words.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Link } from '../../ui/Link.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { ErrorState, Loading } from '../../ui/States.tsx'
import { Table } from '../../ui/Table.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { toast } from '../../ui/Toast.tsx'
import { KindField } from '../KindField.tsx'
import { blankDraft, type Draft } from './draft.ts'

type Places = readonly KindPlace[]

const isId = (id: string) => new RegExp(fieldIdPattern).test(id)

function mayBegin(id: string, places: Places): Verdict {
  const taken = places.some((one) => one.id === id)
  return allOf(
    isId(id) ? allowed : invalid('catalog.kind_id_wrong'),
    taken ? invalid('catalog.kind_id_taken', { id }) : allowed,
  )
}

function useBegin() {
  const navigate = useNavigate()
  return useAct(writeKind, {
    renews: [listKindPlaces],
    onDone: ({ id }) => void navigate({ to: '/console/kinds/$id', params: { id } }),
  })
}

/** Of the kind that is copied everything but its name and its other names. */
async function draftFrom(id: string, from: string | null): Promise<Draft> {
  const blank = blankDraft(id)
  if (from === null) return blank
  const { kind } = await call(readKind, { params: { id: from } })
  return { ...(kind as Kind as Draft), id, name: blank.name, aliases: [] }
}

function BeginDialog({
  places,
  onClose,
}: {
  readonly places: Places
  readonly onClose: () => void
}) {
  const { t } = useTranslation('catalog')
  const [id, setId] = useState('')
  const [from, setFrom] = useState<string | null>(null)
  const begin = useBegin()
  const go = async () => {
    const definition = await draftFrom(id, from)
    begin.mutate({ params: { id }, body: { seen: 0, definition } })
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('kinds.begin')}
      foot={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <ActionButton
            verdict={mayBegin(id, places)}
            busy={begin.isPending}
            onClick={() => void go()}
          >
            {t('kinds.beginAct')}
          </ActionButton>
        </>
      }
    >
      <div className="stack">
        <TextInput
          label={t('kinds.id')}
          help={t('kinds.idHelp')}
          maxLength={40}
          value={id}
          onChange={setId}
        />
        <KindField
          label={t('kinds.from')}
          help={t('kinds.fromHelp')}
          value={from}
          onChange={setFrom}
        />
        {begin.error !== null && <ErrorState problem={begin.error.problem} />}
      </div>
    </Dialog>
  )
}

/** A file that was exported, here or on another platform: a draft of the kind that it names. */
function Bringing({ places }: { readonly places: Places }) {
  const { t } = useTranslation('catalog')
  const input = useRef<HTMLInputElement>(null)
  const begin = useBegin()
  const bring = async (file: File) => {
    try {
      const definition = JSON.parse(await file.text()) as Draft
      const { id, shape } = definition
      if (!isId(id) || shape !== 'kind-1') throw new Error('no kind')
      const seen = places.find((one) => one.id === id) === undefined ? 0 : await seenOf(id)
      begin.mutate({ params: { id }, body: { seen, definition } })
    } catch {
      toast(t('kinds.bringWrong'))
    }
  }
  return (
    <>
      <Button size="small" icon={IconUpload} onClick={() => input.current?.click()}>
        {t('kinds.bring')}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".json"
        hidden
        aria-label={t('kinds.bring')}
        onChange={(event) => {
          const [file] = event.target.files ?? []
          if (file !== undefined) void bring(file)
          event.target.value = ''
        }}
      />
      {begin.error !== null && <ErrorState problem={begin.error.problem} />}
    </>
  )
}

async function seenOf(id: string): Promise<number> {
  const { openKind } = await import('../../../domain/catalog/kind.endpoints.ts')
  return (await call(openKind, { params: { id } })).seen
}

function State({ place }: { readonly place: KindPlace }) {
  const { t } = useTranslation('catalog')
  const { retired, version, draft } = place
  return (
    <>
      {retired && <Tag tone="plain">{t('kinds.retired')}</Tag>}
      {!retired && version !== null && <Tag tone="good">{t('kinds.used')}</Tag>}{' '}
      {draft && <Tag tone="care">{t('kinds.drafted')}</Tag>}
    </>
  )
}

function List({ places }: { readonly places: Places }) {
  const { t } = useTranslation('catalog')
  const { language } = useFormat()
  return (
    <Table<KindPlace>
      label={t('kinds.title')}
      rows={places}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'kind',
          head: t('kinds.kind'),
          renderCell: ({ id, name }) => (
            <>
              <Link to="/console/kinds/$id" params={{ id }}>
                {name[language]}
              </Link>
              <div className="muted t12">{id}</div>
            </>
          ),
        },
        {
          key: 'service',
          head: t('kinds.service'),
          renderCell: ({ service }) => (service === null ? '—' : t(`service.${service}`)),
        },
        {
          key: 'version',
          head: t('kinds.version'),
          renderCell: ({ version }) =>
            version === null ? t('kinds.unpublished') : t('kinds.versionOf', { version }),
        },
        {
          key: 'source',
          head: t('kinds.source'),
          renderCell: ({ ships }) => t(ships ? 'kinds.ships' : 'kinds.made'),
        },
        {
          key: 'offers',
          head: t('kinds.offers'),
          numeric: true,
          renderCell: ({ offers }) => formatNumber(offers),
        },
        {
          key: 'state',
          head: t('kinds.stateHead'),
          renderCell: (place) => <State place={place} />,
        },
      ]}
    />
  )
}

export function KindsPage() {
  const { t } = useTranslation('catalog')
  const { data, error, refetch } = useCall(listKindPlaces)
  const [beginning, setBeginning] = useState(false)
  const may = mayEditKinds(actorOf(useMe()))
  const places = data?.rows ?? []
  return (
    <div className="stack">
      <PageHead title={t('kinds.title')} />
      <h1>{t('kinds.title')}</h1>
      <p className="second">{t('kinds.lead')}</p>
      <div className="row wrap">
        <ActionButton verdict={may} icon={IconPlus} onClick={() => setBeginning(true)}>
          {t('kinds.begin')}
        </ActionButton>
        <Bringing places={places} />
      </div>
      {error !== null && <ErrorState problem={error.problem} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Loading lines={8} />}
      {data !== undefined && (
        <Sheet title={t('kinds.title')} inside="none">
          <List places={places} />
        </Sheet>
      )}
      {beginning && <BeginDialog places={places} onClose={() => setBeginning(false)} />}
    </div>
  )
}
