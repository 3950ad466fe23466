/** The published events of all modules: what can be subscribed to, and who may know of each. */
import type { Publishing } from '../kernel/module.ts'

const publishings = new Map<string, Publishing>()
const names = new Set<string>()

/** Told by the house once it knows all its modules. */
export function registerPublished(more: readonly Publishing[]): void {
  for (const one of more) {
    if (publishings.has(one.name)) throw new Error(`${one.name} is published twice`)
    publishings.set(one.name, one)
    names.add(one.name)
  }
}

/** Names of all published events; grows while the house is put together. */
export const publishedNames: ReadonlySet<string> = names

export function publishingOf(name: string): Publishing | undefined {
  return publishings.get(name)
}

export function allPublished(): readonly Publishing[] {
  return [...publishings.values()]
}
