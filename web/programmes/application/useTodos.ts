/** Everything that stands between this draft and its submission, the directions among it. */
import { useTranslation } from '../../kernel/words.ts'
import { mayClaimDirections } from '../../../domain/programmes/directions.ts'
import { useFormat } from '../../kernel/format.ts'
import { useReasons } from '../../ui/reason.ts'
import { useCheck } from '../form/FormContext.ts'
import { useApplication } from './ApplicationContext.ts'
import { type Todo, todosOf } from './todo.ts'

export function useTodos(): readonly Todo[] {
  const { t } = useTranslation('programmes')
  const { language } = useFormat()
  const say = useReasons()
  const { application, call, form } = useApplication()
  const { faults } = useCheck()
  const todos = todosOf(form, faults, language)
  const verdict = mayClaimDirections(call.definition, application.directions)
  if (verdict.ok) return todos
  const at = 'cover.directions'
  const directions: Todo = {
    key: at,
    at,
    section: 'cover',
    label: t('apply.directions.label'),
    sentence: say(verdict),
    cells: 0,
  }
  return [directions, ...todos]
}
