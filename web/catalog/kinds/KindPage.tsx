/** One kind: its draft is written here and published, exported, retired. */
import { IconDownload } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Kind } from '../../../domain/catalog/kind.ts'
import {
  discardKindDraft,
  listKindPlaces,
  openKind,
  publishKind,
  retireKind,
  writeKind,
} from '../../../domain/catalog/kind.endpoints.ts'
import {
  kindFaults,
  type KindWork,
  mayEditKinds,
  mayPublishKind,
} from '../../../domain/catalog/kindWork.ts'
import { listKinds, readKind } from '../../../domain/catalog/offer.endpoints.ts'
import type { KindFault } from '../../../domain/catalog/readKind.ts'
import { actorOf } from '../../kernel/actor.ts'
import { LeaveGuard } from '../../kernel/form/LeaveGuard.tsx'
import { useFormat } from '../../kernel/format.ts'
import { useMe } from '../../kernel/me.ts'
import { useAct, useCall } from '../../kernel/query.ts'
import { PageHead, WithSide } from '../../kernel/shell/PageHead.tsx'
import { useTranslation } from '../../kernel/words.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Button } from '../../ui/Button.tsx'
import { download } from '../../ui/download.ts'
import { FieldFault } from '../../ui/Field.tsx'
import { Facts } from '../../ui/Figures.tsx'
import { useReasons } from '../../ui/reason.ts'
import { ReasonDialog } from '../../ui/ReasonDialog.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { ErrorState, Loading, Note } from '../../ui/States.tsx'
import { toast } from '../../ui/Toast.tsx'
import css from '../Catalog.module.css'
import { type Draft, wholeDraft } from './draft.ts'
import { KindForm } from './KindForm.tsx'

const renews = [listKindPlaces, openKind, listKinds, readKind]

/** What people call a place of the form. */
function usePlaces({ fields, card }: Draft): (at: string) => string {
  const { t } = useTranslation('catalog')
  const { language } = useFormat()
  const fieldName = (id: string) => fields.properties[id]?.about.label[language] || id
  const plain: readonly (readonly [string, string])[] = [
    ['/name/zh', t('kinds.nameZh')],
    ['/name/en', t('kinds.nameEn')],
    ['/about/zh', t('kinds.aboutZh')],
    ['/about/en', t('kinds.aboutEn')],
    ['/sample/title/zh', t('kinds.sampleZh')],
    ['/sample/title/en', t('kinds.sampleEn')],
    ['/service', t('kinds.service')],
    ['/aliases', t('kinds.aliases')],
    ['/tradeUnits', t('kinds.tradeUnits')],
    ['/card', t('kinds.onCard')],
    ['/fields', t('kinds.fields')],
  ]
  return (at) => {
    const field = /^\/fields\/properties\/([^/]+)/.exec(at)?.[1]
    if (field !== undefined) return fieldName(field)
    const tried = /^\/sample\/values\/([^/]+)/.exec(at)?.[1]
    if (tried !== undefined) return `${t('kinds.try')} ${fieldName(tried)}`
    const shown = /^\/card\/(\d+)/.exec(at)?.[1]
    if (shown !== undefined) return `${t('kinds.onCard')} ${card[Number(shown)] ?? ''}`
    return plain.find(([place]) => at.startsWith(place))?.[1] ?? at
  }
}

/** All of it, place by place: what stands folded away is found here. */
function Faults({
  draft,
  faults,
}: {
  readonly draft: Draft
  readonly faults: readonly KindFault[]
}) {
  const { t } = useTranslation('catalog')
  const placeOf = usePlaces(draft)
  const say = useReasons()
  if (faults.length === 0) return <p className="second t13">{t('kinds.noFaults')}</p>
  return (
    <div className="stack">
      <b>{t('kinds.faults', { count: faults.length })}</b>
      {faults.slice(0, 12).map(({ at, code, facts }) => (
        <FieldFault key={`${at} ${code}`} soft>
          {t('kinds.place', {
            place: placeOf(at),
            text: say({ code: `catalog.${code}`, ...(facts === undefined ? {} : { facts }) }),
          })}
        </FieldFault>
      ))}
    </div>
  )
}

function exportKind(kind: unknown, id: string): void {
  download(`${id}.json`, `${JSON.stringify(kind, null, 2)}\n`, 'application/json')
}

function About({ work }: { readonly work: KindWork }) {
  const { t } = useTranslation('catalog')
  const { moment } = useFormat()
  const { version, ships, offers, versions, reason } = work
  return (
    <Sheet title={t('facts')}>
      <div className="stack">
        <Facts
          facts={[
            [
              t('kinds.version'),
              version === null ? t('kinds.unpublished') : t('kinds.versionOf', { version }),
            ],
            [t('kinds.source'), t(ships ? 'kinds.ships' : 'kinds.made')],
            [t('kinds.offers'), String(offers)],
          ]}
        />
        {work.retired && <Note tone="care">{t('kinds.retired')}</Note>}
        {reason !== null && <p className="said t13">{t('kinds.why', { reason })}</p>}
        <b>{t('kinds.versions')}</b>
        {versions.length === 0 && <p className="muted">{t('kinds.versionsNone')}</p>}
        <ol className="stack">
          {versions.map((one) => (
            <li key={one.version}>
              {t('kinds.versionOf', { version: one.version })}
              <div className="muted t12">
                {one.by} {moment(one.at, { year: true })}
              </div>
            </li>
          ))}
        </ol>
      </div>
    </Sheet>
  )
}

