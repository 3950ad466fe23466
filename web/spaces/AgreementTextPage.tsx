import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import type { AnswerOf } from '../../domain/kernel/endpoint.ts'
import { allOf } from '../../domain/kernel/verdict.ts'
import {
  acceptings,
  agreementBodyMax,
  agreementTitleMax,
  type AgreementWish,
  bindsByAgreement,
  isSignable,
} from '../../domain/spaces/agreement.ts'
import { keepAgreement, readKeptAgreement } from '../../domain/spaces/agreement.endpoints.ts'
import { actorOf } from '../kernel/actor.ts'
import { useFormat } from '../kernel/format.ts'
import { LeaveGuard } from '../kernel/form/LeaveGuard.tsx'
import { useMe } from '../kernel/me.ts'
import { useAct, useCall } from '../kernel/query.ts'
import { PageHead } from '../kernel/shell/PageHead.tsx'
import { ActionButton } from '../ui/ActionButton.tsx'
import { Button } from '../ui/Button.tsx'
import { Checkbox, RadioGroup } from '../ui/Choices.tsx'
import { NumberInput } from '../ui/NumberInput.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { ErrorState, Loading, Note } from '../ui/States.tsx'
import { TextArea, TextInput } from '../ui/TextInput.tsx'
import { toast } from '../ui/Toast.tsx'
import { agreementRenews } from './renews.ts'

type Kept = AnswerOf<typeof readKeptAgreement>

const monthsUsual = 24

function wishOf({ agreement }: Kept): AgreementWish {
  if (agreement === null) {
    return { title: '', body: '', months: monthsUsual, accepting: 'asked', again: false }
  }
  const { title, body, months } = agreement.text
  return { title, body, months, accepting: agreement.accepting, again: false }
}

type FieldsProps = {
  readonly wish: AgreementWish
  readonly isFirst: boolean
  readonly onWish: (wish: AgreementWish) => void
}

function Fields({ wish, isFirst, onWish }: FieldsProps) {
  const { t } = useTranslation('spaces')
  const put = (change: Partial<AgreementWish>) => onWish({ ...wish, ...change })
  return (
    <div className="stack">
      <TextInput
        label={t('agreement.title')}
        most={agreementTitleMax}
        value={wish.title}
        onChange={(title) => put({ title })}
      />
      <TextArea
        label={t('agreement.body')}
        help={t('agreement.bodyHelp')}
        rows={18}
        most={agreementBodyMax}
        value={wish.body}
        onChange={(body) => put({ body })}
      />
      <NumberInput
        label={t('agreement.months')}
        value={wish.months}
        onChange={(months) => put({ months: months ?? 0 })}
      />
      <RadioGroup
        label={t('agreement.accepting')}
        options={acceptings.map((value) => ({
          value,
          label: t(`agreement.acceptingIs.${value}`),
          note: t(`agreement.acceptingNote.${value}`),
        }))}
        value={wish.accepting}
        onChange={(accepting) => put({ accepting })}
      />
      {!isFirst && (
        <Checkbox
          checked={wish.again}
          onChange={(again) => put({ again })}
          label={t('agreement.again')}
          note={t('agreement.againNote')}
        />
      )}
    </div>
  )
}

function Writing({ kept, spaceId }: { readonly kept: Kept; readonly spaceId: string | null }) {
  const { t } = useTranslation('spaces')
  const { language } = useFormat()
  const navigate = useNavigate()
  const [wish, setWish] = useState(() => wishOf(kept))
  const [unsaved, setUnsaved] = useState(false)
  const verdict = allOf(bindsByAgreement(actorOf(useMe())), isSignable(wish))
  const put = (next: AgreementWish) => {
    setWish(next)
    setUnsaved(true)
  }
  const act = useAct(keepAgreement, {
    renews: agreementRenews,
    onDone: ({ id }) => {
      toast(t('agreement.kept'))
      void navigate({ to: '/confidentiality/$id', params: { id } })
    },
  })
  const { example, agreement } = kept
  const blank = wish.body.trim() === ''
  return (
    <Sheet title={t('agreement.text')} inside="form">
      <LeaveGuard when={unsaved && (act.isIdle || act.isError)} />
      <div className="stack">
        <Note>
          <p>{t('agreement.exampleNote', { version: example.version })}</p>
          {blank && (
            <Button
              size="small"
              onClick={() => put({ ...wish, ...example[language], months: example.months })}
            >
              {t('agreement.fromExample')}
            </Button>
          )}
        </Note>
        <Fields wish={wish} isFirst={agreement === null} onWish={put} />
        {act.error !== null && <ErrorState problem={act.error.problem} />}
        <div className="row wrap">
          <ActionButton
            verdict={verdict}
            busy={act.isPending}
            onClick={() => act.mutate({ body: { spaceId, seen: agreement?.version ?? 0, wish } })}
          >
            {t('agreement.keep')}
          </ActionButton>
        </div>
      </div>
    </Sheet>
  )
}

/** Writes the next version of one's own text, or of a space's. */
export function AgreementTextPage() {
  const { t } = useTranslation('spaces')
  const { space } = useSearch({ strict: false }) as { readonly space?: string }
  const query = space === undefined ? {} : { space }
  const { data, error, refetch } = useCall(readKeptAgreement, { query })
  if (error !== null && data === undefined) {
    return <ErrorState problem={error.problem} onRetry={() => void refetch()} />
  }
  if (data === undefined) return <Loading lines={8} />
  const title = t(space === undefined ? 'agreement.own' : 'agreement.ofSpaceTitle')
  return (
    <div className="stack">
      <PageHead title={title} crumbs={[{ label: t('agreement.nav'), to: '/confidentiality' }]} />
      <h1>{title}</h1>
      <Writing key={space} kept={data} spaceId={space ?? null} />
    </div>
  )
}
