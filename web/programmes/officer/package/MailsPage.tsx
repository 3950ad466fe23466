import { useQuery } from '@tanstack/react-query'
import { useTranslation } from '../../../kernel/words.ts'
import type { AnswerOf } from '../../../../domain/kernel/endpoint.ts'
import { readDelivery } from '../../../../domain/programmes/dispatch.endpoints.ts'
import { formatBytes, useFormat } from '../../../kernel/format.ts'
import { mayI, useMe } from '../../../kernel/me.ts'
import { callOptions } from '../../../kernel/query.ts'
import { WithSide } from '../../../kernel/shell/PageHead.tsx'
import { Link } from '../../../ui/Link.tsx'
import { Sheet } from '../../../ui/Sheet.tsx'
import { Empty, ErrorState, Loading, Note } from '../../../ui/States.tsx'
import { Table } from '../../../ui/Table.tsx'
import { Tag, type Tone } from '../../../ui/Tag.tsx'
import { useProgramme } from '../../call/useProgramme.ts'
import { BuildSheet } from './BuildSheet.tsx'
import css from './Package.module.css'
import { SendMails } from './SendMails.tsx'
import { usePackage, usePackageId } from './usePackage.ts'

export type Delivery = AnswerOf<typeof readDelivery>
export type Mail = Delivery['mails'][number]
type Try = Mail['tries'][number] & { readonly mail: Mail }

const tones: Readonly<Record<Mail['state'], Tone>> = {
  planned: 'plain',
  asked: 'care',
  sent: 'good',
  failed: 'bad',
}

/** The outbox answers within seconds; asked so often while something is being sent. */
const sendingAskMs = 2000

export function useDelivery() {
  const id = usePackageId()
  return useQuery({
    ...callOptions(readDelivery, { params: { id } }),
    refetchInterval: ({ state }) =>
      state.data?.mails.some((mail) => mail.state === 'asked') === true ? sendingAskMs : false,
  })
}

function MailItem({ mail }: { readonly mail: Mail }) {
  const { t } = useTranslation('programmes')
  const { moment } = useFormat()
  return (
    <li className={css.mail}>
      <b>{t('handIn.mails.part', { part: mail.part, of: mail.of })}</b>{' '}
      <Tag tone={tones[mail.state]}>{t(`handIn.mails.state.${mail.state}`)}</Tag>{' '}
      {mail.ownMailbox && <span className="muted t13">{t('handIn.mails.ownMailbox')}</span>}
      {mail.fault !== null && <p className="bad t13">{mail.fault}</p>}
      <dl className={css.facts}>
        <dt>{t('handIn.mails.to')}</dt>
        <dd>{mail.address ?? <span className="care">{t('handIn.mails.unknownTo')}</span>}</dd>
        <dt>{t('handIn.mails.subject')}</dt>
        <dd>{mail.subject}</dd>
        <dt>{t('handIn.mails.attachment')}</dt>
        <dd>
          {mail.attachment} <span className="muted">{formatBytes(mail.bytes)}</span>
        </dd>
      </dl>
      {mail.askedAt !== null && (
        <p className="muted t12">
          {mail.askedBy !== null &&
            t('handIn.mails.askedBy', { by: mail.askedBy, moment: moment(mail.askedAt, {}) })}{' '}
          {mail.state === 'sent' &&
            mail.settledAt !== null &&
            t('handIn.mails.sentAt', { moment: moment(mail.settledAt, {}) })}
        </p>
      )}
    </li>
  )
}

function Log({ mails }: { readonly mails: readonly Mail[] }) {
  const { t } = useTranslation('programmes')
  const { moment } = useFormat()
  const tries = mails
    .flatMap((mail): Try[] => mail.tries.map((one) => ({ ...one, mail })))
    .toSorted((a, b) => (a.at < b.at ? 1 : -1))
  return (
    <Sheet title={t('handIn.mails.log')}>
      {tries.length === 0 ? (
        <p className="second">{t('handIn.mails.noLog')}</p>
      ) : (
        <Table<Try>
          label={t('handIn.mails.log')}
          rows={tries}
          rowKey={(one) => `${one.at} ${one.mail.medium} ${one.mail.part} ${one.attempt}`}
          density="dense"
          columns={[
            { key: 'when', head: t('handIn.mails.when'), renderCell: (one) => moment(one.at, {}) },
            {
              key: 'which',
              head: t('handIn.mails.which'),
              renderCell: ({ mail, attempt }) =>
                `${t('handIn.mails.part', { part: mail.part, of: mail.of })} ${t('handIn.mails.tried', { count: attempt })}`,
            },
            {
              key: 'result',
              head: t('handIn.mails.result'),
              renderCell: (one) => (
                <>
                  {t(`handIn.mails.outcome.${one.outcome}`, {
                    moment: one.nextAt === null ? '' : moment(one.nextAt, {}),
                  })}
                  {one.fault !== null && <div className="muted t12">{one.fault}</div>}
                </>
              ),
            },
          ]}
        />
      )}
    </Sheet>
  )
}

function DemoNote({ address }: { readonly address: string | null }) {
  const { t } = useTranslation('programmes')
  if (!useMe().demo) return null
  return (
    <Note>
      <p>
        {t('handIn.mails.demo')}{' '}
        <Link to="/mailbox" search={address === null ? {} : { address }}>
          {t('handIn.mails.demoBox')}
        </Link>
      </p>
    </Note>
  )
}

/** The mails of the package: parted by the mailbox limit, sent or noted, each attempt logged. */
export function MailsPage() {
  const { t } = useTranslation('programmes')
  const { data: item } = usePackage()
  const { data, error, refetch } = useDelivery()
  const programme = useProgramme(item?.programmeId ?? '', item !== undefined)
  const mine = mayI(useMe(), 'programmes.package.build')
  if (error !== null) return <ErrorState problem={error.problem} onRetry={() => void refetch()} />
  if (data === undefined || item === undefined) return <Loading lines={6} />
  const { mails } = data
  const medium = programme.data?.definition.media.find(({ code }) => code === mails[0]?.medium)
  const limit = medium?.capacityBytes.value ?? null
  const count = { count: mails.length }
  return (
    <WithSide side={<BuildSheet item={item} />}>
      {mails.length === 0 ? (
        <Empty title={t('handIn.mails.none')}>{t('handIn.mails.noneText')}</Empty>
      ) : (
        <>
          <DemoNote address={mails[0]?.address ?? null} />
          <Sheet
            title={t('handIn.mails.title')}
            note={
              limit === null
                ? t('handIn.mails.noteUnlimited', count)
                : t('handIn.mails.note', { ...count, size: formatBytes(limit) })
            }
          >
            <ul className={css.mails}>
              {mails.map((mail) => (
                <MailItem key={`${mail.medium} ${mail.part}`} mail={mail} />
              ))}
            </ul>
            {mine && <SendMails item={item} mails={mails} />}
          </Sheet>
          <Log mails={mails} />
        </>
      )}
    </WithSide>
  )
}
