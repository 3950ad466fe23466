/** Flat arrays that double when they are full. */
import type { Column } from './parts.ts'

type Make<T extends Column> = new (length: number) => T

export type Growing<T extends Column> = {
  length: number
  room: T
  readonly make: Make<T>
}

export function growing<T extends Column>(make: Make<T>, room = 1024): Growing<T> {
  return { length: 0, room: new make(room), make }
}

export function push<T extends Column>(list: Growing<T>, value: number): void {
  if (list.length === list.room.length) {
    const wider = new list.make(list.room.length * 2)
    wider.set(list.room as never)
    list.room = wider
  }
  list.room[list.length++] = value
}

export function whole<T extends Column>(list: Growing<T>): T {
  return list.room.slice(0, list.length) as T
}
