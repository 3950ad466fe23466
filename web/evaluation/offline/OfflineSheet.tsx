import { IconDownload } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import {
  downloadBundle,
  listBundles,
  lookReturn,
  makeBundle,
} from '../../../domain/evaluation/bundle.endpoints.ts'
import { bundleItemsMax, returnBytes } from '../../../domain/evaluation/bundle.ts'
import { shownKey } from '../../../domain/evaluation/bundleSignature.ts'
import type { AnswerOf } from '../../../domain/kernel/endpoint.ts'
import { base64Of } from '../../kernel/base64.ts'
import { addressOf } from '../../kernel/call.ts'
import { useFormat } from '../../kernel/format.ts'
import { callOptions, useAct } from '../../kernel/query.ts'
import { Button } from '../../ui/Button.tsx'
import { FileDrop } from '../../ui/FileDrop.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { ErrorState, Loading } from '../../ui/States.tsx'
import { TrailButtons, useTrail } from '../../ui/Trail.tsx'
import { ReturnDialog } from './ReturnDialog.tsx'
import { SigningCode, type Made } from './SigningCode.tsx'
import { canSign, makeSigningKey } from './signing.ts'

type Bundles = AnswerOf<typeof listBundles>
type Trail = ReturnType<typeof useTrail>

const bundlesShown = 20

const fileOf = (id: string): string => addressOf(downloadBundle, { params: { id } })

/** Takes a round along: the key that will sign is made here first, and the house is told its public half alone. */
function Make({ rounds }: { readonly rounds: Bundles['rounds'] }) {
  const { t } = useTranslation('evaluation')
  const [made, setMade] = useState<Made | null>(null)
  const act = useAct(makeBundle, { renews: [listBundles] })
  const take = async (roundId: string) => {
    const own = canSign() ? await makeSigningKey() : null
    act.mutate(
      { body: { roundId, signing: own?.signing ?? null } },
      {
        onSuccess: ({ id }) => {
          // The answer names a file: the browser saves it and stays where it is.
          if (own === null) location.assign(fileOf(id))
          else setMade({ bundleId: id, code: own.code, keyId: own.keyId })
        },
      },
    )
  }
  return (
    <>
      {rounds.length === 0 && <p className="second t13">{t('offline.none')}</p>}
      {rounds.map(({ id, title, items }) => (
        <div className="stack" style={{ gap: 8 }} key={id}>
          <span className="t13">{t('offline.round', { title, count: items })}</span>
          {items > bundleItemsMax && (
            <span className="second t13">{t('offline.most', { count: bundleItemsMax })}</span>
          )}
          <div>
            <Button
              size="small"
              icon={IconDownload}
              busy={act.isPending}
              onClick={() => void take(id)}
            >
              {t('offline.make')}
            </Button>
          </div>
        </div>
      ))}
      {act.error !== null && <ErrorState problem={act.error.problem} />}
      {made !== null && (
        <SigningCode made={made} address={fileOf(made.bundleId)} onClose={() => setMade(null)} />
      )}
    </>
  )
}

function MadeList({ made, trail }: { readonly made: Bundles; readonly trail: Trail }) {
  const { t } = useTranslation('evaluation')
  const { moment } = useFormat()
  if (made.total === 0) return null
  return (
    <div className="stack" style={{ gap: 8 }}>
      <h3>{t('offline.bundles')}</h3>
      {made.rows.map(({ id, round, items, madeAt, returnedAt, signingKey }) => (
        <div key={id} className="t13">
          <a href={fileOf(id)} download>
            {t('offline.bundle', { round, count: items })}
          </a>
          <div className="muted t12">
            {t('offline.madeAt', { moment: moment(madeAt, {}) })}
            {returnedAt !== null &&
              ` · ${t('offline.returnedAt', { moment: moment(returnedAt, {}) })}`}
            {signingKey !== null && ` · ${t('offline.key', { key: shownKey(signingKey) })}`}
          </div>
        </div>
      ))}
      <TrailButtons trail={trail} {...made} bare />
    </div>
  )
}

function Back() {
  const { t } = useTranslation('evaluation')
  const [content, setContent] = useState<string | null>(null)
  const look = useAct(lookReturn)
  const send = async ([file]: readonly File[]) => {
    if (file === undefined) return
    const next = await base64Of(file)
    setContent(next)
    look.mutate({ body: { content: next } })
  }
  return (
    <>
      <FileDrop
        label={t('offline.backFile')}
        help={t('offline.backHelp')}
        maxBytes={returnBytes}
        accept={['.json']}
        files={[]}
        onFiles={(files) => void send(files)}
      />
      {look.isPending && <Loading what={t('offline.reading')} lines={1} />}
      {look.error !== null && <ErrorState problem={look.error.problem} />}
      {look.data !== undefined && content !== null && !look.isPending && (
        <ReturnDialog
          key={look.data.checkCode}
          content={content}
          told={look.data}
          onClose={() => {
            setContent(null)
            look.reset()
          }}
        />
      )}
    </>
  )
}

/** Reviewing where there is no network: a bundle to take along, and its results read back. */
export function OfflineSheet() {
  const { t } = useTranslation('evaluation')
  const trail = useTrail()
  const { data, error, refetch } = useQuery({
    ...callOptions(listBundles, { query: { limit: bundlesShown, ...trail.page } }),
    // What is being read back below stays while the list turns its pages.
    placeholderData: keepPreviousData,
  })
  if (error !== null) return <ErrorState problem={error.problem} onRetry={() => void refetch()} />
  if (data === undefined) return <Loading lines={4} />
  if (data.rounds.length === 0 && data.total === 0) return null
  return (
    <Sheet title={t('offline.title')}>
      <div className="stack">
        <p className="second t13">{t('offline.text')}</p>
        <Make rounds={data.rounds} />
        <MadeList made={data} trail={trail} />
        {data.total > 0 && <Back />}
      </div>
    </Sheet>
  )
}
