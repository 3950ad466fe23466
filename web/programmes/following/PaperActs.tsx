import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import { allOf, invalid } from '../../../domain/kernel/verdict.ts'
import { dayOfMoment } from '../../../domain/kernel/moment.ts'
import {
  judgeAcceptance,
  refusePaper,
  returnPaper,
  signPaper,
} from '../../../domain/programmes/following.endpoints.ts'
import {
  mayGiveOpinion,
  mayGiveReason,
  mayJudge,
  mayMovePaper,
} from '../../../domain/programmes/following.ts'
import { serverNow } from '../../kernel/clock.ts'
import { useMe } from '../../kernel/me.ts'
import { useAct } from '../../kernel/query.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Button } from '../../ui/Button.tsx'
import { DateInput } from '../../ui/DateInput.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ReasonDialog } from '../../ui/ReasonDialog.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { ErrorState } from '../../ui/States.tsx'
import { TextArea } from '../../ui/TextInput.tsx'
import { actorOf } from '../application/actor.ts'
import css from './Following.module.css'
import type { FollowingFile } from './Indicators.tsx'
import { paperRenews, type PaperFile } from './PaperPage.tsx'

type Props = { readonly following: FollowingFile; readonly paper: PaperFile }

function expertsOf(text: string) {
  return text
    .split('\n')
    .map((line) => line.split(/[,，]/).map((part) => part.trim()))
    .filter(([name]) => name !== undefined && name !== '')
    .map(([name = '', post = '', duty = '']) => ({ name, post, duty }))
}

function JudgeDialog({ following, paper, onClose }: Props & { readonly onClose: () => void }) {
  const { t } = useTranslation('following')
  const today = dayOfMoment(serverNow().toISOString())
  const [opinion, setOpinion] = useState('')
  const [heldOn, setHeldOn] = useState<string | null>(today)
  const [named, setNamed] = useState('')
  const act = useAct(judgeAcceptance, { renews: paperRenews, onDone: onClose })
  const experts = expertsOf(named)
  const judge = (passes: boolean) =>
    act.mutate({
      params: { id: paper.id },
      body: {
        seen: paper.version,
        passes,
        judgement: { opinion, heldOn: heldOn ?? '', experts },
      },
    })
  const ready = experts.length > 0 ? mayGiveReason(opinion) : invalid('programmes.experts_unnamed')
  const second = following.state === 'reaccepting'
  return (
    <Dialog
      open
      shape="wide"
      onClose={onClose}
      title={t('judgeTitle')}
      foot={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <ActionButton
            kind="danger"
            verdict={ready}
            busy={act.isPending}
            onClick={() => judge(false)}
          >
            {t('fail')}
          </ActionButton>
          <ActionButton verdict={ready} busy={act.isPending} onClick={() => judge(true)}>
            {t('pass')}
          </ActionButton>
        </>
      }
    >
      <div className="stack">
        <p className="muted t13">{t(second ? 'failNoteSecond' : 'failNoteFirst')}</p>
        <DateInput label={t('judgeDay')} latest={today} value={heldOn} onChange={setHeldOn} />
        <TextArea
          label={t('judgeExperts')}
          help={t('judgeExpertsHelp')}
          rows={3}
          value={named}
          onChange={setNamed}
        />
        <TextArea
          label={t('judgeOpinion')}
          rows={5}
          most={5000}
          value={opinion}
          onChange={setOpinion}
        />
        {act.error !== null && <ErrorState problem={act.error.problem} />}
      </div>
    </Dialog>
  )
}

type Asking = 'return' | 'refuse' | 'judge' | null

/** What the unit and the office may do with a paper that lies with them. */
export function PaperActs({ following, paper }: Props) {
  const { t } = useTranslation('following')
  const actor = actorOf(useMe())
  const [opinion, setOpinion] = useState('')
  const [asking, setAsking] = useState<Asking>(null)
  const close = () => setAsking(null)
  const sign = useAct(signPaper, { renews: paperRenews })
  const back = useAct(returnPaper, { renews: paperRenews, onDone: close })
  const refuse = useAct(refusePaper, { renews: paperRenews, onDone: close })
  const may = (verb: 'sign' | 'return' | 'refuse') => mayMovePaper(actor, following, paper, verb)
  const judges = paper.kind === 'acceptance' && paper.state === 'office'
  const mine = paper.state === following.side
  if (!mine) return null
  const seen = paper.version
  const maySign = may('sign')
  // The permit's name alone says nothing of who holds it.
  const isOthers = !maySign.ok && maySign.code === 'programmes.role_cannot'
  const others = t(paper.kind === 'report' ? 'signedByReviewer' : 'signedBySigner')
  return (
    <Sheet inside="form">
      <div className="stack">
        {!judges && maySign.ok && (
          <TextArea
            label={t('opinion')}
            help={t('opinionHelp')}
            rows={3}
            most={2000}
            value={opinion}
            onChange={setOpinion}
          />
        )}
        {sign.error !== null && <ErrorState problem={sign.error.problem} />}
        <div className={css.acts}>
          {judges ? (
            <ActionButton verdict={mayJudge(actor, following)} onClick={() => setAsking('judge')}>
              {t('judge')}
            </ActionButton>
          ) : (
            <ActionButton
              verdict={allOf(maySign, mayGiveOpinion(following.side, opinion))}
              {...(isOthers ? { reason: others } : {})}
              busy={sign.isPending}
              onClick={() => sign.mutate({ params: { id: paper.id }, body: { seen, opinion } })}
            >
              {t('sign')}
            </ActionButton>
          )}
          {may('return').ok && <Button onClick={() => setAsking('return')}>{t('return')}</Button>}
          {may('refuse').ok && <Button onClick={() => setAsking('refuse')}>{t('refuse')}</Button>}
        </div>
      </div>
      {asking === 'judge' && <JudgeDialog following={following} paper={paper} onClose={close} />}
      {(asking === 'return' || asking === 'refuse') && (
        <ReasonDialog
          title={t(asking)}
          act={t(asking)}
          note={t('returnNote')}
          danger={asking === 'refuse'}
          busy={back.isPending || refuse.isPending}
          problem={(back.error ?? refuse.error)?.problem ?? null}
          onClose={close}
          onAct={(reason) => {
            const input = { params: { id: paper.id }, body: { seen, reason } }
            if (asking === 'return') back.mutate(input)
            else refuse.mutate(input)
          }}
        />
      )}
    </Sheet>
  )
}
