/** What a notice says and what a letter says, as they are kept: sealed by the house's key, each for its own row. */
import type { Facts } from '../../domain/kernel/verdict.ts'
import type { Host } from '../kernel/host.ts'
import { vaultOf } from '../kernel/vault/masterKey.ts'

export type LetterWords = {
  readonly subject: string
  readonly plain: string
  readonly html: string
}

const noticeContext = (id: string): string => `notices.notice ${id}`
const letterContext = (id: string): string => `notices.letter ${id}`

export const sealFacts = (host: Host, id: string, facts: Facts): Buffer =>
  vaultOf(host).seal(JSON.stringify(facts), noticeContext(id))

type KeptFacts = {
  readonly id: string
  readonly facts: unknown
  readonly sealed_facts: Buffer | null
}

/** Those of earlier days lie open. */
export function openFacts(host: Host, { id, facts, sealed_facts: sealed }: KeptFacts): Facts {
  if (sealed === null) return facts as Facts
  return JSON.parse(vaultOf(host).open(sealed, noticeContext(id))) as Facts
}

export const sealLetter = (host: Host, id: string, words: LetterWords): Buffer =>
  vaultOf(host).seal(JSON.stringify(words), letterContext(id))

type KeptLetter = LetterWords & { readonly id: string; readonly words: Buffer | null }

/** Nothing where what it said is spent. */
export function openLetter(host: Host, { id, words, ...plain }: KeptLetter): LetterWords {
  if (words === null) return plain
  return JSON.parse(vaultOf(host).open(words, letterContext(id))) as LetterWords
}
