import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  downloadBundle,
  listBundles,
  lookReturn,
  makeBundle,
} from '../../../domain/evaluation/bundle.endpoints.ts'
import { returnBytes } from '../../../domain/evaluation/bundle.ts'
import type { AnswerOf } from '../../../domain/kernel/endpoint.ts'
import { base64Of } from '../../kernel/base64.ts'
import { addressOf } from '../../kernel/call.ts'
import { useFormat } from '../../kernel/format.ts'
import { useAct, useCall } from '../../kernel/query.ts'
import { Button } from '../../ui/Button.tsx'
import { FileDrop } from '../../ui/FileDrop.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { ErrorState, Loading } from '../../ui/States.tsx'
import { ReturnDialog } from './ReturnDialog.tsx'

type Bundles = AnswerOf<typeof listBundles>

const fileOf = (id: string): string => addressOf(downloadBundle, { params: { id } })

function Make({ rounds }: { readonly rounds: Bundles['rounds'] }) {
  const { t } = useTranslation('evaluation')
  const act = useAct(makeBundle, {
    renews: [listBundles],
    // The answer names a file: the browser saves it and stays where it is.
    onDone: ({ id }) => location.assign(fileOf(id)),
  })
  if (rounds.length === 0) return <p className="second t13">{t('offline.none')}</p>
  return (
    <>
      {rounds.map(({ id, title, items }) => (
        <div className="stack" style={{ gap: 8 }} key={id}>
          <span className="t13">{t('offline.round', { title, count: items })}</span>
          <div>
            <Button
              size="small"
              icon={IconDownload}
              busy={act.isPending}
              onClick={() => act.mutate({ body: { roundId: id } })}
            >
              {t('offline.make')}
            </Button>
          </div>
        </div>
      ))}
      {act.error !== null && <ErrorState problem={act.error.problem} />}
    </>
  )
}

function Made({ rows }: { readonly rows: Bundles['rows'] }) {
  const { t } = useTranslation('evaluation')
  const { moment } = useFormat()
  if (rows.length === 0) return null
  return (
    <div className="stack" style={{ gap: 8 }}>
      <h3>{t('offline.bundles')}</h3>
      {rows.map(({ id, round, items, madeAt, returnedAt }) => (
        <div key={id} className="t13">
          <a href={fileOf(id)} download>
            {t('offline.bundle', { round, count: items })}
          </a>
          <div className="muted t12">
            {t('offline.madeAt', { moment: moment(madeAt, {}) })}
            {returnedAt !== null &&
              ` · ${t('offline.returnedAt', { moment: moment(returnedAt, {}) })}`}
          </div>
        </div>
      ))}
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
  const { data, error, refetch } = useCall(listBundles)
  if (error !== null) return <ErrorState problem={error.problem} onRetry={() => void refetch()} />
  if (data === undefined) return <Loading lines={4} />
  if (data.rounds.length === 0 && data.rows.length === 0) return null
  return (
    <Sheet title={t('offline.title')}>
      <div className="stack">
        <p className="second t13">{t('offline.text')}</p>
        <Make rounds={data.rounds} />
        <Made rows={data.rows} />
        {data.rows.length > 0 && <Back />}
      </div>
    </Sheet>
  )
}
