import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import {
  addSource,
  postEvidence,
  revokeSource,
} from '../../../domain/indicators/track.endpoints.ts'
import { readFollowing } from '../../../domain/programmes/following.endpoints.ts'
import { formatDay, useFormat } from '../../kernel/format.ts'
import { useAct, useCall } from '../../kernel/query.ts'
import { PageHead } from '../../kernel/shell/PageHead.tsx'
import { Button } from '../../ui/Button.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { ErrorState, Loading } from '../../ui/States.tsx'
import { Table, type Column } from '../../ui/Table.tsx'
import { TextArea, TextInput } from '../../ui/TextInput.tsx'
import { toast } from '../../ui/Toast.tsx'
import { evidenceExample } from './evidenceExample.ts'
import css from './Following.module.css'
import type { FollowingFile } from './Indicators.tsx'

type Key = FollowingFile['sources'][number]

function AddKey({ trackId }: { readonly trackId: string }) {
  const { t } = useTranslation('following')
  const [name, setName] = useState('')
  const [publicKeyPem, setPem] = useState('')
  const act = useAct(addSource, {
    renews: [readFollowing],
    onDone: () => {
      toast(t('keyAdded'))
      setName('')
      setPem('')
    },
  })
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        act.mutate({ params: { id: trackId }, body: { name, publicKeyPem } })
      }}
    >
      <TextInput label={t('keyName')} value={name} onChange={setName} />
      <TextArea
        label={t('keyPem')}
        help={t('keyPemHelp')}
        rows={4}
        spellCheck={false}
        value={publicKeyPem}
        onChange={setPem}
      />
      {act.error !== null && <ErrorState problem={act.error.problem} />}
      <div>
        <Button type="submit" kind="primary" busy={act.isPending}>
          {t('keyAdd')}
        </Button>
      </div>
    </form>
  )
}

function Keys({ following }: { readonly following: FollowingFile }) {
  const { t } = useTranslation('following')
  const { language } = useFormat()
  const act = useAct(revokeSource, {
    renews: [readFollowing],
    onDone: () => toast(t('keyRevokedNow')),
  })
  const columns: readonly Column<Key>[] = [
    { key: 'name', head: t('keyName'), renderCell: ({ name }) => name },
    {
      key: 'keyId',
      head: t('keyId'),
      renderCell: ({ keyId }) => <span className="mono t13">{keyId}</span>,
    },
    {
      key: 'algorithm',
      head: t('keyAlgorithm'),
      renderCell: ({ algorithm }) => t(`keyAlgorithmIs.${algorithm}`),
    },
    { key: 'posted', head: t('keyPosted'), numeric: true, renderCell: ({ posted }) => posted },
    {
      key: 'act',
      head: '',
      renderCell: ({ id, name, revokedAt }) =>
        revokedAt === null ? (
          <Button
            size="small"
            aria-label={`${t('keyRevoke')} ${name}`}
            busy={act.isPending}
            onClick={() => act.mutate({ params: { id } })}
          >
            {t('keyRevoke')}
          </Button>
        ) : (
          <span className="muted t13">
            {t('keyRevoked', { day: formatDay(revokedAt, language) })}
          </span>
        ),
    },
  ]
  const { sources, trackId } = following
  return (
    <Sheet title={t('keys')} inside="form">
      <div className="stack">
        {act.error !== null && <ErrorState problem={act.error.problem} />}
        {sources.length === 0 ? (
          <p className="muted">{t('keysNone')}</p>
        ) : (
          <Table label={t('keys')} columns={columns} rows={sources} rowKey={({ id }) => id} />
        )}
        {trackId !== null && <AddKey trackId={trackId} />}
      </div>
    </Sheet>
  )
}

/** A program that runs as it stands: it makes the key, signs and posts one number. */
function Example({ following }: { readonly following: FollowingFile }) {
  const { t } = useTranslation('following')
  const [copied, setCopied] = useState(false)
  const row = following.rows.find(({ indicator }) => indicator.formula === undefined)
  if (row === undefined || following.trackId === null) return null
  const period = row.periods.at(-1)?.period ?? ''
  const text = evidenceExample({
    url: `${globalThis.location.origin}${postEvidence.path.replace(':id', following.trackId)}`,
    trackId: following.trackId,
    indicator: row.indicator.code,
    period,
  })
  return (
    <Sheet
      title={t('evidenceExample')}
      end={
        <Button
          size="small"
          onClick={() => void navigator.clipboard?.writeText(text).then(() => setCopied(true))}
        >
          {t(copied ? 'copied' : 'copy')}
        </Button>
      }
    >
      <pre className={css.code} tabIndex={0} role="region" aria-label={t('evidenceExample')}>
        {text}
      </pre>
    </Sheet>
  )
}

/** 数据接口: keys of the platforms that post for a project, and how they post. */
export function EvidencePage() {
  const { t } = useTranslation('following')
  const { id } = useParams({ strict: false })
  const { data, error, refetch } = useCall(readFollowing, { params: { id: id! } })
  if (error !== null) return <ErrorState problem={error.problem} onRetry={() => void refetch()} />
  if (data === undefined) return <Loading lines={6} />
  return (
    <div className="stack">
      <PageHead
        title={t('evidence')}
        crumbs={[
          { label: t('title'), to: '/followings' },
          { label: data.title, to: `/followings/${data.id}` },
        ]}
      />
      <header>
        <h1>{t('evidence')}</h1>
        <p className="second">{t('evidenceLead')}</p>
      </header>
      <Keys following={data} />
      <Sheet title={t('evidenceHow')}>
        <ol className={css.steps}>
          <li>{t('evidenceStep1')}</li>
          <li>{t('evidenceStep2')}</li>
          <li>{t('evidenceStep3')}</li>
        </ol>
      </Sheet>
      <Example following={data} />
    </div>
  )
}
