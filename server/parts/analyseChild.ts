/** The process in which parts are opened: a line of JSON with a path and a wish in, a line with the answer out. */
import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { analyseWhole, type PartWish } from '../../engines/parts/analyse.ts'
import { warmKernel } from '../../engines/parts/occt/instance.ts'
import { makeView } from '../../engines/parts/view/view.ts'

export type PartQuestion =
  | { readonly path: string; readonly wish: PartWish }
  | { readonly path: string; readonly view: true }

function say(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`)
}

/** What the kernel throws may be a number: a place in its memory. */
const told = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${error.message}` : `kernel ${String(error)}`

async function answerTo(question: PartQuestion): Promise<object> {
  const bytes = await readFile(question.path)
  return 'view' in question ? makeView(bytes) : analyseWhole(bytes, question.wish)
}

warmKernel()
for await (const line of createInterface({ input: process.stdin })) {
  try {
    say({ answer: await answerTo(JSON.parse(line) as PartQuestion) })
    warmKernel()
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.stack : told(error)}\n`.slice(0, 2000))
    say({ fault: told(error) })
  }
}
