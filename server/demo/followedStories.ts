/** One line for each project of the round of 2018: what a visitor of the demo world finds of it. */

/** What a visitor finds of one project. */
export type Story = {
  /** Done of what is expected, in percent, from the first report to the last. */
  readonly pace: readonly [number, number]
  /** Quarterly reports that were handed in: the last of the four that have ended is always still open. */
  readonly reports: number
  readonly at?:
    | 'book'
    | 'bookAtUnit'
    | 'reportAtUnit'
    | 'reportAtOffice'
    | 'changeAtUnit'
    | 'changeAtOffice'
    | 'withdrawn'
    | 'revoked'
    | 'accepting'
    | 'rectifying'
    | 'accepted'
  readonly posted?: boolean
  readonly visited?: boolean
}

export const shownStory: Story = { pace: [96, 104], reports: 2, posted: true, visited: true }
export const stories: readonly Story[] = [
  shownStory,
  { pace: [92, 110], reports: 2 },
  { pace: [80, 78], reports: 2, visited: true },
  { pace: [60, 55], reports: 2 },
  { pace: [100, 120], reports: 2, posted: true },
  { pace: [95, 95], reports: 1 },
  { pace: [70, 82], reports: 2 },
  { pace: [90, 93], reports: 2, at: 'reportAtUnit' },
  { pace: [99, 101], reports: 2, at: 'reportAtOffice' },
  { pace: [50, 40], reports: 1, at: 'revoked' },
  { pace: [100, 100], reports: 0, at: 'book' },
  { pace: [100, 98], reports: 2, at: 'changeAtUnit' },
  { pace: [75, 74], reports: 2, at: 'changeAtOffice' },
  { pace: [110, 130], reports: 2, posted: true },
  { pace: [100, 100], reports: 0, at: 'bookAtUnit' },
  { pace: [85, 88], reports: 2 },
  { pace: [97, 99], reports: 2 },
  { pace: [30, 25], reports: 2, visited: true },
  { pace: [94, 96], reports: 2 },
  { pace: [100, 100], reports: 0 },
  { pace: [105, 112], reports: 2, at: 'accepting' },
  { pace: [102, 108], reports: 2, at: 'accepted' },
  { pace: [60, 64], reports: 2, at: 'rectifying' },
  { pace: [40, 40], reports: 0, at: 'withdrawn' },
  { pace: [91, 95], reports: 2 },
  { pace: [76, 85], reports: 2 },
  { pace: [98, 97], reports: 2, at: 'reportAtUnit' },
  { pace: [120, 125], reports: 2 },
  { pace: [88, 72], reports: 1 },
  { pace: [93, 100], reports: 2 },
]

/** Those that are accepted early began early. */
export function daysOf({ at }: Story): { readonly from: string; readonly to: string } {
  return at === 'accepting' || at === 'accepted' || at === 'rectifying'
    ? { from: '2017-07-01', to: '2019-06-30' }
    : { from: '2018-01-01', to: '2019-12-31' }
}
