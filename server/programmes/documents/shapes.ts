/**
 * What the programme's documents are made from: plain values that a job has gathered. Days are `2019-07-28`,
 * money is whole fen, digests are SHA-256 in hexadecimal. Nothing here reads a clock or a database.
 */
import type { FormDocument } from '../../../domain/programmes/form/document.ts'

/** What every paper carries. */
export type Imprinted = {
  /** Digest of the sealed version this paper shows; null for a draft, whose footer then says so. */
  readonly versionDigest: string | null
  /** A line above every page, such as that of the demo world; empty for none. */
  readonly banner: string
}

export type ProgrammeNames = {
  /** What is recommended, as titles name it: 2019年制造业“双创”平台试点示范项目. */
  readonly subject: string
  readonly noticeTitle: string
  readonly noticeNumber: string
}

/** What is known of an uploaded file, by its id. */
export type KnownFile = {
  readonly name: string
  readonly pages: number | null
  readonly sha256: string
  /** Bytes of a PNG or JPEG that the text shows as a figure; inspected at upload. */
  readonly picture?: { readonly type: 'png' | 'jpg'; readonly bytes: Uint8Array }
}

export type ApplicationInput = Imprinted & {
  readonly document: FormDocument
  readonly files: Readonly<Record<string, KnownFile>>
}

export type Quota = {
  readonly max: number
  readonly strength: 'hard' | 'soft'
  readonly overReason: string | null
} | null

export type Contact = { readonly name: string; readonly phone: string }

export type RankedProject = {
  readonly rank: number
  readonly projectName: string
  readonly applicantName: string
  readonly applicantCode: string
  readonly applicantKind: string
  readonly region: string
  readonly areas: readonly string[]
  /** Numbered names as the notice prints them. */
  readonly directions: readonly string[]
  /** Their numbers alone, where a page has little room: 1, 4. */
  readonly directionCodes: readonly string[]
  readonly investmentFen: number | null
  readonly from: string | null
  readonly to: string | null
  readonly contact: Contact & { readonly email: string }
  readonly remark: string
}

export type Publicity = {
  readonly from: string
  readonly to: string
  readonly workingDays: number
  readonly objections: number
}

export type SummaryInput = Imprinted & {
  readonly programme: ProgrammeNames
  readonly unitName: string
  readonly date: string
  readonly projects: readonly RankedProject[]
  readonly quota: Quota
  readonly contact: Contact
}

export type LetterInput = Imprinted & {
  readonly programme: ProgrammeNames
  /** The addressee as it is written: 工业和信息化部办公厅. */
  readonly addressee: string
  readonly authorityName: string
  readonly documentNumber: string
  readonly date: string
  readonly received: number
  readonly eligible: number
  readonly returned: number
  readonly publicity: Publicity | null
  readonly projects: readonly Pick<RankedProject, 'rank' | 'projectName' | 'applicantName'>[]
  /** Why a soft rule was passed: over the quota, a former winner; one sentence each. */
  readonly reasons: readonly string[]
  readonly annexes: readonly string[]
  readonly contact: Contact
  readonly copyTo: readonly string[]
  /** The office that prints (印发机关); 版记 is left out without copy-to. */
  readonly issuer: string
  /** True prints a hint where the letterhead belongs; false leaves the place blank for preprinted paper. */
  readonly letterheadHint: boolean
}

export type CheckResult = 'pass' | 'fail' | 'person' | 'none'

export type ChecklistInput = Imprinted & {
  readonly programme: ProgrammeNames
  readonly projectName: string
  readonly applicantName: string
  readonly applicantCode: string
  readonly unitName: string
  readonly directions: readonly string[]
  readonly round: number
  readonly items: readonly {
    readonly text: string
    readonly basis: string
    readonly result: CheckResult
    readonly by: 'system' | 'officer'
    readonly note: string
  }[]
  readonly conclusion: string
}

export type BriefingInput = Imprinted & {
  readonly programme: ProgrammeNames
  readonly unitName: string
  readonly documentNumber: string
  readonly deadline: string
  readonly received: number
  readonly eligible: number
  readonly quota: Quota
  readonly publicity: Publicity | null
  readonly projects: readonly Pick<
    RankedProject,
    'rank' | 'projectName' | 'applicantName' | 'directionCodes'
  >[]
  readonly exceptions: readonly {
    readonly rank: number
    readonly projectName: string
    readonly rule: string
    readonly reason: string
  }[]
  readonly draftOpinion: string
}

export type ReceiptInput = {
  readonly banner: string
  readonly number: string
  readonly programme: ProgrammeNames
  readonly applicantName: string
  readonly applicantCode: string
  readonly projectName: string
  readonly directions: readonly string[]
  readonly unitName: string
  /** As printed, with the zone: 2019-07-26 16:59:58.123（北京时间）. */
  readonly submittedAt: string
  readonly attachments: number
  readonly digest: string
  /** Root of the sealed batch and its signature; null until the sealing job has run. */
  readonly seal: { readonly root: string; readonly signature: string } | null
  /** What the QR code says: an address at which the receipt is checked. */
  readonly verifyUrl: string
}

export type PrintedApplication = {
  readonly rank: number
  readonly projectName: string
  readonly applicantName: string
  readonly directions: number
  readonly copies: number
  readonly pages: number
  readonly versionDigest: string
}

export type StampPlace = { readonly place: string; readonly who: string }

export type PrintSetInput = {
  readonly banner: string
  readonly programme: ProgrammeNames
  readonly unitName: string
  readonly applications: readonly PrintedApplication[]
  /** Where each volume is stamped, the same for every application. */
  readonly stamps: readonly StampPlace[]
  /** Letter, summary table, discs: what else goes into the envelope. */
  readonly otherPapers: readonly { readonly name: string; readonly count: string }[]
}

export type DiscInput = {
  readonly banner: string
  readonly programme: ProgrammeNames
  readonly unitName: string
  readonly date: string
  readonly discs: readonly {
    readonly number: number
    readonly files: number
    readonly bytes: number
  }[]
}

export type CourierInput = {
  readonly banner: string
  readonly to: { readonly name: string; readonly address: string; readonly postcode: string }
  readonly from: { readonly name: string; readonly address: string; readonly contact: Contact }
  readonly way: string
  /** Printed for filling in by hand when null. */
  readonly tracking: string | null
  readonly deadline: string
  readonly contents: readonly { readonly name: string; readonly count: string }[]
}
