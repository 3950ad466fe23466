/** A file opened for inspection: bytes by place, never more than asked for. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'

export type Bytes = {
  readonly size: number
  /** The bytes from `at` on, fewer at the end of the file. */
  readonly read: (at: number, length: number) => Buffer
}

/** What is thrown where a file is not what its format promises. Anything else thrown is a bug of ours. */
export const unreadableName = 'Unreadable'

export function unreadable(what: string): never {
  const error = new Error(what)
  error.name = unreadableName
  throw error
}

export function isUnreadable(error: unknown): boolean {
  return error instanceof Error && error.name === unreadableName
}

export function bytesOfBuffer(buffer: Buffer): Bytes {
  return {
    size: buffer.length,
    read: (at, length) => buffer.subarray(Math.max(0, at), Math.max(0, at + length)),
  }
}

export function withFileBytes<T>(path: string, act: (bytes: Bytes) => Promise<T>): Promise<T> {
  const handle = openSync(path, 'r')
  const { size } = fstatSync(handle)
  const read = (at: number, length: number): Buffer => {
    if (at < 0 || at >= size || length <= 0) return Buffer.alloc(0)
    const buffer = Buffer.alloc(Math.min(length, size - at))
    return buffer.subarray(0, readSync(handle, buffer, 0, buffer.length, at))
  }
  return act({ size, read }).finally(() => closeSync(handle))
}
