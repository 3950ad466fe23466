/** One thing the doctor looked at. */
export type Finding = {
  readonly name: string
  /** `no` must be mended before people come; `note` is worth knowing. */
  readonly ok: 'yes' | 'note' | 'no'
  readonly detail: string
  readonly remedy?: string
}

export const yes = (name: string, detail: string): Finding => ({ name, ok: 'yes', detail })
export const note = (name: string, detail: string, remedy?: string): Finding => ({
  name,
  ok: 'note',
  detail,
  ...(remedy === undefined ? {} : { remedy }),
})
export const no = (name: string, detail: string, remedy: string): Finding => ({
  name,
  ok: 'no',
  detail,
  remedy,
})
