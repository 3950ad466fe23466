/** What can be done with a list of offers: taken as drafts or published, its drafts published, undone, its faults fetched. */
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { hasReaders } from '../../../domain/catalog/offer.ts'
import {
  mayCommitOffers,
  mayPublishBatch,
  type OfferBatch,
} from '../../../domain/catalog/offerBatch.ts'
import {
  commitOffers,
  listOfferBatches,
  publishOfferBatch,
  type readOfferBatch as ReadOfferBatch,
  readOfferBatch,
  undoOffers,
} from '../../../domain/catalog/offerBatch.endpoints.ts'
import type { AnswerOf } from '../../../domain/kernel/endpoint.ts'
import { allOf, allowed, conflict } from '../../../domain/kernel/verdict.ts'
import type { Audience } from '../../../domain/spaces/audience.ts'
import { actorOf } from '../../kernel/actor.ts'
import { formatNumber } from '../../kernel/format.ts'
import { BatchActs } from '../../kernel/importing/BatchActs.tsx'
import type { BatchView } from '../../kernel/importing/batchView.ts'
import { useMe } from '../../kernel/me.ts'
import { useAct } from '../../kernel/query.ts'
import { useTranslation } from '../../kernel/words.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Button } from '../../ui/Button.tsx'
import { RadioGroup } from '../../ui/Choices.tsx'
import { ErrorState, Loading, Note } from '../../ui/States.tsx'
import { toast } from '../../ui/Toast.tsx'
import { AudienceField } from '../AudienceField.tsx'
import { renews as offerRenews } from '../renews.ts'
import { useFaulty } from './faulty.ts'

const renews = [readOfferBatch, listOfferBatches, ...offerRenews]
type Page = AnswerOf<typeof ReadOfferBatch>

function useFigures(batch: OfferBatch): readonly (readonly [string, string])[] {
  const { t } = useTranslation(['catalog', 'imports'])
  const { state, drafts } = batch
  const numbers: readonly (readonly [string, number])[] = [
    [t('imports:rows'), batch.rows],
    [t('imports:faulty'), batch.faulty],
    [t('list.fresh'), batch.fresh],
    [t('list.changes'), batch.changes],
    ...(state === 'previewed' ? [[t('list.incomplete'), batch.incomplete] as const] : []),
    ...(state === 'previewed'
      ? []
      : [[t(state === 'undone' ? 'list.stays' : 'imports:taken'), batch.taken] as const]),
    ...(drafts === null ? [] : [[t('list.drafts'), drafts.complete + drafts.incomplete] as const]),
  ]
  return numbers.map(([name, value]) => [name, formatNumber(value)])
}

type Wish = { readonly publish: boolean; readonly audience: Audience }

/** Whether they are published at once, and who sees them. */
function Choosing({
  batch,
  wish,
  onWish,
}: {
  readonly batch: OfferBatch
  readonly wish: Wish
  readonly onWish: (wish: Wish) => void
}) {
  const { t } = useTranslation('catalog')
  return (
    <>
      <RadioGroup
        label={t('list.state')}
        options={[
          { value: 'publish', label: t('list.publish'), note: t('list.publishNote') },
          { value: 'draft', label: t('list.draft'), note: t('list.draftNote') },
        ]}
        value={wish.publish ? 'publish' : 'draft'}
        onChange={(value) => onWish({ ...wish, publish: value === 'publish' })}
      />
      <AudienceField
        audience={wish.audience}
        names={[]}
        onAudience={(audience) => onWish({ ...wish, audience })}
      />
      {wish.publish && batch.incomplete > 0 && (
        <p className="second t13">{t('list.incompleteText', { count: batch.incomplete })}</p>
      )}
      {batch.room !== null && batch.room < batch.fresh && (
        <Note tone="care">
          {t('list.tooMany', {
            fresh: formatNumber(batch.fresh),
            room: formatNumber(batch.room),
          })}
        </Note>
      )}
    </>
  )
}

/** Drafts that the list left, looked at meanwhile and published together. */
function Drafts({ batch }: { readonly batch: OfferBatch }) {
  const { t } = useTranslation('catalog')
  const actor = actorOf(useMe())
  const act = useAct(publishOfferBatch, {
    renews,
    onDone: () => void toast(t('list.draftsPublished')),
  })
  const { drafts } = batch
  if (drafts === null || drafts.complete + drafts.incomplete === 0) return null
  return (
    <>
      {drafts.complete > 0 && (
        <ActionButton
          verdict={mayPublishBatch(actor, batch.state, drafts.complete)}
          busy={act.isPending}
          onClick={() => act.mutate({ params: { id: batch.id } })}
        >
          {t('list.publishDrafts', { count: drafts.complete })}
        </ActionButton>
      )}
      {drafts.incomplete > 0 && (
        <p className="second t13">{t('list.publishDraftsNote', { count: drafts.incomplete })}</p>
      )}
      {act.error !== null && <ErrorState problem={act.error.problem} />}
    </>
  )
}

export function ListActs({ page, view }: { readonly page: Page; readonly view: BatchView }) {
  const { t } = useTranslation(['catalog', 'imports'])
  const { batch } = page
  const actor = actorOf(useMe())
  const params = { id: batch.id }
  const chosen = batch.fresh + batch.changes - view.without.size
  const mayPublish = mayCommitOffers(actor, 'previewed', true).ok
  const [wish, setWish] = useState<Wish>({ publish: mayPublish, audience: { market: true } })
  const [faulty, fetchFaulty] = useFaulty(page)
  const commit = useAct(commitOffers, {
    renews,
    onDone: ({ taken }) => {
      toast(t('imports:committed', { count: taken }))
      if (taken < chosen) toast(t('list.missed', { count: chosen - taken }))
    },
  })
  const undo = useAct(undoOffers, { renews, onDone: () => toast(t('imports:undone')) })
  const verdict = allOf(
    mayCommitOffers(actor, batch.state, wish.publish),
    wish.publish ? hasReaders(wish.audience) : allowed,
    batch.room !== null && batch.fresh - view.without.size > batch.room
      ? conflict('catalog.shelf_short', { room: batch.room })
      : allowed,
  )
  return (
    <BatchActs
      batch={batch}
      figures={useFigures(batch)}
      count={chosen}
      verdict={verdict}
      before={<Choosing batch={batch} wish={wish} onWish={setWish} />}
      commit={commit}
      onCommit={() => commit.mutate({ params, body: { except: [...view.without], ...wish } })}
      undo={undo}
      undoText={t('list.undoText')}
      onUndo={(reason) => undo.mutate({ params, body: { reason } })}
    >
      {commit.isPending && <Loading what={t('list.committing')} lines={1} />}
      <Drafts batch={batch} />
      {batch.state === 'undone' && batch.taken > 0 && (
        <Note tone="care">{t('list.kept', { count: batch.taken })}</Note>
      )}
      {batch.faulty > 0 && (
        <div>
          <Button size="small" icon={IconDownload} busy={faulty} onClick={() => void fetchFaulty()}>
            {t('list.getFaulty')}
          </Button>
        </div>
      )}
    </BatchActs>
  )
}
