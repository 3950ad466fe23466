import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import {
  askToJoin,
  type JoinRequest,
  listMyJoinRequests,
} from '../../domain/people/invitation.endpoints.ts'
import type { Me } from '../../domain/people/person.ts'
import { actFor, readMe } from '../../domain/people/session.endpoints.ts'
import { useFormat } from '../kernel/format.ts'
import { useAct, useCall } from '../kernel/query.ts'
import { PageHead } from '../kernel/shell/PageHead.tsx'
import { Button, ButtonLink } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Empty, ErrorState, Loading, Note } from '../ui/States.tsx'
import { Tag } from '../ui/Tag.tsx'
import { TextArea, TextInput } from '../ui/TextInput.tsx'
import { toast } from '../ui/Toast.tsx'
import css from './People.module.css'
import { useRoles } from './useRoles.ts'
import { useSecretAct } from './useSecretAct.ts'

/** Takes a place: everything read from the former one is forgotten. */
function useTaking() {
  const client = useQueryClient()
  const navigate = useNavigate()
  return useSecretAct(actFor, {
    onDone: () => {
      client.clear()
      void navigate({ to: '/desk' as '/' })
    },
  })
}

type Taking = ReturnType<typeof useTaking>

function Belonging({ me, take }: { readonly me: Me; readonly take: Taking }) {
  const { t } = useTranslation('people')
  if (me.memberships.length === 0) {
    return <Empty title={t('places.none')}>{t('places.noneText')}</Empty>
  }
  return (
    <ul className={css.list}>
      {me.memberships.map((one) => {
        const acting = one.orgId === me.actingOrg?.id && me.onBehalfOf === null
        return (
          <li key={one.id} className={css.item}>
            <span className="grow">
              <b>{one.orgName}</b>
              <br />
              <span className="second t13">
                {t(`orgKind.${one.orgKind as 'enterprise'}`)}{' '}
                {one.orgState !== 'verified' && (
                  <Tag tone="care">{t(`orgState.${one.orgState as 'pending'}`)}</Tag>
                )}
              </span>
            </span>
            {acting ? (
              <Tag tone="chosen">{t('places.acting')}</Tag>
            ) : (
              <Button
                busy={take.isPending}
                onClick={() => take.mutate({ body: { orgId: one.orgId } })}
              >
                {t('places.act')}
              </Button>
            )}
          </li>
        )
      })}
    </ul>
  )
}

function Deputyships({ me, take }: { readonly me: Me; readonly take: Taking }) {
  const { t } = useTranslation('people')
  const { moment } = useFormat()
  const { names } = useRoles()
  if (me.deputyships.length === 0) return null
  return (
    <Sheet title={t('places.deputyTitle')}>
      {me.onBehalfOf !== null && (
        <Note tone="care">{t('places.deputyNow', { name: me.onBehalfOf.name })}</Note>
      )}
      <ul className={css.list}>
        {me.deputyships.map((one) => (
          <li key={one.deputyId} className={css.item}>
            <span className="grow">
              <b>{one.orgName}</b>
              <br />
              {t('places.deputyFor', {
                name: one.principalName,
                roles: names(one.roles),
                until: moment(one.untilAt),
              })}
            </span>
            {me.onBehalfOf === null ? (
              <Button
                onClick={() => take.mutate({ body: { orgId: one.orgId, deputyId: one.deputyId } })}
              >
                {t('places.deputyAct')}
              </Button>
            ) : (
              <Button onClick={() => take.mutate({ body: { orgId: one.orgId } })}>
                {t('places.deputyStop')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Sheet>
  )
}

function JoinDialog({ code, onClose }: { readonly code: string; readonly onClose: () => void }) {
  const { t } = useTranslation('people')
  const [uscc, setUscc] = useState(code)
  const [note, setNote] = useState('')
  const ask = useAct(askToJoin, {
    renews: [listMyJoinRequests],
    onDone: () => {
      toast(t('places.sent'))
      onClose()
    },
  })
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('places.join')}
      foot={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button
            kind="primary"
            busy={ask.isPending}
            onClick={() => ask.mutate({ body: { uscc, note } })}
          >
            {t('places.send')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <TextInput
          label={t('register.code')}
          help={t('register.codeHelp')}
          value={uscc}
          onChange={setUscc}
        />
        <TextArea
          label={t('places.note')}
          help={t('places.noteHelp')}
          most={500}
          rows={3}
          value={note}
          onChange={setNote}
        />
        {ask.error !== null && <ErrorState problem={ask.error.problem} />}
      </div>
    </Dialog>
  )
}

function outcomeOf(request: JoinRequest): 'waiting' | 'accepted' | 'declined' {
  if (request.decidedAt === null) return 'waiting'
  return request.accepted === true ? 'accepted' : 'declined'
}

function MyRequests() {
  const { t } = useTranslation('people')
  const { day } = useFormat()
  const rows = useCall(listMyJoinRequests).data?.rows ?? []
  if (rows.length === 0) return null
  return (
    <Sheet title={t('places.requests')}>
      <ul className={css.list}>
        {rows.map((row) => (
          <li key={row.id} className={css.item}>
            <span className="grow">
              <b>{row.orgName}</b>
              <br />
              <span className="second t13">
                {t(`places.${outcomeOf(row)}`, { reason: row.reason ?? '' })}
              </span>
            </span>
            <span className="muted t12">{day(row.madeAt)}</span>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}

/** Where one belongs, for whom one acts, and the ways into an organisation. */
export function PlacesPage() {
  const { t } = useTranslation('people')
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false })
  const given = typeof search['join'] === 'string' ? search['join'] : null
  const [joining, setJoining] = useState<string | null>(given)
  const me = useCall(readMe)
  const take = useTaking()
  return (
    <>
      <PageHead title={t('places.title')} />
      <h1 className={`pageTitle ${css.title}`}>{t('places.title')}</h1>
      <div className={`stack ${css.form}`}>
        <div className={css.foot}>
          <ButtonLink
            kind={me.data?.memberships.length === 0 ? 'primary' : 'plain'}
            to={'/places/new' as '/'}
          >
            {t('places.register')}
          </ButtonLink>
          <Button onClick={() => setJoining('')}>{t('places.join')}</Button>
        </div>
        <Sheet title={t('places.mine')}>
          {me.isPending && <Loading lines={3} />}
          {me.error !== null && <ErrorState problem={me.error.problem} />}
          {take.error !== null && <ErrorState problem={take.error.problem} />}
          {me.data !== undefined && <Belonging me={me.data} take={take} />}
        </Sheet>
        {me.data !== undefined && <Deputyships me={me.data} take={take} />}
        <MyRequests />
      </div>
      {joining !== null && <JoinDialog code={joining} onClose={() => setJoining(null)} />}
    </>
  )
}
