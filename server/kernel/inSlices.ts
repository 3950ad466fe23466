/** Many rows, written so that no statement takes long and other requests are answered in between. */

const rowsAtOnce = 2000

/** One slice after the other within the work; what each answers, in the order of the rows. */
export async function inSlices<Row, Answer = never>(
  rows: readonly Row[],
  write: (some: readonly Row[]) => Promise<readonly Answer[] | void>,
): Promise<Answer[]> {
  const answers: Answer[] = []
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    answers.push(...((await write(rows.slice(from, from + rowsAtOnce))) ?? []))
  }
  return answers
}
