/** Files that lie elsewhere than in the data folder, as far as a backup and its restoring need them. */
import type { Readable } from 'node:stream'

export type FileKeeper = {
  /** Every kept file: the place under which a data folder would have it, and the digest of its bytes. */
  readonly all: () => AsyncIterable<{ readonly path: string; readonly sha256: string }>
  readonly open: (sha256: string) => Readable
  /** Takes a whole file that lies at `local`; one that is kept already is left alone. */
  readonly keep: (path: string, local: string) => Promise<void>
}
