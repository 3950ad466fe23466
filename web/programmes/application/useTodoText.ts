/** A thing left to do in one line. */
import { useTranslation } from '../../kernel/words.ts'
import type { Todo } from './todo.ts'

export function useTodoText(): (todo: Todo) => string {
  const { t } = useTranslation('programmes')
  return ({ label, sentence, cells }) => {
    if (cells > 0) return t('apply.todo.cells', { label, count: cells })
    if (sentence === '') return t('apply.todo.missing', { label })
    return t('apply.todo.wrong', { label, sentence })
  }
}
