/**
 * What was typed and is not yet on the server, kept in this browser (IndexedDB). It belongs to one person
 * and one document and is wiped on signing out.
 */

/** An edit as it is kept: `key` says what it edits, `seq` grows with every change. */
export type KeptEdit<Edit> = {
  readonly key: string
  readonly edit: Edit
  readonly seq: number
  /** Milliseconds since 1970, by the server's clock. */
  readonly at: number
}

export type DraftPlace = { readonly personId: string; readonly document: string }

export type DraftStore = {
  /** False where the browser keeps nothing: then a closed page loses what was not sent. */
  readonly durable: boolean
  readonly read: <Edit>(place: DraftPlace) => Promise<KeptEdit<Edit>[]>
  readonly put: <Edit>(place: DraftPlace, edits: readonly KeptEdit<Edit>[]) => Promise<void>
  /** Removes an edit only if it was not changed since `seq`. */
  readonly remove: (
    place: DraftPlace,
    edits: readonly { readonly key: string; readonly seq: number }[],
  ) => Promise<void>
}

const databaseName = 'baigong'
const tableName = 'edits'

type Row = DraftPlace & KeptEdit<unknown>

function finished(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onerror = () => reject(transaction.error)
    transaction.onabort = () => reject(transaction.error)
  })
}

function answered<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

let opening: Promise<IDBDatabase> | null = null

function database(): Promise<IDBDatabase> {
  opening ??= new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(databaseName, 1)
    request.onupgradeneeded = () => {
      request.result.createObjectStore(tableName, { keyPath: ['personId', 'document', 'key'] })
    }
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
  return opening
}

function rangeOf({ personId, document }: DraftPlace): IDBKeyRange {
  // An array sorts after every string, so it closes the range of keys of this document.
  return IDBKeyRange.bound([personId, document], [personId, document, []])
}

const indexedStore: DraftStore = {
  durable: true,
  async read<Edit>(place: DraftPlace) {
    const table = (await database()).transaction(tableName).objectStore(tableName)
    const rows = (await answered(table.getAll(rangeOf(place)))) as Row[]
    return rows
      .map(({ key, edit, seq, at }) => ({ key, edit: edit as Edit, seq, at }))
      .toSorted((a, b) => a.seq - b.seq)
  },
  async put(place, edits) {
    const transaction = (await database()).transaction(tableName, 'readwrite')
    for (const edit of edits) transaction.objectStore(tableName).put({ ...place, ...edit })
    await finished(transaction)
  },
  async remove(place, edits) {
    const transaction = (await database()).transaction(tableName, 'readwrite')
    const table = transaction.objectStore(tableName)
    for (const { key, seq } of edits) {
      const id = [place.personId, place.document, key]
      const request = table.get(id) as IDBRequest<Row | undefined>
      request.onsuccess = () => {
        if (request.result !== undefined && request.result.seq <= seq) table.delete(id)
      }
    }
    await finished(transaction)
  },
}

/** For browsers without storage, and for tests. */
export function memoryStore(): DraftStore {
  const rows = new Map<string, Row>()
  const idOf = (place: DraftPlace, key: string) =>
    JSON.stringify([place.personId, place.document, key])
  return {
    durable: false,
    read: async <Edit>(place: DraftPlace) =>
      [...rows.values()]
        .filter((row) => row.personId === place.personId && row.document === place.document)
        .map(({ key, edit, seq, at }) => ({ key, edit: edit as Edit, seq, at }))
        .toSorted((a, b) => a.seq - b.seq),
    async put(place, edits) {
      for (const edit of edits) rows.set(idOf(place, edit.key), { ...place, ...edit })
    },
    async remove(place, edits) {
      for (const { key, seq } of edits) {
        const row = rows.get(idOf(place, key))
        if (row !== undefined && row.seq <= seq) rows.delete(idOf(place, key))
      }
    },
  }
}

/** The browser's store, or one in memory where the browser refuses. */
export async function draftStore(): Promise<DraftStore> {
  try {
    await database()
    return indexedStore
  } catch {
    return memoryStore()
  }
}

/** How many edits of anybody are kept here and not on the server. */
export async function unsentCount(): Promise<number> {
  try {
    const table = (await database()).transaction(tableName).objectStore(tableName)
    return await answered(table.count())
  } catch {
    return 0
  }
}

/** Forgets everything kept here: on signing out, on a machine that others may use next. */
export async function wipeDrafts(): Promise<void> {
  try {
    const transaction = (await database()).transaction(tableName, 'readwrite')
    transaction.objectStore(tableName).clear()
    await finished(transaction)
  } catch {
    // Where nothing can be kept there is nothing to wipe.
  }
}

/** Asks the browser not to clear the drafts when space runs short; false if it may do so. */
export async function keepStorage(): Promise<boolean> {
  try {
    return (await navigator.storage.persisted()) || (await navigator.storage.persist())
  } catch {
    return false
  }
}
