import { useTranslation } from '../../kernel/words.ts'
import {
  changesBetween,
  valueAt,
  withValueAt,
  type ProgrammeChange,
} from '../../../domain/programmes/programmeDiff.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Empty, Note } from '../../ui/States.tsx'
import { Table } from '../../ui/Table.tsx'
import { useEditor } from './EditorContext.ts'
import css from './Office.module.css'
import { usePlaces, useShort } from './places.ts'
import { isBag } from './schema.ts'

const shownMost = 500
const sourcedParts: ReadonlySet<string> = new Set(['value', 'source', 'clause'])

/** A value and its source are one thing to look at and to restore; parts of a larger value stay apart. */
function wholePlaces(
  changes: readonly ProgrammeChange[],
  before: unknown,
  after: unknown,
): ProgrammeChange[] {
  const seen = new Set<string>()
  return changes.flatMap((change) => {
    const at = change.path.findIndex((_, index) => {
      const holder =
        valueAt(after, change.path.slice(0, index)) ?? valueAt(before, change.path.slice(0, index))
      return isBag(holder) && 'source' in holder && 'value' in holder
    })
    const tail = change.path.slice(at)
    const small = tail.length === 1 || (tail.length === 2 && ['zh', 'en'].includes(tail[1] ?? ''))
    const path =
      at > 0 && small && sourcedParts.has(tail[0] ?? '') ? change.path.slice(0, at) : change.path
    const key = path.join('\n')
    if (seen.has(key) || key === 'id') return []
    seen.add(key)
    if (path === change.path) return [change]
    return [{ path, before: valueAt(before, path), after: valueAt(after, path) }]
  })
}

/** Every place that differs from the programme that this one was made from, each with a way back. */
export function ComparePart() {
  const { t } = useTranslation('office')
  const { definition, source, replace, readOnly } = useEditor()
  const places = usePlaces()
  const short = useShort()
  if (source === null || source === undefined) {
    return <Empty title={t('compare.none')}>{t('compare.noneText')}</Empty>
  }
  const changes = wholePlaces(changesBetween(source, definition), source, definition)
  return (
    <Sheet
      title={t('compare.title')}
      note={t('compare.count', { count: changes.length })}
      inside="none"
    >
      {changes.length === 0 && <Note tone="good">{t('compare.same')}</Note>}
      {changes.length > 0 && (
        <Table<ProgrammeChange>
          label={t('compare.title')}
          rows={changes.slice(0, shownMost)}
          rowKey={({ path }) => path.join('/')}
          columns={[
            {
              key: 'place',
              head: t('compare.place'),
              renderCell: ({ path }) => (
                <span className={css.place}>{places.ofPath(path, definition, source)}</span>
              ),
            },
            { key: 'before', head: t('compare.before'), renderCell: ({ before }) => short(before) },
            { key: 'after', head: t('compare.after'), renderCell: ({ after }) => short(after) },
            ...(readOnly
              ? []
              : [
                  {
                    key: 'back',
                    head: t('compare.act'),
                    renderCell: ({ path, before }: ProgrammeChange) => (
                      <LinkButton
                        underlined
                        aria-label={t('compare.restoreOf', {
                          place: places.ofPath(path, definition, source),
                        })}
                        onClick={() => replace(withValueAt(definition, path, before))}
                      >
                        {t('compare.restore')}
                      </LinkButton>
                    ),
                  },
                ]),
          ]}
        />
      )}
    </Sheet>
  )
}
