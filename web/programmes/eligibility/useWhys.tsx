import { type ReactNode, useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import { LinkButton } from '../../ui/Button.tsx'
import type { RuleLine } from '../../ui/Checklist.tsx'

/** Lines of a list whose why opens below them by a word at their end. */
export function useWhys(): (line: RuleLine, panel: ReactNode) => RuleLine {
  const { t } = useTranslation('ui')
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  return (line, panel) => {
    const open = opened.has(line.key)
    const turn = () => {
      const next = new Set(opened)
      if (!next.delete(line.key)) next.add(line.key)
      setOpened(next)
    }
    return {
      ...line,
      end: (
        <LinkButton
          className="t13 nowrap"
          style={{ minHeight: 24 }}
          aria-expanded={open}
          onClick={turn}
        >
          {t('why.open')}
        </LinkButton>
      ),
      ...(open ? { below: panel } : {}),
    }
  }
}
