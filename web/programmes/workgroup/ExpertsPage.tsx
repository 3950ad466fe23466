import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import { listFileBytes } from '../../../domain/kernel/sheetList.ts'
import { listWaiting } from '../../../domain/programmes/waiting.endpoints.ts'
import {
  listNominations,
  nominateExperts,
  settleNomination,
  takeNomination,
  type WorkgroupPage,
} from '../../../domain/programmes/workgroup.endpoints.ts'
import type { Nomination } from '../../../domain/programmes/workgroup.ts'
import { HowListsAreWritten, TemplateButton } from '../../evaluation/experts/listHelp.tsx'
import { base64Of } from '../../kernel/base64.ts'
import { useFormat } from '../../kernel/format.ts'
import { mayI, useMe } from '../../kernel/me.ts'
import { useAct, useCall } from '../../kernel/query.ts'
import { Button } from '../../ui/Button.tsx'
import { FileDrop } from '../../ui/FileDrop.tsx'
import { Link } from '../../ui/Link.tsx'
import { ReasonDialog } from '../../ui/ReasonDialog.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Empty, ErrorState, Loading, Note } from '../../ui/States.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { TextArea } from '../../ui/TextInput.tsx'
import { toast } from '../../ui/Toast.tsx'
import { TrailButtons, useTrail } from '../../ui/Trail.tsx'
import css from './Workgroup.module.css'
import { WorkgroupFrame } from './WorkgroupFrame.tsx'

type Props = { readonly group: WorkgroupPage }
const renews = [listNominations, listWaiting]
const tones = { given: 'care', taken: 'good', declined: 'plain', withdrawn: 'plain' } as const

function GiveSheet({ group }: Props) {
  const { t } = useTranslation('workgroup')
  const [reason, setReason] = useState('')
  const act = useAct(nominateExperts, {
    renews,
    onDone: () => {
      setReason('')
      toast(t('experts.sent'))
    },
  })
  const send = async ([file]: readonly File[]) => {
    if (file === undefined) return
    const body = {
      fileName: file.name.slice(0, 200),
      content: await base64Of(file),
      reason: reason.trim(),
    }
    act.mutate({ params: { programmeId: group.programmeId }, body })
  }
  return (
    <Sheet title={t('experts.give')} inside="form">
      <div className="stack">
        <TextArea
          label={t('experts.reason')}
          most={2000}
          rows={3}
          value={reason}
          onChange={setReason}
        />
        {reason.trim().length < 2 ? (
          <Note>{t('experts.reasonMissing')}</Note>
        ) : (
          <FileDrop
            label={t('experts.file')}
            help={t('experts.fileHelp')}
            maxBytes={listFileBytes}
            accept={['.xlsx', '.csv']}
            files={[]}
            onFiles={(files) => void send(files)}
          />
        )}
        <div>
          <TemplateButton nominates />
        </div>
        {act.isPending && <Loading lines={1} />}
        {act.error !== null && <ErrorState problem={act.error.problem} />}
      </div>
    </Sheet>
  )
}

function Line({ group, row }: Props & { readonly row: Nomination }) {
  const { t } = useTranslation('workgroup')
  const { moment } = useFormat()
  const navigate = useNavigate()
  const [declining, setDeclining] = useState(false)
  const manages = mayI(useMe(), 'evaluation.expert.manage') && group.role === 'office'
  const settle = useAct(settleNomination, {
    renews,
    onDone: () => {
      setDeclining(false)
      toast(t('experts.settled'))
    },
  })
  const take = useAct(takeNomination, {
    renews,
    onDone: ({ batchId }) => void navigate({ to: `/evaluation/imports/${batchId}` }),
  })
  const given = row.state === 'given'
  const name = t('experts.line', {
    org: row.memberName,
    count: row.rows,
    file: row.fileName,
  })
  return (
    <li>
      <h3 className={css.line}>
        {name}
        <Tag tone={tones[row.state]}>{t(`experts.is.${row.state}`)}</Tag>
      </h3>
      <p className="second t13">
        {row.givenBy} · {moment(row.givenAt)}
      </p>
      <p className={css.words}>{row.reason}</p>
      {row.settledReason !== null && <p className={css.notes}>{row.settledReason}</p>}
      {take.error !== null && <ErrorState problem={take.error.problem} />}
      <div className={css.acts}>
        {given && manages && (
          <>
            <Button
              kind="primary"
              size="small"
              busy={take.isPending}
              aria-label={`${t('experts.take')} ${name}`}
              onClick={() => take.mutate({ params: { id: row.id } })}
            >
              {t('experts.take')}
            </Button>
            <Button size="small" onClick={() => setDeclining(true)}>
              {t('experts.decline')}
            </Button>
          </>
        )}
        {given && row.mine && (
          <Button
            size="small"
            busy={settle.isPending}
            onClick={() => settle.mutate({ params: { id: row.id }, body: { verb: 'withdraw' } })}
          >
            {t('experts.withdraw')}
          </Button>
        )}
        {row.batchId !== null && (
          <Link to="/evaluation/imports/$id" params={{ id: row.batchId }}>
            {t('experts.open')}
          </Link>
        )}
      </div>
      {declining && (
        <ReasonDialog
          title={t('experts.declineTitle')}
          act={t('experts.decline')}
          note={t('experts.declineNote')}
          busy={settle.isPending}
          problem={settle.error?.problem ?? null}
          onClose={() => setDeclining(false)}
          onAct={(reason) =>
            settle.mutate({ params: { id: row.id }, body: { verb: 'decline', reason } })
          }
        />
      )}
    </li>
  )
}

function Lists({ group }: Props) {
  const { t } = useTranslation('workgroup')
  const trail = useTrail()
  const { data, error, refetch } = useCall(listNominations, {
    params: { programmeId: group.programmeId },
    query: trail.page,
  })
  const nominates = group.role === 'member'
  return (
    <>
      {nominates && <GiveSheet group={group} />}
      <Sheet title={t('experts.title')}>
        {error !== null && <ErrorState problem={error.problem} onRetry={() => void refetch()} />}
        {data === undefined && error === null && <Loading lines={6} />}
        {data?.rows.length === 0 && (
          <Empty title={t('experts.none')}>{t('experts.noneText')}</Empty>
        )}
        {data !== undefined && data.rows.length > 0 && (
          <ul className={css.rows}>
            {data.rows.map((row) => (
              <Line key={row.id} group={group} row={row} />
            ))}
          </ul>
        )}
        {data !== undefined && <TrailButtons trail={trail} {...data} />}
      </Sheet>
      {nominates && <HowListsAreWritten nominates />}
    </>
  )
}

/** 推荐专家: lists that members bring, for the office's register. */
export function ExpertsPage() {
  return <WorkgroupFrame part="experts">{(group) => <Lists group={group} />}</WorkgroupFrame>
}
