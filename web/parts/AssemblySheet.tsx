import { useTranslation } from '../kernel/words.ts'
import type { AssemblyNode } from '../../domain/parts/analysis.ts'
import { Sheet } from '../ui/Sheet.tsx'
import { Note } from '../ui/States.tsx'
import css from './Parts.module.css'

function Node({ node }: { readonly node: AssemblyNode }) {
  const { t } = useTranslation('parts')
  const { name, count, solids, children } = node
  return (
    <li>
      {name}
      {count > 1 && <span className="second"> {t('tree.times', { count })}</span>}
      {solids > 0 && <span className="muted t12"> {t('tree.solids', { count: solids })}</span>}
      {children.length > 0 && (
        <ul>
          {children.map((child, index) => (
            <Node key={`${child.name} ${index}`} node={child} />
          ))}
        </ul>
      )}
    </li>
  )
}

/** What it is put together of, and which files hold what is not in this one; nothing of a single part. */
export function AssemblySheet({
  tree,
  missing,
}: {
  readonly tree: readonly AssemblyNode[]
  readonly missing: readonly string[]
}) {
  const { t } = useTranslation('parts')
  const isSingle = tree.length <= 1 && (tree[0]?.children.length ?? 0) === 0
  if (isSingle && missing.length === 0) return null
  return (
    <Sheet title={t('tree.title')} level={2}>
      <div className="stack">
        {missing.length > 0 && (
          <Note tone="care">
            <ul>
              {missing.map((file) => (
                <li key={file}>{t('tree.missing', { file })}</li>
              ))}
            </ul>
          </Note>
        )}
        {!isSingle && (
          <ul className={css.tree}>
            {tree.map((node, index) => (
              <Node key={`${node.name} ${index}`} node={node} />
            ))}
          </ul>
        )}
      </div>
    </Sheet>
  )
}