function Retiring({ work }: { readonly work: KindWork }) {
  const { t } = useTranslation('catalog')
  const [asking, setAsking] = useState(false)
  const act = useAct(retireKind, { renews, onDone: () => setAsking(false) })
  const { id, retired, version } = work
  if (version === null) return null
  const what = retired ? 'kinds.restore' : 'kinds.retire'
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t(what)}</Button>
      <ReasonDialog
        open={asking}
        title={t(what)}
        act={t(what)}
        note={t(retired ? 'kinds.restoreNote' : 'kinds.retireNote')}
        danger={!retired}
        busy={act.isPending}
        problem={act.error?.problem ?? null}
        onClose={() => setAsking(false)}
        onAct={(reason) => act.mutate({ params: { id }, body: { retire: !retired, reason } })}
      />
    </>
  )
}

/** What is written, kept as it is typed until it is saved. */
function Writing({ work, given }: { readonly work: KindWork; readonly given: unknown }) {
  const { t } = useTranslation('catalog')
  const navigate = useNavigate()
  const actor = actorOf(useMe())
  const { id } = work
  const [draft, setDraft] = useState<Draft>(() => wholeDraft(id, given))
  const [seen, setSeen] = useState(work.seen)
  const [unsaved, setUnsaved] = useState(work.definition === null)
  const published = (work.published ?? undefined) as Kind | undefined
  const faults = kindFaults(draft, published)
  const write = useAct(writeKind, { renews })
  const publish = useAct(publishKind, { renews, onDone: () => toast(t('kinds.published')) })
  const discard = useAct(discardKindDraft, {
    renews: [listKindPlaces],
    onDone: () => {
      toast(t('kinds.discarded'))
      void navigate({ to: '/console/kinds' })
    },
  })
  const save = async (): Promise<number> => {
    const kept = await write.mutateAsync({ params: { id }, body: { seen, definition: draft } })
    setSeen(kept.seen)
    setUnsaved(false)
    return kept.seen
  }
  const after = async (act: (version: number) => void) => {
    try {
      act(unsaved ? await save() : seen)
    } catch {
      // The problem stands below the form, and what was typed stays in it.
    }
  }
  const problem = (write.error ?? publish.error ?? discard.error)?.problem
  return (
    <>
      <LeaveGuard when={unsaved && work.definition !== null && publish.isIdle && discard.isIdle} />
      <KindForm
        draft={draft}
        faults={faults}
        onDraft={(next) => {
          setDraft(next)
          setUnsaved(true)
        }}
      />
      <Faults draft={draft} faults={faults} />
      {problem !== undefined && <ErrorState problem={problem} />}
      <div className={css.acts}>
        <ActionButton
          verdict={mayPublishKind(actor, { hasDraft: true, faults: faults.length })}
          busy={publish.isPending}
          onClick={() =>
            void after((version) => publish.mutate({ params: { id }, body: { seen: version } }))
          }
        >
          {t('kinds.publish', { version: (published?.version ?? 0) + 1 })}
        </ActionButton>
        <ActionButton
          kind="plain"
          verdict={mayEditKinds(actor)}
          busy={write.isPending}
          onClick={() => void after(() => void toast(t('kinds.saved')))}
        >
          {t('kinds.save')}
        </ActionButton>
        <Button icon={IconDownload} onClick={() => exportKind(draft, id)}>
          {t('kinds.export')}
        </Button>
        {work.definition !== null && (
          <Button
            kind="quiet"
            busy={discard.isPending}
            onClick={() => discard.mutate({ params: { id }, body: { seen } })}
          >
            {t('kinds.discard')}
          </Button>
        )}
      </div>
    </>
  )
}

function Loaded({ work }: { readonly work: KindWork }) {
  const { t } = useTranslation('catalog')
  const { language } = useFormat()
  const [revising, setRevising] = useState(false)
  const name = work.name[language]
  const given = work.definition ?? (revising ? work.published : null)
  return (
    <WithSide side={<About work={work} />}>
      <PageHead title={name} crumbs={[{ label: t('kinds.title'), to: '/console/kinds' }]} />
      <h1>{name}</h1>
      {given === null ? (
        <div className={css.acts}>
          <Button kind="primary" onClick={() => setRevising(true)}>
            {t('kinds.revise')}
          </Button>
          <Button icon={IconDownload} onClick={() => exportKind(work.published, work.id)}>
            {t('kinds.export')}
          </Button>
          <Retiring work={work} />
        </div>
      ) : (
        <Writing key={`${work.id} ${work.version}`} work={work} given={given} />
      )}
    </WithSide>
  )
}

export function KindPage({ id }: { readonly id: string }) {
  const { data, error, refetch } = useCall(openKind, { params: { id } })
  if (error !== null && data === undefined) {
    return <ErrorState problem={error.problem} onRetry={() => void refetch()} />
  }
  if (data === undefined) return <Loading lines={8} />
  return <Loaded key={`${data.version} ${data.retired}`} work={data} />
}
