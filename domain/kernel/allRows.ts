type Page<Row> = { readonly rows: readonly Row[]; readonly next: string | null }

/** All pages of a list, in its order. */
export async function allRows<Row>(
  read: (page: { readonly after?: string }) => Promise<Page<Row>>,
): Promise<Row[]> {
  const rows: Row[] = []
  let page: { readonly after?: string } = {}
  for (;;) {
    const { rows: more, next } = await read(page)
    rows.push(...more)
    if (next === null) return rows
    page = { after: next }
  }
}
