import { useNavigate } from '@tanstack/react-router'
import { listOfferBatches, previewOffers } from '../../domain/catalog/offerBatch.endpoints.ts'
import { readShellFile, type ShellReading } from '../../domain/exchange/exchange.endpoints.ts'
import { listFileBytes } from '../../domain/kernel/sheetList.ts'
import { base64Of } from '../kernel/base64.ts'
import { useFormat } from '../kernel/format.ts'
import { useAct } from '../kernel/query.ts'
import { PageHead } from '../kernel/shell/PageHead.tsx'
import { useTranslation } from '../kernel/words.ts'
import { Button } from '../ui/Button.tsx'
import { FileDrop } from '../ui/FileDrop.tsx'
import { Link } from '../ui/Link.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { ErrorState, Loading, Note } from '../ui/States.tsx'
import css from './Exchange.module.css'

type Props = { readonly reading: ShellReading }

/** What was read of each kind, to be looked through cell by cell like any list. */
function Lists({ reading }: Props) {
  const { t } = useTranslation('exchange')
  const { language } = useFormat()
  const navigate = useNavigate()
  const preview = useAct(previewOffers, {
    renews: [listOfferBatches],
    onDone: ({ batch }) => void navigate({ to: '/offers/lists/$id', params: { id: batch.id } }),
  })
  const { capabilities, properties, lists } = reading
  return (
    <Sheet title={t('read')}>
      <p>{t('readText', { capabilities, properties })}</p>
      {lists.map(({ kindId, kindName, rows, file }) => (
        <div key={kindId} className={css.list}>
          <span>
            {kindName[language]} <span className="second t13">{t('rows', { count: rows })}</span>
          </span>
          <Button
            size="small"
            busy={preview.isPending}
            onClick={() => preview.mutate({ body: { ...file, kindId } })}
          >
            {t('preview')}
          </Button>
        </div>
      ))}
      {preview.error !== null && <ErrorState problem={preview.error.problem} />}
    </Sheet>
  )
}

function Notes({ reading: { notes, faults, moreFaults, verified } }: Props) {
  const { t } = useTranslation('exchange')
  return (
    <>
      {notes.length > 0 && (
        <Sheet title={t('notes')}>
          <ul className={css.notes}>
            {notes.map(({ code, facts }, at) => (
              <li key={at}>{t(`note.${code as 'nothing_found'}`, facts)}</li>
            ))}
          </ul>
        </Sheet>
      )}
      {!verified && <Note>{t('unverified')}</Note>}
      {verified && faults.length === 0 && <Note>{t('conforms')}</Note>}
      {faults.length > 0 && (
        <Sheet title={t('faults')}>
          <p className="second t13">{t('faultsText')}</p>
          <ul className={css.notes} lang="en">
            {faults.map(({ at, message }, index) => (
              <li key={index}>
                {at !== '' && <code>{at}</code>} {message}
              </li>
            ))}
          </ul>
          {moreFaults && <p className="second t13">{t('moreFaults')}</p>}
        </Sheet>
      )}
    </>
  )
}

/** A file of Asset Administration Shells read into lists of offers, with all that was not understood. */
export function ShellsPage() {
  const { t } = useTranslation('exchange')
  const read = useAct(readShellFile)
  const send = async ([file]: readonly File[]) => {
    if (file === undefined) return
    const content = await base64Of(file)
    read.mutate({ body: { fileName: file.name.slice(0, 190), content } })
  }
  return (
    <div className="stack">
      <PageHead title={t('title')} crumbs={[{ label: t('toLists'), to: '/offers/lists' }]} />
      <h1>{t('title')}</h1>
      <p className="second">
        {t('lead')} <Link to="/offers/lists">{t('toLists')}</Link>
      </p>
      <Sheet inside="form">
        <FileDrop
          label={t('file')}
          help={t('fileHelp')}
          maxBytes={listFileBytes}
          accept={['.json', '.xml', '.aasx']}
          files={[]}
          onFiles={(files) => void send(files)}
        />
      </Sheet>
      {read.isPending && <Loading what={t('reading')} lines={2} />}
      {read.error !== null && <ErrorState problem={read.error.problem} />}
      {read.data !== undefined && !read.isPending && (
        <>
          {read.data.lists.length > 0 && <Lists reading={read.data} />}
          <Notes reading={read.data} />
        </>
      )}
    </div>
  )
}
