/** How a place of the file is told to people: 推荐单位 › 四川省 › 名额. */
import { memberKey, orderMark, type Path } from '../../../domain/programmes/programmeDiff.ts'
import { pointerSteps } from '../../../domain/programmes/programmeRepair.ts'
import { useFormat } from '../../kernel/format.ts'
import { nameOfMember, useEditorWords } from './EditorContext.ts'
import { isBag } from './schema.ts'

const silent: ReadonlySet<string> = new Set(['value'])
const arrow = ' › '

export function usePlaces() {
  const { language } = useFormat()
  const { label, choice } = useEditorWords()
  const memberName = (member: unknown, fallback: string) => {
    if (!isBag(member)) return fallback
    if (typeof member['step'] === 'string') return choice('step', member['step'])
    return nameOfMember(member, language) || fallback
  }
  /** Along a path of the difference, in one of the two definitions. */
  const ofPath = (path: Path, ...roots: readonly unknown[]): string => {
    const parts: string[] = []
    let here = roots
    for (const step of path) {
      if (step === orderMark) parts.push(label('order'))
      else if (step.startsWith('=')) {
        const key = step.slice(1)
        here = here.map((list) =>
          Array.isArray(list) ? list.find((member) => memberKey(member) === key) : undefined,
        )
        parts.push(
          memberName(
            here.find((member) => member !== undefined),
            key,
          ),
        )
      } else {
        here = here.map((bag) => (isBag(bag) ? bag[step] : undefined))
        if (!silent.has(step)) parts.push(label(step))
      }
    }
    return parts.join(arrow)
  }
  /** Along a JSON pointer of the check. */
  const ofPointer = (at: string, root: unknown): string => {
    const parts: string[] = []
    let here = root
    for (const step of pointerSteps(at)) {
      if (Array.isArray(here)) {
        here = here[Number(step)]
        parts.push(memberName(here, String(Number(step) + 1)))
      } else {
        here = isBag(here) ? here[step] : undefined
        if (!silent.has(step)) parts.push(label(step))
      }
    }
    return parts.join(arrow)
  }
  return { ofPath, ofPointer }
}

/** A value of the file in few words: texts and figures as they are, things by their name. */
export function useShort() {
  const { language } = useFormat()
  const { choice } = useEditorWords()
  const short = (value: unknown): string => {
    if (value === undefined || value === null) return '—'
    if (typeof value === 'boolean') return value ? '✓' : '✗'
    if (Array.isArray(value)) return value.map((member) => short(member)).join('、')
    if (!isBag(value)) return String(value)
    if (typeof value[language] === 'string') return value[language]
    if ('value' in value) {
      const { source, clause } = value
      const from = source === 'notice' ? clause : choice('source', String(source))
      const said = value['value'] === null ? '' : short(value['value'])
      if (typeof from !== 'string' || from === '') return said
      return said === '' ? from : `${said}（${from}）`
    }
    const name = nameOfMember(value, language)
    return name === '' ? JSON.stringify(value) : name
  }
  return short
}
