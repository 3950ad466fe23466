/**
 * Files of the demo world: real ones, small, and marked as invented on their face. Each is made once; every
 * applicant attaches versions of the same few.
 */
import { systemActor } from '../../domain/kernel/actor.ts'
import type { FormDefinition } from '../../domain/programmes/form/definition.ts'
import { outlineOf } from '../../domain/programmes/form/outline.ts'
import { keepCopies, keepMade, type Copy } from '../files/index.ts'
import { greyPng } from '../files/picture.sample.ts'
import type { Paper } from '../kernel/documents/paper.ts'
import type { Host } from '../kernel/host.ts'
import type { Writing } from '../kernel/work.ts'
import { doing } from './act.ts'

/** By the address of an attachment and its place there. */
export type DemoFiles = ReadonlyMap<string, Copy>

const keyOf = (at: string, index: number): string => `${at} ${index}`

const note = '本文件由演示环境生成，单位、人员和内容均为虚构，不是真实材料。'

function paperOf(title: string): Paper {
  return {
    title,
    layout: 'form',
    banner: '演示文件',
    footer: { style: 'counted', label: title, counted: ['第 ', ' 页，共 ', ' 页'], note: '演示' },
    blocks: [
      { kind: 'title', text: `${title}（演示）` },
      { kind: 'paragraph', text: note },
      { kind: 'seals', boxes: [{ title: '申报单位（演示）', lines: ['演示文件，不加盖公章'] }] },
    ],
  }
}

/** Rows of dots, seven high: what a photograph of the demo world shows instead of a place. */
const signs: Readonly<Record<string, readonly string[]>> = {
  D: ['1110', '1001', '1001', '1001', '1001', '1001', '1110'],
  E: ['1111', '1000', '1000', '1110', '1000', '1000', '1111'],
  M: ['10001', '11011', '10101', '10101', '10001', '10001', '10001'],
  O: ['0110', '1001', '1001', '1001', '1001', '1001', '0110'],
  '1': ['010', '110', '010', '010', '010', '010', '111'],
  '2': ['1110', '0001', '0001', '0110', '1000', '1000', '1111'],
  '3': ['1110', '0001', '0001', '0110', '0001', '0001', '1110'],
  '4': ['1001', '1001', '1001', '1111', '0001', '0001', '0001'],
  '5': ['1111', '1000', '1110', '0001', '0001', '0001', '1110'],
}

const width = 3600
const height = 2400
const dot = 120
const paperTone = 232
const inkTone = 96

/** A grey picture of 8.64 million pixels that says DEMO and its number; some ten kilobytes. */
function picture(text: string): Buffer {
  const glyphs = [...text].map((sign) => signs[sign] ?? [])
  const lines = Array.from({ length: 7 }, (_, row) => glyphs.map((rows) => rows[row]).join('0'))
  const columns = lines[0]?.length ?? 0
  const left = Math.floor((width - columns * dot) / 2)
  const top = Math.floor((height - lines.length * dot) / 2)
  const blank = Buffer.alloc(width + 1, paperTone)
  blank[0] = 0
  const rows: Buffer[] = Array.from({ length: height }, () => blank)
  for (const [row, line] of lines.entries()) {
    const drawn = Buffer.from(blank)
    for (const [column, on] of [...line].entries()) {
      const from = 1 + left + column * dot
      if (on === '1') drawn.fill(inkTone, from, from + dot)
    }
    rows.fill(drawn, top + row * dot, top + (row + 1) * dot)
  }
  return greyPng(width, height, Buffer.concat(rows))
}

type Slot = { readonly at: string; readonly title: string; readonly photo: boolean }

function slotsOf(form: FormDefinition): (Slot & { readonly count: number })[] {
  return outlineOf(form).entries.flatMap(({ at, item }) =>
    item.kind === 'attachment' && item.minCount > 0
      ? [
          {
            at,
            title: item.label.zh,
            photo: !item.mediaTypes.includes('application/pdf'),
            count: item.minCount,
          },
        ]
      : [],
  )
}

async function pdfOf(host: Host, title: string) {
  const set = await host.typesetter.typeset(paperOf(title))
  if (!set.ok) throw new Error(`the demo file ${title} was not typeset: ${set.code}`)
  return { bytes: set.pdf, measures: { pages: set.pages } }
}

const photoOf = (index: number) => ({
  bytes: picture(`DEMO${(index % 5) + 1}`),
  measures: { widthPixels: width, heightPixels: height },
})

/** Makes and keeps every file that the form demands, measured as an inspection would. */
export async function makeDemoFiles(
  host: Host,
  form: FormDefinition,
  write: <T>(act: (work: Writing) => Promise<T>) => Promise<T>,
): Promise<DemoFiles> {
  const made = new Map<string, Copy>()
  for (const { at, title, photo, count } of slotsOf(form)) {
    const paper = photo ? undefined : await pdfOf(host, title)
    for (let index = 0; index < count; index++) {
      const name = `${title}${count > 1 ? index + 1 : ''}（演示）.${photo ? 'png' : 'pdf'}`
      const content = paper ?? photoOf(index)
      const { sha256 } = await write((work) => keepMade(work, { name, ...content }))
      made.set(keyOf(at, index), { digest: sha256, name })
    }
  }
  return made
}

/** A page as it comes back from the stamp, one for all that is stamped. */
export async function makeDemoScan(host: Host): Promise<Copy> {
  const made = await pdfOf(host, '盖章页')
  const name = '盖章页（演示）.pdf'
  const keep = (work: Writing) => keepMade(work, { name, ...made })
  const { sha256 } = await doing(host, systemActor, keep)
  return { digest: sha256, name }
}

/** Versions of the actor's own of all of them; answers the id of each by its place in the form. */
export async function attachable(
  work: Writing,
  files: DemoFiles,
): Promise<(at: string, index: number) => string> {
  const keys = [...files.keys()]
  const ids = await keepCopies(work, [...files.values()])
  const byKey = new Map(keys.map((key, index) => [key, ids[index]]))
  return (at, index) => byKey.get(keyOf(at, index)) ?? ''
}
