/** What every control of the editor shares: the definition as it is written, its faults, and how to change it. */
import { createContext, useContext } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import type { CheckFault, ProgrammeCheck } from '../../../domain/programmes/programmeCheck.ts'
import { atPointer } from '../../../domain/programmes/programmeRepair.ts'
import { isBag } from './schema.ts'

export type Editor = {
  readonly programmeId: string
  readonly definition: unknown
  readonly source: unknown
  readonly readOnly: boolean
  readonly check: ProgrammeCheck
  readonly faults: readonly CheckFault[]
  readonly forms: readonly {
    readonly id: string
    readonly version: number
    readonly title: { readonly zh: string; readonly en: string }
  }[]
  /** Puts a value at a place of the file (RFC 6901); takes the place away where it is undefined. */
  readonly put: (at: string, value: unknown) => void
  /** Takes another definition as a whole. */
  readonly replace: (definition: unknown) => void
  /** Where a fault led to: its entry stands open. */
  readonly focus: { readonly at: string; readonly times: number }
  readonly goTo: (at: string) => void
}

export const EditorContext = createContext<Editor | null>(null)

export function useEditor(): Editor {
  const editor = useContext(EditorContext)
  if (editor === null) throw new Error('a control of the editor stands outside of it')
  return editor
}

export function useValueAt(at: string): unknown {
  return atPointer(useEditor().definition, at)
}

/** What the check says of exactly this place, as one text; undefined where nothing. */
export function useFaultAt(...places: readonly string[]): string | undefined {
  const { faults } = useEditor()
  const said = faults.filter(({ at }) => places.includes(at)).map(({ message }) => message)
  return said.length === 0 ? undefined : [...new Set(said)].join(' ')
}

/** How many faults stand at a place or below it. */
export function faultsBelow(faults: readonly CheckFault[], at: string): number {
  return faults.filter((fault) => fault.at === at || fault.at.startsWith(`${at}/`)).length
}

type Say = (key: string, values?: Readonly<Record<string, unknown>>) => string

/** Words whose keys are made from names in the file. The name itself where nobody has written a word. */
export function useEditorWords() {
  const { t, i18n } = useTranslation('office')
  const say = t as unknown as Say
  const known = (key: string) => i18n.exists(key, { ns: 'office' })
  return {
    /** `place` tells members apart that are called alike: `limits.max`. */
    label: (name: string, place?: string) => {
      const special = place === undefined ? '' : `field.${place}_${name}`
      if (place !== undefined && known(special)) return say(special)
      return known(`field.${name}`) ? say(`field.${name}`) : name
    },
    help: (name: string, place?: string): string | undefined => {
      const special = `help.${place ?? ''}_${name}`
      if (known(special)) return say(special)
      return known(`help.${name}`) ? say(`help.${name}`) : undefined
    },
    choice: (name: string, value: string) =>
      known(`choice.${name}_${value}`) ? say(`choice.${name}_${value}`) : value,
  }
}

/** How a member of a list is called: its name or text in the reader's language, else its code. */
export function nameOfMember(member: unknown, language: 'zh' | 'en'): string {
  if (!isBag(member)) return String(member ?? '')
  const { name, text } = member
  const words = isBag(name) && 'value' in name ? name['value'] : (name ?? text)
  const said = isBag(words) ? words[language] : null
  return typeof said === 'string' && said !== '' ? said : String(member['code'] ?? '')
}
