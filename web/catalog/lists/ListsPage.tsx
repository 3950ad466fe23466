/** Bringing in lists of offers: a kind, its template, a file, and what was brought before. */
import { IconDownload } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { mayBringOffers } from '../../../domain/catalog/offerBatch.ts'
import { listOfferBatches, previewOffers } from '../../../domain/catalog/offerBatch.endpoints.ts'
import { listFileBytes } from '../../../domain/kernel/sheetList.ts'
import { allOf, allowed, invalid } from '../../../domain/kernel/verdict.ts'
import { actorOf } from '../../kernel/actor.ts'
import { base64Of } from '../../kernel/base64.ts'
import { useFormat } from '../../kernel/format.ts'
import { Batches } from '../../kernel/importing/Batches.tsx'
import { useMe } from '../../kernel/me.ts'
import { useAct, useCall } from '../../kernel/query.ts'
import { PageHead, WithSide } from '../../kernel/shell/PageHead.tsx'
import { useTranslation } from '../../kernel/words.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Because } from '../../ui/Because.tsx'
import { FileDrop } from '../../ui/FileDrop.tsx'
import { Link } from '../../ui/Link.tsx'
import { useReasons } from '../../ui/reason.ts'
import { Sheet } from '../../ui/Sheet.tsx'
import { Empty, ErrorState, Loading } from '../../ui/States.tsx'
import { useTrail } from '../../ui/Trail.tsx'
import { KindField } from '../KindField.tsx'
import { useTemplate } from './template.ts'

function Upload() {
  const { t } = useTranslation(['catalog', 'imports'])
  const navigate = useNavigate()
  const say = useReasons()
  const fetchTemplate = useTemplate()
  const [kindId, setKindId] = useState<string | null>(null)
  const may = mayBringOffers(actorOf(useMe()))
  const act = useAct(previewOffers, {
    renews: [listOfferBatches],
    onDone: ({ batch }) => void navigate({ to: '/offers/lists/$id', params: { id: batch.id } }),
  })
  const send = async ([file]: readonly File[]) => {
    if (file === undefined || kindId === null) return
    const content = await base64Of(file)
    act.mutate({ body: { fileName: file.name.slice(0, 200), content, kindId } })
  }
  const chosen = kindId === null ? invalid('catalog.kind_unchosen') : allowed
  return (
    <Sheet title={t('list.bring')}>
      <div className="stack">
        {!may.ok && <Because locked>{say(may)}</Because>}
        <KindField
          label={t('list.kind')}
          help={t('list.kindHelp')}
          value={kindId}
          onChange={setKindId}
        />
        <div>
          <ActionButton
            size="small"
            kind="plain"
            icon={IconDownload}
            verdict={chosen}
            onClick={() => void (kindId !== null && fetchTemplate(kindId))}
          >
            {t('list.getTemplate')}
          </ActionButton>
        </div>
        <p className="second t13">{t('list.templateText')}</p>
        {allOf(may, chosen).ok ? (
          <FileDrop
            label={t('list.file')}
            help={t('list.fileHelp')}
            maxBytes={listFileBytes}
            accept={['.xlsx', '.csv']}
            files={[]}
            onFiles={(files) => void send(files)}
          />
        ) : (
          <p className="second t13">{t('list.kindFirst')}</p>
        )}
        {act.isPending && <Loading what={t('imports:reading')} lines={1} />}
        {act.error !== null && <ErrorState problem={act.error.problem} />}
      </div>
    </Sheet>
  )
}

function Brought() {
  const { t } = useTranslation(['catalog', 'imports'])
  const { language } = useFormat()
  const trail = useTrail()
  const reading = useCall(listOfferBatches, { query: trail.page })
  return (
    <Batches
      reading={reading}
      trail={trail}
      empty={<Empty title={t('list.noBatches')}>{t('imports:noBatchesText')}</Empty>}
      renderLink={({ id, fileName }) => (
        <Link to="/offers/lists/$id" params={{ id }}>
          {fileName}
        </Link>
      )}
      renderAbout={({ kindName }) => kindName[language]}
    />
  )
}

const rules = ['number', 'units', 'sizes', 'options'] as const

function HowListsAreWritten() {
  const { t } = useTranslation('catalog')
  return (
    <Sheet title={t('list.how')} foot={<Link to="/offers/shells">{t('list.shells')}</Link>}>
      <ul className="stack t13">
        {rules.map((rule) => (
          <li key={rule}>{t(`list.rules.${rule}`)}</li>
        ))}
      </ul>
    </Sheet>
  )
}

export function ListsPage() {
  const { t } = useTranslation('catalog')
  return (
    <>
      <PageHead title={t('list.title')} crumbs={[{ label: t('nav.mine'), to: '/offers' }]} />
      <h1 className="sr">{t('list.title')}</h1>
      <WithSide sideFirst side={<Upload />}>
        <Brought />
        <HowListsAreWritten />
      </WithSide>
    </>
  )
}
