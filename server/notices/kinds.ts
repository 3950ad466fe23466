/** The kinds of notices that the modules have registered. */
import type { NoticeKind } from '../../domain/notices/kind.ts'

const kinds = new Map<string, NoticeKind>()

/** Registers kinds while the module whose news they are is loaded; two under one code are a mistake. */
export function registerKinds(more: readonly NoticeKind[]): void {
  for (const kind of more) {
    const known = kinds.get(kind.code)
    if (known !== undefined && known !== kind)
      throw new Error(`the notice ${kind.code} is registered twice`)
    kinds.set(kind.code, kind)
  }
}

export function kindOf(code: string): NoticeKind | undefined {
  return kinds.get(code)
}

export function allKinds(): NoticeKind[] {
  return [...kinds.values()].toSorted((a, b) => (a.code < b.code ? -1 : 1))
}
