/** What is thrown where a file cannot be analysed: a code that people are told, with its facts. */
import type { Facts } from '../../domain/kernel/verdict.ts'

export class Refusal extends Error {
  readonly code: string
  readonly facts: Facts
  constructor(code: string, facts: Facts) {
    super(code)
    this.name = 'Refusal'
    this.code = code
    this.facts = facts
  }
}

export function refuse(code: string, facts: Facts = {}): never {
  throw new Refusal(code, facts)
}
