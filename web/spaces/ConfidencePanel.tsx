import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import { allowed, invalid } from '../../domain/kernel/verdict.ts'
import {
  addNaming,
  endRecall,
  listSeen,
  type Naming,
  readConfidence,
  type Recall,
  recallThing,
  removeNaming,
  type Seen,
} from '../../domain/spaces/confidence.endpoints.ts'
import { useFormat } from '../kernel/format.ts'
import { useAct, useCall } from '../kernel/query.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { Button, LinkButton } from '../ui/Button.tsx'
import { ReasonDialog } from '../ui/ReasonDialog.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { ErrorState } from '../ui/States.tsx'
import { TextInput } from '../ui/TextInput.tsx'
import { toast } from '../ui/Toast.tsx'
import { TrailButtons, useTrail } from '../ui/Trail.tsx'

type Thing = { readonly kind: string; readonly id: string }
type Of = { readonly thing: Thing }

const renews = [readConfidence, listSeen]

function NamingLine({ thing, naming }: Of & { readonly naming: Naming }) {
  const { t } = useTranslation('spaces')
  const act = useAct(removeNaming, { renews })
  const name = [naming.orgName, naming.personName].filter((one) => one !== null).join(' ')
  return (
    <li>
      {name}{' '}
      <LinkButton
        underlined
        aria-label={t('confidence.removeOf', { name })}
        onClick={() => act.mutate({ params: { ...thing, entry: naming.id } })}
      >
        {t('confidence.remove')}
      </LinkButton>
      {act.error !== null && <ErrorState problem={act.error.problem} />}
    </li>
  )
}

function Namings({ thing, namings }: Of & { readonly namings: readonly Naming[] }) {
  const { t } = useTranslation('spaces')
  const [org, setOrg] = useState('')
  const [person, setPerson] = useState('')
  const act = useAct(addNaming, {
    renews,
    onDone: () => {
      setOrg('')
      setPerson('')
    },
  })
  const body = { org: org.trim(), ...(person.trim() === '' ? {} : { person: person.trim() }) }
  return (
    <Sheet title={t('confidence.named')}>
      <div className="stack">
        {namings.length === 0 && <p className="second t13">{t('confidence.namedNone')}</p>}
        <ul className="stack">
          {namings.map((naming) => (
            <NamingLine key={naming.id} thing={thing} naming={naming} />
          ))}
        </ul>
        <TextInput
          label={t('invite.org')}
          help={t('invite.orgHelp')}
          maxLength={200}
          value={org}
          onChange={setOrg}
        />
        <TextInput
          label={t('confidence.person')}
          help={t('confidence.personHelp')}
          optional
          maxLength={100}
          value={person}
          onChange={setPerson}
        />
        {act.error !== null && <ErrorState problem={act.error.problem} />}
        <ActionButton
          size="small"
          kind="plain"
          verdict={body.org.length > 1 ? allowed : invalid('spaces.org_unnamed')}
          busy={act.isPending}
          onClick={() => act.mutate({ params: thing, body })}
        >
          {t('confidence.add')}
        </ActionButton>
      </div>
    </Sheet>
  )
}

function RecallDialog({
  thing,
  from,
  onClose,
}: Of & {
  readonly from: { readonly orgId: string | null; readonly orgName: string }
  readonly onClose: () => void
}) {
  const { t } = useTranslation('spaces')
  const act = useAct(recallThing, {
    renews,
    onDone: () => {
      toast(t('confidence.recalled'))
      onClose()
    },
  })
  const name = from.orgId === null ? t('confidence.all') : from.orgName
  return (
    <ReasonDialog
      title={t('confidence.recall')}
      act={t('confidence.recall')}
      note={t('confidence.recallNote', { name })}
      danger
      busy={act.isPending}
      problem={act.error?.problem ?? null}
      onClose={onClose}
      onAct={(reason) => act.mutate({ params: thing, body: { orgId: from.orgId, reason } })}
    />
  )
}

function RecallLine({ thing, recall }: Of & { readonly recall: Recall }) {
  const { t } = useTranslation('spaces')
  const { moment } = useFormat()
  const act = useAct(endRecall, { renews })
  const name = recall.orgName ?? t('confidence.all')
  return (
    <li>
      <b>{t('confidence.recalledFrom', { name })}</b>
      <div className="second t12">{moment(recall.at, { year: true })}</div>
      <p className="said t13">{recall.reason}</p>
      {recall.endedAt === null ? (
        <LinkButton
          underlined
          aria-label={t('confidence.giveBackTo', { name })}
          onClick={() => act.mutate({ params: { ...thing, entry: recall.id }, body: {} })}
        >
          {t('confidence.giveBack')}
        </LinkButton>
      ) : (
        <div className="second t12">
          {t('confidence.gaveBack', { at: moment(recall.endedAt, { year: true }) })}
        </div>
      )}
      {act.error !== null && <ErrorState problem={act.error.problem} />}
    </li>
  )
}

function SeenLine({ seen, onRecall }: { readonly seen: Seen; readonly onRecall: () => void }) {
  const { t } = useTranslation('spaces')
  const { moment } = useFormat()
  const { orgId, orgName, personName, first, last, times } = seen
  return (
    <li>
      <b>{orgName}</b> {personName}
      <div className="second t12">
        {t('confidence.seenTimes', {
          count: times,
          first: moment(first, { year: true }),
          last: moment(last, { year: true }),
        })}
      </div>
      {orgId !== null && (
        <LinkButton
          underlined
          aria-label={t('confidence.recallFrom', { name: orgName })}
          onClick={onRecall}
        >
          {t('confidence.recall')}
        </LinkButton>
      )}
    </li>
  )
}

function SeenList({ thing, recalls }: Of & { readonly recalls: readonly Recall[] }) {
  const { t } = useTranslation('spaces')
  const trail = useTrail()
  const [from, setFrom] = useState<{ orgId: string | null; orgName: string } | null>(null)
  const { data, error } = useCall(listSeen, { params: thing, query: { limit: 20, ...trail.page } })
  return (
    <Sheet title={t('confidence.seen')}>
      <div className="stack">
        {error !== null && <ErrorState problem={error.problem} />}
        {data?.rows.length === 0 && <p className="second t13">{t('confidence.seenNone')}</p>}
        <ol className="stack">
          {data?.rows.map((seen) => (
            <SeenLine
              key={`${seen.orgId} ${seen.personName} ${seen.last}`}
              seen={seen}
              onRecall={() => setFrom({ orgId: seen.orgId, orgName: seen.orgName })}
            />
          ))}
        </ol>
        {data !== undefined && <TrailButtons trail={trail} next={data.next} total={data.total} />}
        <Button size="small" onClick={() => setFrom({ orgId: null, orgName: '' })}>
          {t('confidence.recallAll')}
        </Button>
        {recalls.length > 0 && (
          <ol className="stack">
            {recalls.map((recall) => (
              <RecallLine key={recall.id} thing={thing} recall={recall} />
            ))}
          </ol>
        )}
      </div>
      {from !== null && <RecallDialog thing={thing} from={from} onClose={() => setFrom(null)} />}
    </Sheet>
  )
}

/** For the owner of a thing that keeps something to few: whom it names, who has seen it, and recalling it. */
export function ConfidencePanel({ thing }: Of) {
  const { data, error } = useCall(readConfidence, { params: thing })
  if (error !== null && data === undefined) return <ErrorState problem={error.problem} />
  if (data === undefined) return null
  return (
    <>
      <Namings thing={thing} namings={data.namings} />
      <SeenList thing={thing} recalls={data.recalls} />
    </>
  )
}
