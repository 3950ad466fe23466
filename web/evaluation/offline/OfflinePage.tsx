import { useEffect, useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import type { Bundle, BundleItem } from '../../../domain/evaluation/bundle.ts'
import { checkMarks, emptyMarks, type Marks } from '../../../domain/evaluation/marks.ts'
import { formatBytes, formatTime, useFormat } from '../../kernel/format.ts'
import { chooseLanguage } from '../../kernel/i18n.ts'
import { Button } from '../../ui/Button.tsx'
import { OutLink } from '../../ui/Link.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { MarksForm } from '../MarksForm.tsx'
import { Export } from './Export.tsx'
import { useKept } from './kept.ts'
import css from './Offline.module.css'

type Kept = ReturnType<typeof useKept>
const marksOf = (kept: Kept, item: BundleItem): Marks =>
  kept.answers[item.assignmentId] ?? emptyMarks
const openIn = (bundle: Bundle, marks: Marks): number =>
  checkMarks(bundle.rubric, marks, 'complete').length
const isBegun = (marks: Marks): boolean => JSON.stringify(marks) !== JSON.stringify(emptyMarks)

function StateTag({ bundle, marks }: { readonly bundle: Bundle; readonly marks: Marks }) {
  const { t } = useTranslation('evaluation')
  const count = openIn(bundle, marks)
  if (count === 0) return <Tag tone="good">{t('offline.page.stateDone')}</Tag>
  if (!isBegun(marks)) return <Tag tone="plain">{t('offline.page.stateNone')}</Tag>
  return <Tag tone="care">{t('offline.page.stateOpen', { count })}</Tag>
}

function Items({
  bundle,
  kept,
  at,
  onGo,
}: {
  readonly bundle: Bundle
  readonly kept: Kept
  readonly at: BundleItem
  readonly onGo: (item: BundleItem) => void
}) {
  const { t } = useTranslation('evaluation')
  const done = bundle.items.filter((item) => openIn(bundle, marksOf(kept, item)) === 0).length
  return (
    <Sheet
      title={t('offline.page.itemsLabel')}
      note={t('offline.page.progress', { done, all: bundle.items.length })}
      inside="none"
    >
      <ul className={css.items}>
        {bundle.items.map((item) => (
          <li key={item.assignmentId}>
            <button
              type="button"
              aria-current={item.assignmentId === at.assignmentId}
              onClick={() => onGo(item)}
            >
              <b>{item.title}</b>
              <span className="row wrap">
                <span className="muted t12">{t('offline.page.seq', { seq: item.seq })}</span>
                <StateTag bundle={bundle} marks={marksOf(kept, item)} />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}

const pathOf = (path: string): string => path.split('/').map(encodeURIComponent).join('/')

function Subject({ item }: { readonly item: BundleItem }) {
  const { t } = useTranslation('evaluation')
  return (
    <Sheet title={item.title} note={item.parties.join(t('expert.and'))}>
      <div className="stack">
        <p className={css.words}>{item.brief}</p>
        <h3>{t('offline.page.documents')}</h3>
        {item.files.length === 0 && <p className="second">{t('offline.page.noDocuments')}</p>}
        {item.files.length > 0 && (
          <>
            <ul>
              {item.files.map(({ path, name, bytes }) => (
                <li key={path}>
                  <OutLink href={pathOf(path)}>{name}</OutLink>{' '}
                  <span className="muted t12">{formatBytes(bytes)}</span>
                </li>
              ))}
            </ul>
            <p className="muted t12">{t('offline.page.documentsNote')}</p>
          </>
        )}
      </div>
    </Sheet>
  )
}

function Saved({ kept }: { readonly kept: Kept }) {
  const { t } = useTranslation('evaluation')
  const { savedAt, durable } = kept
  return (
    <span className={durable ? 'second t13' : 'bad t13'} role="status">
      {!durable
        ? t('offline.page.notSaved')
        : savedAt === null
          ? t('offline.page.nothingYet')
          : t('offline.page.saved', { time: formatTime(new Date(savedAt)) })}
    </span>
  )
}

/** The page of a bundle: opens from disk, fetches nothing, keeps what is written, signs and seals what goes back. */
export function OfflinePage({ bundle }: { readonly bundle: Bundle }) {
  const { t } = useTranslation('evaluation')
  const { day, language } = useFormat()
  const kept = useKept(bundle)
  const [at, setAt] = useState(bundle.items[0]!)
  const unsent = !kept.exported
  useEffect(() => {
    if (!unsent || kept.durable) return
    const hold = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', hold)
    return () => removeEventListener('beforeunload', hold)
  }, [unsent, kept.durable])
  const go = (item: BundleItem) => {
    setAt(item)
    scrollTo({ top: 0 })
  }
  return (
    <div className={css.page}>
      <header className={css.head}>
        <div>
          <h1>{bundle.round}</h1>
          <p className="second t13">
            {t('offline.page.lead', {
              office: bundle.office,
              expert: bundle.expert,
              day: day(bundle.scoreBy),
            })}
          </p>
        </div>
        <Saved kept={kept} />
        <Button size="small" onClick={() => void chooseLanguage(language === 'zh' ? 'en' : 'zh')}>
          {t('offline.page.language')}
        </Button>
      </header>
      <main className={css.parts}>
        <div className={`stack ${css.side}`}>
          <Items bundle={bundle} kept={kept} at={at} onGo={go} />
          <Export bundle={bundle} kept={kept} />
        </div>
        <div className={`stack ${css.work}`}>
          <Subject item={at} />
          <MarksForm
            key={at.assignmentId}
            rubric={bundle.rubric}
            marks={marksOf(kept, at)}
            readOnly={false}
            onChange={(marks) => kept.change(at.assignmentId, marks)}
          />
        </div>
      </main>
    </div>
  )
}
