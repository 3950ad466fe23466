import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import type { ExpertRow } from '../../../domain/evaluation/expert.ts'
import { exportExperts } from '../../../domain/evaluation/expert.endpoints.ts'
import {
  listExpertBatches,
  previewExperts,
} from '../../../domain/evaluation/expertBatch.endpoints.ts'
import { expertCell, expertColumns } from '../../../domain/evaluation/expertRow.ts'
import { listFileBytes } from '../../../domain/kernel/sheetList.ts'
import { base64Of } from '../../kernel/base64.ts'
import { call } from '../../kernel/call.ts'
import { Batches } from '../../kernel/importing/Batches.tsx'
import { useAct, useCall } from '../../kernel/query.ts'
import { PageHead, WithSide } from '../../kernel/shell/PageHead.tsx'
import { Checkbox } from '../../ui/Choices.tsx'
import { FileDrop } from '../../ui/FileDrop.tsx'
import { Link } from '../../ui/Link.tsx'
import { ExportButtons } from '../../ui/ListExport.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Empty, ErrorState, Loading } from '../../ui/States.tsx'
import { useTrail } from '../../ui/Trail.tsx'
import { useFieldNames } from '../names.ts'
import { HowListsAreWritten, TemplateButton } from './listHelp.tsx'

function Upload() {
  const { t } = useTranslation(['evaluation', 'imports'])
  const navigate = useNavigate()
  const [updates, setUpdates] = useState(false)
  const act = useAct(previewExperts, {
    renews: [listExpertBatches],
    onDone: ({ batch }) =>
      void navigate({ to: '/evaluation/imports/$id', params: { id: batch.id } }),
  })
  const send = async ([file]: readonly File[]) => {
    if (file === undefined) return
    const content = await base64Of(file)
    act.mutate({ body: { fileName: file.name.slice(0, 200), content, updates } })
  }
  return (
    <Sheet title={t('expertImport.bring')}>
      <div className="stack">
        <Checkbox
          checked={updates}
          onChange={setUpdates}
          label={t('expertImport.updates')}
          note={t('expertImport.updatesNote')}
        />
        <FileDrop
          label={t('expertImport.file')}
          help={t('expertImport.fileHelp')}
          maxBytes={listFileBytes}
          accept={['.xlsx', '.csv']}
          files={[]}
          onFiles={(files) => void send(files)}
        />
        {act.isPending && <Loading what={t('imports:reading')} lines={1} />}
        {act.error !== null && <ErrorState problem={act.error.problem} />}
      </div>
    </Sheet>
  )
}

/** An empty list to fill in, and the register as a list that can be imported again. */
function Template() {
  const { t } = useTranslation('evaluation')
  const { nameOf } = useFieldNames()
  const words = {
    field: nameOf,
    senior: t('expertCell.senior'),
    other: t('expertCell.other'),
    to: t('expertCell.to'),
  }
  const columns = expertColumns.map((column) => ({
    head: t(`expertImport.col.${column}`),
    text: ({ profile }: ExpertRow) => expertCell(profile, column, words),
  }))
  return (
    <Sheet title={t('expertImport.template')}>
      <div className="stack">
        <p className="second t13">{t('expertImport.templateText')}</p>
        <div>
          <TemplateButton />
        </div>
        <p className="second t13">{t('expertImport.registerText')}</p>
        <div className="row wrap">
          <ExportButtons<ExpertRow>
            title={t('expertImport.registerName')}
            columns={columns}
            read={() => call(exportExperts, { query: {} })}
          />
        </div>
      </div>
    </Sheet>
  )
}

function Brought() {
  const { t } = useTranslation(['evaluation', 'imports'])
  const trail = useTrail()
  const reading = useCall(listExpertBatches, { query: trail.page })
  return (
    <Batches
      reading={reading}
      trail={trail}
      empty={<Empty title={t('expertImport.noBatches')}>{t('imports:noBatchesText')}</Empty>}
      renderLink={({ id, fileName }) => (
        <Link to="/evaluation/imports/$id" params={{ id }}>
          {fileName}
        </Link>
      )}
    />
  )
}

/** Bringing in lists of experts: a file, how it is written, and what was brought before. */
export function ImportsPage() {
  const { t } = useTranslation('evaluation')
  return (
    <>
      <PageHead
        title={t('expertImport.title')}
        crumbs={[{ label: t('experts'), to: '/evaluation/experts' }]}
      />
      <h1 className="sr">{t('expertImport.title')}</h1>
      <WithSide
        sideFirst
        side={
          <>
            <Upload />
            <Template />
          </>
        }
      >
        <Brought />
        <HowListsAreWritten />
      </WithSide>
    </>
  )
}
