/** What a clerk prints beside the applications: volume covers, the stamp and copy sheet, disc labels, courier slip. */
import { fill } from '../../../domain/programmes/words.ts'
import { balancedTitle } from '../../kernel/documents/plainText.ts'
import { versionCode, type Block, type Paper } from '../../kernel/documents/paper.ts'
import { countedWords, longDay, shownBytes, versionNote } from './frame.ts'
import type { CourierInput, DiscInput, PrintedApplication, PrintSetInput } from './shapes.ts'
import { documentsZh as zh } from './text.zh.ts'

const { print } = zh

const bare = (label: string, note = ''): Paper['footer'] => ({
  style: 'counted',
  label,
  counted: countedWords,
  note,
})

/**
 * One cover sheet for each volume of one application, 份号 1 to its number of copies; it goes in front of the
 * volume and its version code must equal that of every page behind it.
 */
export function volumeCovers(
  input: Pick<PrintSetInput, 'banner' | 'programme' | 'unitName'>,
  application: PrintedApplication,
): Paper {
  const note = versionNote(application.versionDigest)
  const { copies } = application
  const blocks = Array.from({ length: copies }, (_, index): Block => {
    const copy = { number: index + 1, total: copies }
    return {
      kind: 'cover',
      title: balancedTitle(input.programme.subject, 16),
      subtitle: print.coverTitle,
      corner: fill(zh.application.copy, copy),
      rows: [
        { label: print.rank, value: String(application.rank) },
        { label: print.project, value: application.projectName },
        { label: print.applicant, value: application.applicantName },
        { label: print.unit, value: input.unitName },
        { label: print.directions, value: String(application.directions) },
        { label: print.pages, value: String(application.pages) },
        { label: print.copies, value: fill(print.copyOf, copy) },
        { label: print.version, value: versionCode(application.versionDigest) },
      ],
      foot: '',
    }
  })
  return {
    title: print.coverTitle,
    layout: 'form',
    banner: input.banner,
    footer: bare(print.coverTitle, note),
    blocks,
  }
}

const ticks = (count: number) =>
  Array.from({ length: count }, (_, index) => `${print.box}${index + 1}`).join(' ')

function stampTable(input: PrintSetInput): Block {
  const words = print.stampColumns
  return {
    kind: 'table',
    columns: [
      { title: words.rank, share: 1, align: 'center' },
      { title: words.project, share: 4.6 },
      { title: words.place, share: 3.4 },
      { title: words.who, share: 3 },
      { title: words.copies, share: 1.2, align: 'center' },
      { title: words.done, share: 4.4, align: 'left' },
    ],
    rows: input.applications.flatMap((one) =>
      input.stamps.map((stamp, index) => [
        index === 0 ? String(one.rank) : print.ditto,
        index === 0 ? one.projectName : print.ditto,
        stamp.place,
        stamp.who,
        String(one.copies),
        ticks(one.copies),
      ]),
    ),
  }
}

function counterTable(applications: readonly PrintedApplication[]): Block {
  const words = print.counterColumns
  const total = applications.reduce((sum, one) => sum + one.copies, 0)
  return {
    kind: 'table',
    totals: true,
    columns: [
      { title: words.rank, share: 1, align: 'center' },
      { title: words.project, share: 5.5 },
      { title: words.directions, share: 1.4, align: 'center' },
      { title: words.copies, share: 1.6, align: 'center' },
      { title: words.pages, share: 1.8, align: 'center' },
      { title: words.ticks, share: 5 },
    ],
    rows: [
      ...applications.map((one) => [
        String(one.rank),
        one.projectName,
        String(one.directions),
        fill(print.copiesValue, { count: one.copies }),
        String(one.pages),
        ticks(one.copies),
      ]),
      [print.counterTotal, '', '', fill(print.copiesValue, { count: total }), '', ''],
    ],
  }
}

/** What lies in the parcel, a line each with its box to tick. */
function tickTable(papers: readonly { readonly name: string; readonly count: string }[]): Block {
  const { number, name, count, ticked } = print.courierColumns
  return {
    kind: 'table',
    columns: [
      { title: number, share: 1, align: 'center' },
      { title: name, share: 9 },
      { title: count, share: 2, align: 'center' },
      { title: ticked, share: 2, align: 'center' },
    ],
    rows: papers.map((one, index) => [String(index + 1), one.name, one.count, print.box]),
  }
}

/** Stamps and copies of a whole package, to be ticked by hand and signed by two. */
export function stampSheet(input: PrintSetInput): Paper {
  const applications = input.applications.toSorted((a, b) => a.rank - b.rank)
  return {
    title: print.sheetTitle,
    layout: 'form',
    banner: input.banner,
    footer: bare(print.sheetTitle),
    blocks: [
      { kind: 'title', text: print.sheetTitle, tight: true },
      {
        kind: 'paragraph',
        indent: false,
        text: `${print.unit}${zh.common.colon}${input.unitName}`,
      },
      { kind: 'heading', level: 1, text: print.stampTitle },
      stampTable({ ...input, applications }),
      { kind: 'heading', level: 1, text: print.counterTitle },
      counterTable(applications),
      { kind: 'heading', level: 1, text: print.papersTitle },
      tickTable(input.otherPapers),
      { kind: 'gap', lines: 1 },
      { kind: 'paragraph', indent: false, text: print.checkedBy },
    ],
  }
}

/** Labels for 120 mm discs, two on a sheet as label paper has them. */
export function discLabels(input: DiscInput): Paper {
  const blocks = input.discs.flatMap((disc, index): Block[] => [
    ...(index > 0 && index % 2 === 0 ? [{ kind: 'pageBreak' } as const] : []),
    {
      kind: 'disc',
      over: input.unitName,
      title: `${balancedTitle(input.programme.subject, 15)}\n${zh.manifest.materials}`,
      left: fill(print.discOf, { number: disc.number, total: input.discs.length }),
      right: fill(print.discFiles, { files: disc.files, size: shownBytes(disc.bytes) }),
      under: `${longDay(input.date)}\n${input.banner}`.trim(),
    },
  ])
  return {
    title: print.disc,
    layout: 'bare',
    banner: '',
    footer: bare(print.disc, print.discNote),
    blocks,
  }
}

/** The sheet that travels in the envelope and from which the carrier's slip is copied. */
export function courierSlip(input: CourierInput): Paper {
  const one = (label: string, value: string) => [{ label, value }]
  return {
    title: print.courier,
    layout: 'form',
    banner: input.banner,
    footer: bare(print.courier),
    blocks: [
      { kind: 'title', text: print.courier, tight: true },
      {
        kind: 'fields',
        rows: [
          one(print.to, input.to.name),
          [
            { label: print.toAddress, value: input.to.address },
            { label: print.postcode, value: input.to.postcode },
          ],
          one(print.from, input.from.name),
          one(print.fromAddress, input.from.address),
          one(print.sender, `${input.from.contact.name}　${input.from.contact.phone}`),
          [
            { label: print.way, value: input.way },
            { label: print.tracking, value: input.tracking ?? '' },
          ],
          one(print.deadline, input.deadline),
        ],
      },
      { kind: 'heading', level: 1, text: print.courierTitle },
      tickTable(input.contents),
      { kind: 'gap', lines: 1 },
      { kind: 'paragraph', indent: false, text: print.checkedBy },
    ],
  }
}
