/** What ⌘K finds among the programmes: whatever the server lets this person see. */
import {
  IconArrowsSort,
  IconFileText,
  IconFlag,
  IconMessageQuestion,
  type Icon as TablerIcon,
} from '@tabler/icons-react'
import { findThings, type FoundThing } from '../../domain/programmes/find.endpoints.ts'
import { call } from '../kernel/call.ts'
import { mayI, type Me } from '../kernel/me.ts'
import type { Finder } from '../kernel/module.ts'

type Kind = FoundThing['kind']

const icons: Readonly<Record<Kind, TablerIcon>> = {
  application: IconFileText,
  candidate: IconArrowsSort,
  programme: IconFlag,
  programmeDraft: IconFlag,
  question: IconMessageQuestion,
}

/** Where each kind is read. Whoever answers questions does so in one place. */
function placeOf({ kind, id, programmeId }: FoundThing, answers: boolean): string {
  switch (kind) {
    case 'application':
      return `/applications/${id}`
    case 'candidate':
      return `/inbox/${id}`
    case 'question':
      return answers ? '/guidance' : `/calls/${programmeId}/questions`
    case 'programme':
      return `/calls/${programmeId}`
    case 'programmeDraft':
      return `/office/programmes/${programmeId}/settings`
  }
}

export function findThingsOf(me: Me): Finder {
  const answers = mayI(me, 'programmes.question.answer')
  return async (text, language, signal) => {
    const { rows } = await call(findThings, { query: { text } }, { signal })
    return rows.map((row) => ({
      id: `${row.kind} ${row.id ?? row.programmeId}`,
      label: [row.title[language], row.about].filter((part) => part !== null).join(' · '),
      hint: `programmes:found.${row.kind}` as const,
      icon: icons[row.kind],
      to: placeOf(row, answers),
    }))
  }
}
