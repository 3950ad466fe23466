/** Written by "npm run schema" from the migrated database; never edited by hand. */
import type { ColumnType, Generated, GeneratedAlways } from 'kysely'

export interface ActivitiesActivity {
  id: string
  org_id: string
  kind: string
  state: Generated<string>
  version: Generated<number>
  title: string
  body: string
  agenda: ColumnType<unknown, string | undefined, string>
  starts_at: Date
  ends_at: Date
  closes_at: Date
  place: string
  online: string | null
  capacity: number | null
  per_org: number | null
  per_region: number | null
  contact: Generated<string>
  cancel_reason: string | null
  taken: Generated<number>
  waiting: Generated<number>
  attended: Generated<number>
  made_by: string | null
  made_at: Date
}

export interface ActivitiesCohost {
  activity_id: string
  org_id: string
  state: string
  invited_by: string | null
  invited_at: Date
  answered_by: string | null
  answered_at: Date | null
  reason: string | null
}

export interface ActivitiesFeedback {
  registration_id: string
  activity_id: string
  content: number
  organisation: number
  use: number
  applies: boolean
  words: string
  given_at: Date
}

export interface ActivitiesRegistration {
  id: string
  activity_id: string
  person_id: string
  org_id: string
  region: string
  state: string
  code: string
  registered_at: Date
  attended_at: Date | null
  attended_by: string | null
  way: string | null
}

export interface BookingCalendar {
  org_id: string
  content: ColumnType<unknown, string, string>
  version: Generated<number>
  changed_by: string | null
  changed_at: Date
}

export interface BookingCapacity {
  offer_id: string
  org_id: string
  mode: string
  machines: number
  calendar: ColumnType<unknown, string | null | undefined, string | null>
  takes_holds: boolean
  hold_hours: number
  horizon_weeks: number
  least_minutes: number
  most_minutes: number
  version: Generated<number>
  made_at: Date
  changed_at: Date
  demo: Generated<boolean>
}

export interface BookingFeed {
  person_id: string
  org_id: string
  secret_hash: Buffer
  made_at: Date
}

export interface BookingIdle {
  id: string
  offer_id: string
  org_id: string
  first_day: string
  last_day: string
  note: Generated<string>
  made_by: string | null
  made_at: Date
  ends_at: Date
  ended_at: Date | null
}

export interface BookingPubCapacity {
  offer_id: string | null
  org_id: string | null
  mode: string | null
  takes_holds: boolean | null
  horizon_weeks: number | null
}

export interface BookingPubIdle {
  offer_id: string | null
  first_day: string | null
  last_day: string | null
  ends_at: Date | null
}

export interface BookingPubWeek {
  offer_id: string | null
  week: string | null
  open_minutes: number | null
  free_minutes: number | null
}

export interface BookingReservation {
  id: string
  offer_id: string
  org_id: string
  holder_org_id: string
  mode: string
  state: string
  version: Generated<number>
  minutes: number
  during: string
  purpose: string
  reason: string | null
  expires_at: Date | null
  made_by: string | null
  made_at: Date
  changed_at: Date
  demo: Generated<boolean>
}

export interface BookingReservationStep {
  reservation_id: string
  version: number
  verb: string
  reason: string | null
  taken_by: string | null
  taken_org_id: string | null
  taken_at: Date
}

export interface BookingReservationWeek {
  reservation_id: string
  week: string
  minutes: number
}

export interface BookingWeek {
  offer_id: string
  week: string
  open_minutes: number
  taken_minutes: Generated<number>
  passed_minutes: Generated<number>
}

export interface CasesAdoption {
  id: string
  study_id: string
  org_id: string
  state: Generated<string>
  version: Generated<number>
  wish: ColumnType<unknown, string, string>
  measure: ColumnType<unknown, string, string>
  finding: ColumnType<unknown, string | null | undefined, string | null>
  reason: string | null
  settled_by: string | null
  settled_org_id: string | null
  declared_by: string | null
  declared_at: Date
  changed_at: Date
}

export interface CasesStudy {
  id: string
  org_id: string
  office_org_id: string | null
  state: Generated<string>
  version: Generated<number>
  source_kind: string | null
  source_id: string | null
  track_id: string | null
  project_title: string | null
  programme_title: ColumnType<unknown, string | null | undefined, string | null>
  accepted_on: string | null
  content: ColumnType<unknown, string, string>
  title: Generated<string>
  words: Generated<string>
  measures: ColumnType<unknown, string | undefined, string>
  measured_on: string | null
  adopted: Generated<number>
  made_by: string | null
  made_at: Date
  changed_at: Date
  published_at: Date | null
}

export interface CasesStudyStep {
  study_id: string
  version: number
  verb: string
  reason: string | null
  taken_by: string | null
  taken_at: Date
}

export interface CatalogCertificate {
  id: string
  org_id: string
  kind: string
  name: string
  number: string
  issuer: string
  scope: string
  valid_from: string
  valid_until: string | null
  version: Generated<number>
  changed_at: Date
  expired_at: Date | null
  removed_at: Date | null
  check_outcome: string | null
  check_basis: string | null
  checked_by: string | null
  checked_at: Date | null
  demo: Generated<boolean>
}

export interface CatalogKind {
  id: string
  draft: ColumnType<unknown, string | null | undefined, string | null>
  version: Generated<number>
  retired_at: Date | null
  reason: string | null
  changed_by: string | null
  changed_at: Date
}

export interface CatalogKindVersion {
  kind_id: string
  version: number
  definition: ColumnType<unknown, string, string>
  published_by: string | null
  published_at: Date
}

export interface CatalogOffer {
  id: string
  org_id: string
  kind_id: string
  kind_version: number
  service: string
  state: Generated<string>
  version: Generated<number>
  content: ColumnType<unknown, string, string>
  audience: ColumnType<unknown, string, string>
  keys: string[]
  title: string
  words: string
  region: string | null
  made_by: string | null
  made_at: Date
  changed_at: Date
  published_at: Date | null
  confirmed_at: Date | null
  demo: Generated<boolean>
  code: string | null
}

export interface CatalogOfferBatch {
  id: string
  org_id: string
  kind_id: string
  file_name: string
  digest: string
  state: string
  heads: ColumnType<unknown, string, string>
  rows: number
  faulty: number
  fresh: number
  changes: number
  incomplete: number
  taken: Generated<number>
  made_by: string
  made_at: Date
  committed_at: Date | null
  undone_at: Date | null
  undo_reason: string | null
}

export interface CatalogOfferBatchLine {
  batch_id: string
  line: number
  kind: string
  faulty: boolean
  complete: boolean
  shown: ColumnType<unknown, string, string>
  content: ColumnType<unknown, string | null | undefined, string | null>
  offer_id: string | null
  seen_version: number | null
  taken: Generated<boolean>
  left_version: number | null
  before: ColumnType<unknown, string | null | undefined, string | null>
}

export interface CatalogOfferStep {
  offer_id: string
  version: number
  verb: string
  reason: string | null
  taken_by: string | null
  taken_at: Date
}

export interface CatalogPubOffer {
  id: string | null
  org_id: string | null
  kind_id: string | null
  service: string | null
  region: string | null
  state: string | null
  title: string | null
  keys: string[] | null
}

export interface CatalogShelf {
  org_id: string
  offers: number
}

export interface ConsoleAcceptance {
  person_id: string
  agreement_version_id: string
  digest: string
  accepted_at: Date
}

export interface ConsoleAgreementVersion {
  id: string
  code: string
  version: number
  state: Generated<string>
  edition: Generated<number>
  title_zh: string
  title_en: string
  body_zh: string
  body_en: string
  effective_on: string
  must_accept: boolean
  changed_by: string | null
  changed_at: Date
  published_by: string | null
  published_at: Date | null
  digest: string | null
}

export interface ConsoleAnnouncement {
  id: string
  version: Generated<number>
  title_zh: string
  title_en: string
  body_zh: string
  body_en: string
  audience: string
  audience_parts: Generated<string[]>
  from_at: Date
  until_at: Date | null
  pinned: Generated<boolean>
  withdrawn_at: Date | null
  made_by: string | null
  made_at: Date
  changed_at: Date
}

export interface ConsoleApproval {
  id: string
  kind: string
  thing_id: string
  facts: ColumnType<unknown, string | undefined, string>
  asked_by: string | null
  state: Generated<string>
  made_at: Date
  opens_at: Date
  decided_at: Date | null
  decided_by: string | null
  reason: string | null
}

export interface ConsoleRoleChange {
  code: string
  version: number
  before: ColumnType<unknown, string | null | undefined, string | null>
  after: ColumnType<unknown, string | null | undefined, string | null>
  reason: string
  changed_by: string | null
  changed_at: Date
}

export interface ConsoleSettingChange {
  name: string
  version: number
  before: ColumnType<unknown, string, string>
  after: ColumnType<unknown, string, string>
  before_digest: string
  after_digest: string
  reason: string
  changed_by: string | null
  changed_at: Date
}

export interface ConsoleViewing {
  id: string
  operator_id: string
  operator_org_id: string
  person_id: string
  org_id: string
  reason: string
  started_at: Date
  until_at: Date
  ended_at: Date | null
}

export interface EvaluationArrangement {
  id: string
  round_id: string
  state: string
  wish: ColumnType<unknown, string, string>
  after_id: string | null
  left_out: ColumnType<unknown, string | undefined, string>
  answer: ColumnType<unknown, string | null | undefined, string | null>
  attempts: Generated<number>
  asked_by: string | null
  asked_at: Date
  confirmed_at: Date | null
  changed_at: Date
  mends: string | null
  taken_back_at: Date | null
}

export interface EvaluationArrangementPair {
  arrangement_id: string
  item_id: string
  expert_id: string
  level: number
  utility: number
  reasons: ColumnType<unknown, string, string>
  instead_id: string | null
  loss: number | null
}

export interface EvaluationAssignment {
  id: string
  round_id: string
  item_id: string
  expert_id: string
  state: string
  reason: string
  findings: ColumnType<unknown, string, string>
  cleared_at: Date | null
  cause: string | null
  note: string | null
  review_digest: string | null
  submitted_at: Date | null
  amended_at: Date | null
  made_by: string | null
  made_at: Date
  changed_at: Date
  grounds: ColumnType<unknown, string | undefined, string>
}

export interface EvaluationAttendance {
  slot_id: string
  expert_id: string
  present: boolean
  recused: boolean
}

export interface EvaluationBundle {
  id: string
  round_id: string
  expert_id: string
  contents: ColumnType<unknown, string, string>
  point: ColumnType<unknown, string, string>
  key: Buffer
  made_at: Date
  returned_at: Date | null
  made_by: string | null
  sign_point: ColumnType<unknown, string | null | undefined, string | null>
  sign_closed: ColumnType<unknown, string | null | undefined, string | null>
  signs: Generated<boolean>
}

export interface EvaluationDeclaredConflict {
  id: string
  expert_id: string
  org_code: string
  org_name: string
  reason: string
  assignment_id: string | null
  declared_by: string | null
  declared_at: Date
  withdrawn_by: string | null
  withdrawn_at: Date | null
  withdraw_reason: string | null
}

export interface EvaluationDiscussion {
  item_id: string
  opened_at: Date
}

export interface EvaluationDiscussionMessage {
  id: string
  item_id: string
  assignment_id: string
  words: Buffer
  said_at: Date
}

export interface EvaluationDraw {
  id: string
  round_id: string
  state: string
  rules: ColumnType<unknown, string, string>
  sheet: ColumnType<unknown, string, string>
  left_out: ColumnType<unknown, string, string>
  sheet_digest: string
  commitment: string
  secret_sealed: Buffer
  secret: string | null
  pairs: ColumnType<unknown, string | null | undefined, string | null>
  failure: string | null
  reason: string | null
  attempts: Generated<number>
  committed_by: string | null
  committed_at: Date
  drawn_by: string | null
  drawn_at: Date | null
  changed_at: Date
  fills: ColumnType<unknown, string | undefined, string>
}

export interface EvaluationDrawWitness {
  draw_id: string
  person_id: string
  place: number
  text: string
  at: Date
}

export interface EvaluationExpert {
  id: string
  org_id: string
  person_id: string | null
  invitation_id: string | null
  state: string
  name: string
  email: string
  senior: boolean
  region: string
  employer_code: string
  employer_name: string
  field_codes: string[]
  profile: ColumnType<unknown, string, string>
  commitment_version: number | null
  committed_at: Date | null
  reason: string | null
  nominated_by: string | null
  version: Generated<number>
  demo: Generated<boolean>
  made_at: Date
  changed_at: Date
}

export interface EvaluationExpertBatch {
  id: string
  org_id: string
  file_name: string
  digest: string
  state: string
  updates: boolean
  rows: number
  faulty: number
  fresh: number
  changes: number
  taken: Generated<number>
  made_by: string
  made_at: Date
  committed_at: Date | null
  undone_at: Date | null
  undo_reason: string | null
  nominated_by: string | null
}

export interface EvaluationExpertBatchFee {
  batch_id: string
  line: number
  sealed: Buffer
}

export interface EvaluationExpertBatchLine {
  batch_id: string
  line: number
  kind: string
  faulty: boolean
  shown: ColumnType<unknown, string, string>
  profile: ColumnType<unknown, string | null | undefined, string | null>
  expert_id: string | null
  seen_version: number | null
  taken: Generated<boolean>
  left_version: number | null
  before: ColumnType<unknown, string | null | undefined, string | null>
  says_fee: Generated<boolean>
}

export interface EvaluationExpertFeeBefore {
  expert_id: string
  batch_id: string
  field: string
  sealed: Buffer
}

export interface EvaluationExpertPersonal {
  expert_id: string
  field: string
  sealed: Buffer
  changed_at: Date
  by_list: Generated<boolean>
}

export interface EvaluationFeeLine {
  round_id: string
  expert_id: string
  senior: boolean
  reviews: number
  half_days: number
  gross_fen: number
  cut_fen: number
  paid_on: string | null
  paid_by: string | null
}

export interface EvaluationFeeRule {
  round_id: string
  rule: ColumnType<unknown, string, string>
  settled_by: string | null
  settled_at: Date | null
  changed_at: Date
}

export interface EvaluationItem {
  id: string
  round_id: string
  seq: number
  subject: string
  title: string
  brief: string
  field_codes: string[]
  region: string
  parties: ColumnType<unknown, string, string>
  conflict_facts: ColumnType<unknown, string, string>
  added_at: Date
  panel_id: string | null
  refuses: ColumnType<unknown, string | undefined, string>
  reason: string | null
  competitors: ColumnType<unknown, string | undefined, string>
  reviews_asked: number | null
}

export interface EvaluationPanel {
  id: string
  round_id: string
  seq: number
  name: string
  version: Generated<number>
  made_at: Date
  changed_at: Date
}

export interface EvaluationPanelMember {
  panel_id: string
  expert_id: string
  role: string
  joined_at: Date
}

export interface EvaluationPanelRecord {
  slot_id: string
  draft: Buffer
  version: number
  signed: Buffer | null
  changed_at: Date
}

export interface EvaluationPanelRecusal {
  item_id: string
  expert_id: string
  findings: ColumnType<unknown, string, string>
  found_at: Date
}

export interface EvaluationReview {
  assignment_id: string
  draft: Buffer
  version: number
  submitted: Buffer | null
  changed_at: Date
}

export interface EvaluationReviewSignature {
  assignment_id: string
  bundle_id: string
  signed_at: Date
  proof: Buffer
  taken_at: Date
}

export interface EvaluationRound {
  id: string
  org_id: string
  title: string
  rubric: ColumnType<unknown, string, string>
  method: string
  reviews_per_item: number
  rules: ColumnType<unknown, string, string>
  score_by: string
  state: string
  freeze_by: string | null
  freeze_digest: string | null
  frozen_at: Date | null
  made_by: string | null
  made_at: Date
  changed_at: Date
  freeze_at: Date | null
  freeze_count: number | null
  reminded_at: Date | null
  stage: string
  cancelled_by: string | null
  cancelled_at: Date | null
  cancel_reason: string | null
}

export interface EvaluationRoundLook {
  round_id: string
  person_id: string
  looked_at: Date
  count: number
  digest: string
  seen: ColumnType<unknown, string, string>
}

export interface EvaluationSession {
  id: string
  round_id: string
  panel_id: string
  kind: string
  starts_at: Date
  ends_at: Date
  slot_minutes: number
  place: string
  online: string
  state: string
  reason: string | null
  made_at: Date
  changed_at: Date
}

export interface EvaluationSlot {
  id: string
  item_id: string
  kind: string
  session_id: string
  starts_at: Date
  ends_at: Date
  state: string
  note: string | null
  answered_by: string | null
  answered_at: Date | null
  record_digest: string | null
  recorded_at: Date | null
  changed_at: Date
  moved_from: Date | null
  moves: ColumnType<unknown, string | undefined, string>
}

export interface FilesAttachment {
  id: string
  version_id: string
  thing_kind: string
  thing_id: string
  slot: string
  confidential: Generated<boolean>
  made_by: string | null
  made_at: Date
}

export interface FilesContent {
  digest: string
  bytes: number
  kind: string | null
  state: Generated<string>
  findings: ColumnType<unknown, string | undefined, string>
  pages: number | null
  width_pixels: number | null
  height_pixels: number | null
  made_at: Date
  inspected_at: Date | null
  removed_at: Date | null
}

export interface FilesFile {
  id: string
  person_id: string | null
  org_id: string | null
  made_at: Date
}

export interface FilesPubAttachment {
  id: string | null
  version_id: string | null
  thing_kind: string | null
  thing_id: string | null
  slot: string | null
  confidential: boolean | null
  made_at: Date | null
}

export interface FilesPubVersion {
  id: string | null
  file_id: string | null
  number: number | null
  name: string | null
  kind: string | null
  digest: string | null
  bytes: number | null
  person_id: string | null
  made_at: Date | null
  state: string | null
  refusal: string | null
  pages: number | null
  width_pixels: number | null
  height_pixels: number | null
}

export interface FilesUpload {
  id: string
  person_id: string
  org_id: string | null
  owner_id: string
  file_id: string | null
  name: string
  bytes: number
  received_bytes: Generated<number>
  announced_sha256: string | null
  digest: string | null
  state: Generated<string>
  refusal: string | null
  refusal_facts: ColumnType<unknown, string | undefined, string>
  version_id: string | null
  held_by: string | null
  held_until: Date | null
  made_at: Date
  expires_at: Date
}

export interface FilesUsage {
  owner_id: string
  used_bytes: Generated<number>
  reserved_bytes: Generated<number>
}

export interface FilesVersion {
  id: string
  file_id: string
  number: number
  digest: string
  name: string
  kind: string
  bytes: number
  person_id: string | null
  org_id: string | null
  owner_id: string | null
  refusal: string | null
  made_at: Date
}

export interface IndicatorsGoal {
  track_id: string
  indicator: string
  place: number
  definition: ColumnType<unknown, string, string>
  baseline: string | null
  target: string | null
}

export interface IndicatorsSample {
  id: string
  track_id: string
  value_id: string
  ordinal: number
  seed: string
  row_count: number
  rows: number[]
  reason: string | null
  due_day: string
  drawn_by: string
  drawn_org_id: string
  drawn_at: Date
}

export interface IndicatorsSampleAnswer {
  sample_id: string
  rows: ColumnType<unknown, string, string>
  list_matches: boolean | null
  answered_by: string | null
  answered_org_id: string
  answered_at: Date
}

export interface IndicatorsSampleOutcome {
  sample_id: string
  outcome: string
  wrong: number
  marks: ColumnType<unknown, string, string>
  note: string
  settled_by: string
  settled_org_id: string
  settled_at: Date
}

export interface IndicatorsSource {
  id: string
  track_id: string
  name: string
  key_id: string
  public_key_pem: string
  made_by: string | null
  made_at: Date
  revoked_at: Date | null
}

export interface IndicatorsSurvey {
  id: string
  org_id: string
  title: string
  from_day: string
  until_day: string
  made_by: string | null
  made_at: Date
}

export interface IndicatorsSurveyBatch {
  id: string
  survey_id: string
  file_name: string
  state: string
  rows: ColumnType<unknown, string, string>
  made_by: string
  made_at: Date
  committed_at: Date | null
  undone_at: Date | null
  undo_reason: string | null
}

export interface IndicatorsSurveyFigure {
  id: string
  survey_id: string
  definition: ColumnType<unknown, string, string>
  made_by: string | null
  made_at: Date
  published_at: Date | null
  told_at: Date | null
}

export interface IndicatorsSurveyed {
  id: string
  survey_id: string
  batch_id: string
  uscc: string | null
  name: string
  name_key: string
  industry: string
  division: string
  is_leading: boolean
  platform_use: string
}

export interface IndicatorsTrack {
  id: string
  org_id: string
  office_org_id: string | null
  title: string
  list_id: string
  keeper: string | null
  from_day: string
  until_day: string
  state: Generated<string>
  made_by: string | null
  made_at: Date
}

export interface IndicatorsValue {
  id: string
  track_id: string
  indicator: string
  period: string
  amount: string
  standing: string
  note: string | null
  said_by: string | null
  said_org_id: string | null
  said_at: Date
  source_id: string | null
  source_system: string | null
  row_count: number | null
  rows_sha256: string | null
  message: string | null
  message_sha256: string | null
  signature: string | null
}

export interface KernelContextKey {
  inner_pad: Buffer
  outer_pad: Buffer
}

export interface KernelCounter {
  name: string
  part: string
  value: Generated<number>
}

export interface KernelEvent {
  id: GeneratedAlways<number>
  xid: Generated<string>
  at: Date
  name: string
  facts: ColumnType<unknown, string, string>
}

export interface KernelEventReader {
  name: string
  last_xid: Generated<string>
  last_id: Generated<number>
}

export interface KernelHistory {
  id: GeneratedAlways<number>
  xid: Generated<string>
  at: Date
  request_id: string
  via: string
  person_id: string | null
  org_id: string | null
  on_behalf_of: string | null
  verb: string
  thing_id: string
  facts: ColumnType<unknown, string | undefined, string>
}

export interface KernelIdempotency {
  actor: string
  key: string
  endpoint: string
  digest: string
  status: number | null
  answer: Buffer | null
  made_at: Date
}

export interface KernelSeal {
  seq: number
  last_xid: string
  last_id: number
  entries: number
  root: string
  chain: string
  key_id: string
  signature: string
  sealed_at: Date
  sm3_root: string | null
  sm3_chain: string | null
  sm2_key_id: string | null
  sm2_signature: string | null
}

export interface KernelSetting {
  name: string
  value: ColumnType<unknown, string, string>
  changed_at: Date
  changed_by: string | null
}

export interface KernelSigningKey {
  algorithm: string
  place: number
  key_id: string
  public_key_pem: string
  began_at: Date
  after_seal: number
  reason: string | null
}

export interface KernelTally {
  what: string
  thing: string
  day: string
  times: number
}

export interface KernelTrace {
  id: GeneratedAlways<number>
  at: Date
  request_id: string
  person_id: string | null
  org_id: string | null
  endpoint: string
  thing_id: string
  facts: ColumnType<unknown, string | undefined, string>
}

export interface MarketSavedSearch {
  id: string
  person_id: string
  org_id: string | null
  name: string
  query: ColumnType<unknown, string, string>
  mode: string
  state: Generated<string>
  version: Generated<number>
  place: number
  seen_at: Date
  made_at: Date
  changed_at: Date
}

export interface NoticesAddress {
  person_id: string
  channel: string
  address_sealed: Buffer | null
  proved_at: Date | null
  pending_sealed: Buffer | null
  code_sealed: Buffer | null
  asked_at: Date | null
  expires_at: Date | null
  failures: Generated<number>
}

export interface NoticesBounce {
  address: string
  fault: string
  at: Date
}

export interface NoticesDelivery {
  id: string
  notice_id: string
  person_id: string
  channel: string
  urgent: boolean
  choice: string
  due_at: Date
  state: Generated<string>
  letter_id: string | null
}

export interface NoticesLetter {
  id: string
  person_id: string | null
  channel: string
  purpose: string
  address: string
  subject: Generated<string>
  plain: Generated<string>
  html: Generated<string>
  unsubscribe_url: string | null
  once_key: string | null
  state: Generated<string>
  attempts: Generated<number>
  fault: string | null
  made_at: Date
  next_at: Date
  claimed_at: Date | null
  settled_at: Date | null
  enclosure_kind: string | null
  enclosure_id: string | null
  enclosure_name: string | null
  enclosure_bytes: number | null
  sender_name: Generated<string>
  words: Buffer | null
}

export interface NoticesNotice {
  id: string
  person_id: string
  kind: string
  facts: ColumnType<unknown, string | undefined, string>
  thing_kind: string | null
  thing_id: string | null
  due_at: Date | null
  once_key: string | null
  made_at: Date
  read_at: Date | null
  archived_at: Date | null
  sealed_facts: Buffer | null
}

export interface NoticesPreference {
  person_id: string
  kind: string
  channel: string
  choice: string
  changed_at: Date
}

export interface NoticesReminder {
  id: string
  kind: string
  thing_kind: string
  thing_id: string
  audience: ColumnType<unknown, string, string>
  audience_key: string
  facts: ColumnType<unknown, string | undefined, string>
  before_days: number
  remind_at: Date
  deadline_at: Date
  state: Generated<string>
  settled_at: Date | null
}

export interface NoticesRhythm {
  person_id: string
  digest_hour: number | null
  working_days_only: Generated<boolean>
  unsubscribe_token: string
}

export interface PartsAnalysis {
  subject: string
  analyser: number
  state: Generated<string>
  answer: ColumnType<unknown, string | null | undefined, string | null>
  surfaces: ColumnType<unknown, string | null | undefined, string | null>
  brief: ColumnType<unknown, string | null | undefined, string | null>
  reason: string | null
  asked_at: Date
  begun_at: Date | null
  done_at: Date | null
}

export interface PartsPart {
  id: string
  org_id: string
  name: string
  material: string | null
  note: Generated<string>
  state: Generated<string>
  version: Generated<number>
  audience: ColumnType<unknown, string, string>
  keys: string[]
  words: string
  made_by: string | null
  made_at: Date
  changed_at: Date
  demo: Generated<boolean>
  tier: Generated<string>
}

export interface PartsRevision {
  id: string
  part_id: string
  number: number
  version_id: string
  digest: string
  file_name: string
  bytes: number
  note: Generated<string>
  made_by: string | null
  made_at: Date
  subject: string
}

export interface PartsShelf {
  org_id: string
  parts: number
}

export interface PartsTolerance {
  id: string
  part_id: string
  from_number: number
  until_number: number | null
  anchors: ColumnType<unknown, string, string>
  content: ColumnType<unknown, string, string>
  made_by: string | null
  made_at: Date
}

export interface PeopleApiKey {
  id: string
  org_id: string
  membership_id: string
  name: string
  prefix: string
  key_hash: Buffer
  scopes: string[]
  made_at: Date
  expires_at: Date
  last_used_at: Date | null
  revoked_at: Date | null
}

export interface PeopleAttempt {
  key: string
  failures: number
  last_at: Date
  blocked_until: Date | null
}

export interface PeopleChallenge {
  id: string
  kind: string
  channel: string
  person_id: string | null
  to_sealed: Buffer
  code_sealed: Buffer
  token_sealed: Buffer
  token_hash: Buffer
  payload_sealed: Buffer | null
  known: Generated<boolean>
  language: Generated<string>
  failures: Generated<number>
  made_at: Date
  expires_at: Date
  used_at: Date | null
}

export interface PeopleDeputy {
  id: string
  org_id: string
  principal_membership_id: string
  deputy_membership_id: string
  roles: string[]
  from_at: Date
  until_at: Date
  reason: Generated<string>
  made_by: string | null
  made_at: Date
  ended_at: Date | null
}

export interface PeopleFormerName {
  org_id: string
  name: string
  until: string | null
}

export interface PeopleIdentityLink {
  id: string
  provider_id: string
  person_id: string
  subject: string
  made_at: Date
  last_used_at: Date | null
}

export interface PeopleInvitation {
  id: string
  org_id: string
  email: string
  roles: string[]
  org_unit_id: string | null
  title: string | null
  token_hash: Buffer
  token_sealed: Buffer
  invited_by: string | null
  made_at: Date
  expires_at: Date
  accepted_at: Date | null
  accepted_by: string | null
  revoked_at: Date | null
}

export interface PeopleJoinRequest {
  id: string
  org_id: string
  person_id: string
  note: Generated<string>
  made_at: Date
  decided_at: Date | null
  decided_by: string | null
  accepted: boolean | null
  reason: string | null
}

export interface PeopleListView {
  id: string
  person_id: string
  list: string
  name: string
  search: ColumnType<unknown, string, string>
  is_default: boolean
  changed_at: Date
}

export interface PeopleMembership {
  id: string
  person_id: string
  org_id: string
  org_unit_id: string | null
  roles: string[]
  title: string | null
  since: Date
  ended_at: Date | null
  ended_by: string | null
  by_provider_id: string | null
}

export interface PeopleOrgUnit {
  id: string
  org_id: string
  parent_id: string | null
  name: string
}

export interface PeopleOrganisation {
  id: string
  kind: string
  name: string
  uscc: string | null
  uscc_accepted_by: string | null
  uscc_accepted_reason: string | null
  division: string | null
  verified_at: Date | null
  verified_by: string | null
  refused_reason: string | null
  profile: ColumnType<unknown, string | undefined, string>
  profile_version: Generated<number>
  demo: Generated<boolean>
  made_at: Date
  state: Generated<string>
  uscc_fault: string | null
  registered_by: string | null
  refused_at: Date | null
  representative_sealed: Buffer | null
  changed_at: Date | null
}

export interface PeoplePasskey {
  id: string
  person_id: string
  credential_id: Buffer
  public_key: Buffer
  counter: number
  transports: Generated<string[]>
  synced: boolean
  backed_up: boolean
  name: string
  made_at: Date
  last_used_at: Date | null
  suspended_at: Date | null
}

export interface PeoplePasskeyChallenge {
  id: string
  person_id: string | null
  challenge: string
  made_at: Date
  expires_at: Date
}

export interface PeoplePerson {
  id: string
  email: string
  name: string
  language: Generated<string>
  password_hash: string | null
  email_verified_at: Date | null
  mobile_sealed: Buffer | null
  mobile_index: string | null
  totp_sealed: Buffer | null
  totp_confirmed_at: Date | null
  disabled_at: Date | null
  made_at: Date
  mobile_verified_at: Date | null
  totp_last_step: number | null
  erased_at: Date | null
  passkey_step_at: Date | null
}

export interface PeopleProfileVersion {
  org_id: string
  version: number
  profile: ColumnType<unknown, string, string>
  changed_by: string | null
  changed_at: Date
}

export interface PeoplePubMembership {
  id: string | null
  person_id: string | null
  org_id: string | null
  roles: string[] | null
  title: string | null
  org_unit_id: string | null
}

export interface PeoplePubOrganisation {
  id: string | null
  kind: string | null
  name: string | null
  uscc: string | null
  division: string | null
  verified_at: Date | null
  demo: boolean | null
  state: string | null
}

export interface PeoplePubPerson {
  id: string | null
  name: string | null
  email: string | null
  language: string | null
  disabled_at: Date | null
}

export interface PeopleRecoveryCode {
  person_id: string
  code_hash: Buffer
  used_at: Date | null
}

export interface PeopleRole {
  code: string
  name_zh: string
  name_en: string
  permits: string[]
  built_in: Generated<boolean>
  changed_at: Date
  org_kinds: Generated<string[]>
}

export interface PeopleSession {
  token_hash: Buffer
  person_id: string
  acting_org_id: string | null
  second_factor_at: Date | null
  user_agent: string | null
  made_at: Date
  seen_at: Date
  expires_at: Date
  ended_at: Date | null
  id: Generated<string>
  ip: string | null
  deputy_id: string | null
  viewing_membership_id: string | null
  idle_minutes: Generated<number>
  viewing_until: Date | null
  provider_id: string | null
  sign_out_url: string | null
}

export interface PeopleSignOn {
  id: string
  provider_id: string
  person_id: string | null
  browser_hash: Buffer
  state_hash: Buffer
  secrets_sealed: Buffer
  proven_sealed: Buffer | null
  made_at: Date
  expires_at: Date
  taken_at: Date | null
}

export interface PeopleSignOnProvider {
  id: string
  kind: string
  name_zh: string
  name_en: string
  enabled: Generated<boolean>
  rule: ColumnType<unknown, string, string>
  settings: ColumnType<unknown, string, string>
  secret_sealed: Buffer | null
  version: Generated<number>
  made_at: Date
  changed_at: Date
  last_ok_at: Date | null
  last_fault: string | null
  last_fault_at: Date | null
  removed_at: Date | null
}

export interface PeopleSubjectKey {
  subject_id: string
  wrapped: Buffer
  made_at: Date
}

export interface PriceCard {
  id: string
  org_id: string
  model_id: string
  state: Generated<string>
  version: Generated<number>
  content: ColumnType<unknown, string, string>
  changed_at: Date
  demo: Generated<boolean>
}

export interface PriceCardStep {
  card_id: string
  version: number
  verb: string
  content: ColumnType<unknown, string, string>
  taken_by: string | null
  taken_at: Date
}

export interface PriceEstimate {
  id: string
  card_id: string
  card_version: number
  model_id: string
  model_version: number
  maker_org_id: string
  asked_by_org_id: string
  asked_by: string | null
  label: string
  facts: ColumnType<unknown, string, string>
  need: ColumnType<unknown, string, string>
  answer: ColumnType<unknown, string, string>
  net_fen: number
  made_at: Date
  charged_fen: number | null
  charged_at: Date | null
  charged_by: string | null
}

export interface ProgrammesAnswerChange {
  application_id: string
  version: number
  edits: ColumnType<unknown, string, string>
  changed_by: string | null
  changed_at: Date
}

export interface ProgrammesAnswerField {
  application_id: string
  at: string
  item: string
  value: ColumnType<unknown, string | null | undefined, string | null>
  version: number
  changed_by: string | null
}

export interface ProgrammesAnswerRow {
  application_id: string
  at: string
  item: string
  sort_key: string
  version: number
  removed: number | null
  changed_by: string | null
}

export interface ProgrammesApplication {
  id: string
  programme_id: string
  org_id: string
  slot: number
  title: Generated<string>
  directions: Generated<string[]>
  way_key: string
  stops: ColumnType<unknown, string, string>
  state: string
  draft_version: Generated<number>
  submission_seq: Generated<number>
  return_deadline: Date | null
  submitted_at: Date | null
  made_by: string
  made_at: Date
  changed_at: Date
  root_programme_id: string | null
  project_key: string | null
  return_lapsed_at: Date | null
  licence: string | null
}

export interface ProgrammesBriefing {
  id: string
  programme_id: string
  title: string
  starts_at: Date
  place: string
  body: Generated<string>
  made_by: string
  cancelled_at: Date | null
  unit_code: string | null
  ends_at: Date | null
  online: string | null
  capacity: number | null
}

export interface ProgrammesBriefingSeat {
  briefing_id: string
  person_id: string
  org_id: string | null
  taken_at: Date
}

export interface ProgrammesCandidate {
  id: string
  application_id: string
  programme_id: string
  unit_code: string
  stop: number
  state: string
  submission_id: string
  rank: number | null
  opinion: string | null
  decline_reason: string | null
  arrived_at: Date
  changed_at: Date
  recall_reason: string | null
}

export interface ProgrammesCheckResult {
  candidate_id: string
  submission_id: string
  item: string
  result: string
  note: Generated<string>
  checked_by: string
  checked_at: Date
}

export interface ProgrammesCircular {
  id: string
  programme_id: string
  no: number
  title: string
  body: string
  question_id: string | null
  sent_by: string
  sent_at: Date
}

export interface ProgrammesCircularRead {
  circular_id: string
  unit_code: string
  person_id: string
  read_at: Date
}

export interface ProgrammesCircularUnit {
  circular_id: string
  unit_code: string
}

export interface ProgrammesCopy {
  id: string
  recommendation_id: string
  candidate_id: string
  programme_id: string
  unit_code: string
  title: string
  applicant: string
  directions: string[]
  document_number: string
  sent_at: Date
  withdrawn_at: Date | null
}

export interface ProgrammesCounted {
  application_id: string
  programme_id: string
  unit_code: string
  directions: string[]
  stage: string
  day: string
  counted_at: Date
}

export interface ProgrammesDispatch {
  id: string
  package_id: string | null
  programme_id: string
  unit_code: string
  medium: string
  way: string
  number: string | null
  pieces: Generated<number>
  sent_at: Date
  sent_by: string | null
  recorded_at: Date
  basis: string | null
  closes_at: Date | null
  in_time: boolean | null
  late_reason: string | null
  received_at: Date | null
  received_by: string | null
  receipt_recorded_at: Date | null
  received_pieces: number | null
  receipt_note: string | null
}

export interface ProgrammesDocument {
  id: string
  subject: string
  subject_id: string
  kind: string
  format: string
  recipe: ColumnType<unknown, string, string>
  digest: string
  state: Generated<string>
  name: string
  version_id: string | null
  pages: number | null
  missing_glyphs: Generated<string[]>
  fault_code: string | null
  fault_facts: ColumnType<unknown, string | undefined, string>
  attempts: Generated<number>
  asked_by: string | null
  asked_at: Date
  changed_at: Date
}

export interface ProgrammesDraftComment {
  id: string
  application_id: string
  at: Generated<string>
  person_id: string
  org_id: string
  body: string
  made_at: Date
  resolved_at: Date | null
  resolved_by: string | null
}

export interface ProgrammesDraftGuest {
  application_id: string
  org_id: string
  invited_by: string
  invited_at: Date
  until_at: Date
  ended_at: Date | null
}

export interface ProgrammesEntry {
  id: string
  programme_id: string
  unit_code: string
  package_id: string
  application_id: string
  candidate_id: string
  submission_id: string
  org_id: string
  rank: number
  title: string
  applicant: string
  uscc: string | null
  directions: string[]
  project_key: string | null
  applicant_core: string
  state: string
  version: Generated<number>
  differs: Generated<number>
  unknown: Generated<number>
  late: Generated<boolean>
  duplicate: Generated<boolean>
  looked_at: Date
  missing: string | null
  settle_day: string | null
  settle_until: Date | null
  reason: string | null
  accepted_items: string[] | null
  decided_by: string | null
  decided_at: Date | null
  received_at: Date
  changed_at: Date
}

export interface ProgrammesEntryCheck {
  entry_id: string
  item: string
  result: string
  note: Generated<string>
  finding: string
  checked_by: string
  checked_at: Date
}

export interface ProgrammesEntryConclusion {
  record_id: string
  entry_id: string
  direction: string
  round_id: string
  round_title: string
  item_id: string
  kind: string
  number: string
  panel: string
  recommendation: string | null
  agree: number
  against: number
  points: number | null
  digest: string
  signed_at: Date
  came_at: Date
}

export interface ProgrammesEntryDecision {
  entry_id: string
  version: number
  verb: string
  reason: string | null
  settle_day: string | null
  decided_by: string | null
  decided_at: Date
}

export interface ProgrammesEntryScore {
  entry_id: string
  direction: string
  source: string
  source_id: string
  source_title: string
  raw: number | null
  z: number | null
  additive: number | null
  error: number | null
  ranks: ColumnType<unknown, string, string>
  reviews: number
  spread: number | null
  recused: Generated<number>
  vetoed: string[]
  came_at: Date
  stage: string | null
  reason: string | null
  fixed_at: Date
}

export interface ProgrammesException {
  id: string
  candidate_id: string
  rule: string
  reason: string
  state: string
  asked_by: string
  asked_at: Date
  decided_by: string | null
  decided_at: Date | null
  decision_note: string | null
}

export interface ProgrammesFileReturn {
  id: string
  candidate_id: string
  submission_id: string
  reasons: ColumnType<unknown, string, string>
  deadline: Date
  returned_by: string
  returned_at: Date
}

export interface ProgrammesFollowing {
  id: string
  programme_id: string
  unit_code: string
  org_id: string
  entry_id: string | null
  submission_id: string | null
  title: string
  applicant: string
  uscc: string | null
  directions: string[]
  selected_on: string
  from_day: string
  until_day: string
  state: string
  version: Generated<number>
  track_id: string | null
  light: Generated<string>
  next_due: string | null
  open_dues: Generated<string[]>
  rectify_until: string | null
  looked_at: Date
  made_at: Date
  changed_at: Date
  pooling_before: ColumnType<unknown, string | null | undefined, string | null>
  pooling_after: ColumnType<unknown, string | null | undefined, string | null>
  pooling_report: string | null
  pooling_period: string | null
  pooling_day: string | null
  pooled_before: string | null
  pooled_after: string | null
}

export interface ProgrammesFollowingStep {
  following_id: string
  version: number
  verb: string
  ground: string | null
  reason: string | null
  until_day: string | null
  taken_by: string | null
  taken_at: Date
}

export interface ProgrammesFollowingTold {
  following_id: string
  what: string
  told_at: Date
}

export interface ProgrammesListLook {
  recommendation_id: string
  person_id: string
  version: number
  looked_at: Date
}

export interface ProgrammesMailbox {
  programme_id: string
  medium: string
  address: string
  changed_by: string | null
  changed_at: Date
}

export interface ProgrammesObjection {
  id: string
  publicity_id: string
  candidate_id: string | null
  receipt_no: string
  objector_sealed: Buffer
  body: string
  evidence: string
  state: string
  answer: string | null
  handled_by: string | null
  handled_at: Date | null
  received_at: Date
}

export interface ProgrammesPackage {
  id: string
  programme_id: string
  unit_code: string
  seq: number
  content: ColumnType<unknown, string, string>
  content_digest: string
  doc_no: string | null
  signed_at: Date | null
  state: string
  stale_code: string | null
  fault_code: string | null
  fault_facts: ColumnType<unknown, string | undefined, string>
  attempts: Generated<number>
  built_digest: string | null
  renamed: ColumnType<unknown, string | undefined, string>
  notes: ColumnType<unknown, string | undefined, string>
  made_by: string | null
  made_at: Date
  built_at: Date | null
  delivered_at: Date | null
  changed_at: Date
}

export interface ProgrammesPackageCopy {
  package_id: string
  application_id: string
  required: number
  printed: Generated<number>
  changed_by: string | null
  changed_at: Date
}

export interface ProgrammesPackageFile {
  package_id: string
  medium: string
  key: string
  path: string
  path_key: string
  full_name: string | null
  note_code: string | null
  rank: number | null
  position: number
  part: number
  version_id: string | null
  body: string | null
  bytes: number
  sha256: string
  version_digest: string | null
  pages: number | null
}

export interface ProgrammesPackageMail {
  package_id: string
  medium: string
  part: number
  address: string
  subject: string
  state: string
  own_mailbox: boolean
  fault: string | null
  asked_by: string | null
  asked_at: Date
  settled_at: Date | null
}

export interface ProgrammesPackageMailTry {
  package_id: string
  medium: string
  part: number
  round_at: Date
  attempt: number
  outcome: string
  fault: string | null
  next_at: Date | null
  tried_at: Date
}

export interface ProgrammesPackageManifest {
  package_id: string
  medium: string
  body: string
  sha256: string
  version_id: string
}

export interface ProgrammesPackagePart {
  package_id: string
  medium: string
  number: number
  name: string
  files: number
  bytes: number
  sha256: string
}

export interface ProgrammesPaper {
  id: string
  following_id: string
  kind: string
  code: string | null
  period: string | null
  state: string
  version: Generated<number>
  content: ColumnType<unknown, string, string>
  handed_in_at: Date | null
  settled_at: Date | null
  made_by: string | null
  made_at: Date
  changed_at: Date
}

export interface ProgrammesPaperSignature {
  paper_id: string
  version: number
  level: string
  verb: string
  opinion: string | null
  digest_sha256: string
  judgement: ColumnType<unknown, string | null | undefined, string | null>
  signed_by: string
  org_id: string
  signed_at: Date
}

export interface ProgrammesProgramme {
  id: string
  definition: ColumnType<unknown, string, string>
  definition_digest: string
  form: ColumnType<unknown, string, string>
  form_digest: string
  state: string
  version: Generated<number>
  made_from: string | null
  org_id: string | null
  opened_at: Date | null
  closed_at: Date | null
  changed_at: Date
  draft: ColumnType<unknown, string | null | undefined, string | null>
  changed_by: string | null
}

export interface ProgrammesPublicity {
  id: string
  recommendation_id: string | null
  state: string
  working_days: number
  first_day: string
  last_day: string
  provisional: boolean
  opens_at: Date
  closes_at: Date
  real_name: boolean
  list: ColumnType<unknown, string, string>
  end_reason: string | null
  ended_at: Date | null
  made_by: string
  made_at: Date
  selection_id: string | null
}

export interface ProgrammesQuestion {
  id: string
  programme_id: string
  org_id: string
  asked_by: string
  asked_at: Date
  body: string
  answer: string | null
  answered_by: string | null
  answered_at: Date | null
  public_question: string | null
  published_at: Date | null
  no: number | null
}

export interface ProgrammesRankChange {
  recommendation_id: string
  version: number
  kind: string
  before: string[]
  after: string[]
  undoes: number | null
  changed_by: string | null
  changed_at: Date
}

export interface ProgrammesRecommendation {
  id: string
  programme_id: string
  unit_code: string
  state: string
  version: Generated<number>
  publicity_waiver: string | null
  sent_by: string | null
  sent_at: Date | null
  checked_by: string | null
  checked_at: Date | null
  back_reason: string | null
  back_by: string | null
  signed_by: string | null
  signed_for: string | null
  signed_at: Date | null
  document_number: string | null
  document_date: string | null
  late_reason: string | null
  list_digest: string | null
  made_at: Date
  changed_at: Date
}

export interface ProgrammesScan {
  id: string
  programme_id: string
  unit_code: string
  document: string
  application_id: string | null
  version_id: string
  code: string
  sealed_digest: string
  verified_by: string
  verified_at: Date
  replaced_at: Date | null
}

export interface ProgrammesScoreList {
  id: string
  programme_id: string
  file_name: string
  digest: string
  state: string
  rows: ColumnType<unknown, string, string>
  made_by: string
  made_at: Date
  committed_at: Date | null
}

export interface ProgrammesSeat {
  programme_id: string
  unit_code: string
  org_id: string | null
  authority_name: string | null
  conditions: Generated<string[]>
  changed_at: Date
}

export interface ProgrammesSelected {
  id: string
  selection_id: string
  entry_id: string
  direction: string
  state: string
  title: string
  applicant: string
  unit_code: string
  region: string
  year: number
  seq: number | null
  reason: string | null
  struck_by: string | null
  changed_at: Date
}

export interface ProgrammesSelection {
  id: string
  programme_id: string
  state: string
  version: Generated<number>
  draft: Buffer
  proposal: Buffer | null
  proposed_by: string | null
  proposed_at: Date | null
  confirmed_by: string | null
  confirmed_at: Date | null
  document_number: string | null
  document_date: string | null
  published_at: Date | null
  open_rows: number | null
  csv_sha256: string | null
  json_sha256: string | null
  made_at: Date
  changed_at: Date
  csv_sm3: string | null
  json_sm3: string | null
  titles_csv_sha256: string | null
  titles_json_sha256: string | null
  titles_csv_sm3: string | null
  titles_json_sm3: string | null
}

export interface ProgrammesSelectionLook {
  selection_id: string
  person_id: string
  seen: Buffer
  looked_at: Date
}

export interface ProgrammesSelectionStep {
  selection_id: string
  version: number
  verb: string
  digest: string | null
  reason: Buffer | null
  by_person: string | null
  at: Date
}

export interface ProgrammesSubmission {
  id: string
  application_id: string
  seq: number
  receipt_no: string
  title: string
  directions: string[]
  answers: ColumnType<unknown, string, string>
  form_digest: string
  draft_version: number
  digest_sha256: string
  digest_sm3: string
  submitted_by: string
  submitted_at: Date
  licence: string | null
}

export interface ProgrammesTold {
  programme_id: string
  unit_code: string
  what: string
  told_at: Date
}

export interface ProgrammesVisit {
  id: string
  following_id: string
  day: string
  place: string
  people: string
  findings: string
  mend: string | null
  mend_until: string | null
  org_id: string
  made_by: string
  made_at: Date
}

export interface ProgrammesWinner {
  id: string
  series: string
  year: number
  seq: number
  direction: string | null
  project: string
  applicant: string
  applicant_key: string
  uscc: string | null
  recommending_unit: string | null
  batch_id: string
  demo: Generated<boolean>
  imported_at: Date
  applicant_core: Generated<string>
}

export interface ProgrammesWinnerBatch {
  id: string
  series: string
  file_name: string
  state: string
  rows: ColumnType<unknown, string, string>
  demo: Generated<boolean>
  made_by: string
  made_at: Date
  committed_at: Date | null
  undone_at: Date | null
  undo_reason: string | null
  org_id: string | null
}

export interface ProgrammesWinnerMatch {
  winner_id: string
  org_id: string
  same: boolean
  reason: string
  decided_by: string
  decided_at: Date
}

export interface ProgrammesWorkgroupAdvice {
  id: string
  programme_id: string
  member_id: string
  stage: string | null
  subject: string
  body: string
  given_by: string
  given_at: Date
  adopted: string | null
  answer: string | null
  answered_by: string | null
  answered_at: Date | null
}

export interface ProgrammesWorkgroupDuty {
  id: string
  programme_id: string
  stage: string
  what: string
  open: boolean
  set_by: string
  set_at: Date
  version: Generated<number>
}

export interface ProgrammesWorkgroupDutyMember {
  duty_id: string
  member_id: string
  leads: boolean
}

export interface ProgrammesWorkgroupMember {
  id: string
  programme_id: string
  org_id: string
  duty: string
  state: string
  invited_by: string
  invited_at: Date
  answered_by: string | null
  answered_at: Date | null
  reason: string | null
}

export interface ProgrammesWorkgroupMinutes {
  id: string
  programme_id: string
  no: number | null
  state: string
  version: Generated<number>
  title: string
  held_on: string | null
  place: string
  chair: string
  attendees: ColumnType<unknown, string, string>
  body: string
  decisions: ColumnType<unknown, string, string>
  written_by: string
  made_at: Date
  changed_at: Date
  approved_by: string | null
  approved_at: Date | null
  digest: string | null
}

export interface ProgrammesWorkgroupNomination {
  id: string
  programme_id: string
  member_id: string
  file_name: string
  digest: string
  rows: number
  reason: string
  state: string
  cells: Buffer | null
  given_by: string
  given_at: Date
  settled_by: string | null
  settled_at: Date | null
  settled_reason: string | null
  batch_id: string | null
}

export interface ProgrammesWorkgroupTask {
  id: string
  programme_id: string
  member_id: string
  title: string
  body: string
  stage: string | null
  due_on: string
  state: string
  version: Generated<number>
  reminded: string | null
  minutes_id: string | null
  decision: number | null
  made_by: string
  made_at: Date
  changed_at: Date
}

export interface ProgrammesWorkgroupTaskNote {
  id: string
  task_id: string
  by_person: string
  by_org: string
  at: Date
  verb: string | null
  body: string
}

export interface SpacesAgreement {
  id: string
  org_id: string | null
  space_id: string | null
  version: number
  least_version: number
  accepting: string
  changed_at: Date
}

export interface SpacesAgreementText {
  agreement_id: string
  version: number
  title: string
  body: string
  months: number
  digest: string
  made_by: string | null
  made_at: Date
}

export interface SpacesMember {
  space_id: string
  org_id: string
  state: string
  role: Generated<string>
  reason: string | null
  version: Generated<number>
  changed_at: Date
}

export interface SpacesNaming {
  id: string
  thing_kind: string
  thing_id: string
  org_id: string
  person_id: string | null
  made_by: string | null
  made_at: Date
}

export interface SpacesPubMember {
  space_id: string | null
  org_id: string | null
  role: string | null
}

export interface SpacesPubSignature {
  id: string | null
  agreement_id: string | null
  keeper_org_id: string | null
  space_id: string | null
  org_id: string | null
  expires_at: Date | null
}

export interface SpacesPubSpace {
  id: string | null
  owner_org_id: string | null
  kind: string | null
  name: string | null
  listed: boolean | null
  state: string | null
}

export interface SpacesRecall {
  id: string
  thing_kind: string
  thing_id: string
  org_id: string | null
  reason: string
  made_by: string | null
  made_org_id: string
  made_at: Date
  ended_at: Date | null
}

export interface SpacesSeen {
  id: number | null
  thing_id: string | null
  thing_kind: string | null
  owner_org_id: string | null
  at: Date | null
  org_id: string | null
  person_id: string | null
  items: ColumnType<unknown, string | null | undefined, string | null>
}

export interface SpacesSignature {
  id: string
  agreement_id: string
  org_id: string
  text_version: number
  state: string
  reason: string | null
  version: Generated<number>
  signed_by: string | null
  signed_at: Date
  expires_at: Date
  changed_at: Date
}

export interface SpacesSignatureStep {
  signature_id: string
  number: number
  verb: string
  text_version: number
  reason: string | null
  taken_by: string | null
  taken_org_id: string | null
  taken_at: Date
}

export interface SpacesSpace {
  id: string
  owner_org_id: string
  kind: string
  name: string
  about: Generated<string>
  joining: string
  listed: boolean
  state: Generated<string>
  closed_reason: string | null
  version: Generated<number>
  members: Generated<number>
  invited: Generated<number>
  asked: Generated<number>
  made_by: string | null
  made_at: Date
  changed_at: Date
}

export interface SpacesStep {
  space_id: string
  number: number
  verb: string
  org_id: string | null
  member_version: number | null
  reason: string | null
  taken_by: string | null
  taken_org_id: string | null
  taken_at: Date
}

export interface WebhooksAttempt {
  id: string
  delivery_id: string
  at: Date
  duration_ms: number
  status: number | null
  fault: string | null
  sent_headers: string
  answer_headers: string
  answer: string
}

export interface WebhooksDelivery {
  id: string
  subscription_id: string
  org_id: string
  sequence: number
  event_id: number | null
  kind: string
  facts: ColumnType<unknown, string, string>
  body: string
  state: Generated<string>
  attempts: Generated<number>
  next_at: Date
  claimed_at: Date | null
  settled_at: Date | null
  made_at: Date
}

export interface WebhooksSecret {
  id: string
  subscription_id: string
  sealed: Buffer
  made_at: Date
  until_at: Date | null
}

export interface WebhooksSubscription {
  id: string
  org_id: string
  name: string
  url: string
  kinds: string[]
  state: Generated<string>
  paused_because: string | null
  version: Generated<number>
  last_sequence: Generated<number>
  last_success_at: Date | null
  last_failure_at: Date | null
  made_by: string | null
  made_at: Date
  changed_at: Date
}

export interface Schema {
  'activities.activity': ActivitiesActivity
  'activities.cohost': ActivitiesCohost
  'activities.feedback': ActivitiesFeedback
  'activities.registration': ActivitiesRegistration
  'booking.calendar': BookingCalendar
  'booking.capacity': BookingCapacity
  'booking.feed': BookingFeed
  'booking.idle': BookingIdle
  'booking.pub_capacity': BookingPubCapacity
  'booking.pub_idle': BookingPubIdle
  'booking.pub_week': BookingPubWeek
  'booking.reservation': BookingReservation
  'booking.reservation_step': BookingReservationStep
  'booking.reservation_week': BookingReservationWeek
  'booking.week': BookingWeek
  'cases.adoption': CasesAdoption
  'cases.study': CasesStudy
  'cases.study_step': CasesStudyStep
  'catalog.certificate': CatalogCertificate
  'catalog.kind': CatalogKind
  'catalog.kind_version': CatalogKindVersion
  'catalog.offer': CatalogOffer
  'catalog.offer_batch': CatalogOfferBatch
  'catalog.offer_batch_line': CatalogOfferBatchLine
  'catalog.offer_step': CatalogOfferStep
  'catalog.pub_offer': CatalogPubOffer
  'catalog.shelf': CatalogShelf
  'console.acceptance': ConsoleAcceptance
  'console.agreement_version': ConsoleAgreementVersion
  'console.announcement': ConsoleAnnouncement
  'console.approval': ConsoleApproval
  'console.role_change': ConsoleRoleChange
  'console.setting_change': ConsoleSettingChange
  'console.viewing': ConsoleViewing
  'evaluation.arrangement': EvaluationArrangement
  'evaluation.arrangement_pair': EvaluationArrangementPair
  'evaluation.assignment': EvaluationAssignment
  'evaluation.attendance': EvaluationAttendance
  'evaluation.bundle': EvaluationBundle
  'evaluation.declared_conflict': EvaluationDeclaredConflict
  'evaluation.discussion': EvaluationDiscussion
  'evaluation.discussion_message': EvaluationDiscussionMessage
  'evaluation.draw': EvaluationDraw
  'evaluation.draw_witness': EvaluationDrawWitness
  'evaluation.expert': EvaluationExpert
  'evaluation.expert_batch': EvaluationExpertBatch
  'evaluation.expert_batch_fee': EvaluationExpertBatchFee
  'evaluation.expert_batch_line': EvaluationExpertBatchLine
  'evaluation.expert_fee_before': EvaluationExpertFeeBefore
  'evaluation.expert_personal': EvaluationExpertPersonal
  'evaluation.fee_line': EvaluationFeeLine
  'evaluation.fee_rule': EvaluationFeeRule
  'evaluation.item': EvaluationItem
  'evaluation.panel': EvaluationPanel
  'evaluation.panel_member': EvaluationPanelMember
  'evaluation.panel_record': EvaluationPanelRecord
  'evaluation.panel_recusal': EvaluationPanelRecusal
  'evaluation.review': EvaluationReview
  'evaluation.review_signature': EvaluationReviewSignature
  'evaluation.round': EvaluationRound
  'evaluation.round_look': EvaluationRoundLook
  'evaluation.session': EvaluationSession
  'evaluation.slot': EvaluationSlot
  'files.attachment': FilesAttachment
  'files.content': FilesContent
  'files.file': FilesFile
  'files.pub_attachment': FilesPubAttachment
  'files.pub_version': FilesPubVersion
  'files.upload': FilesUpload
  'files.usage': FilesUsage
  'files.version': FilesVersion
  'indicators.goal': IndicatorsGoal
  'indicators.sample': IndicatorsSample
  'indicators.sample_answer': IndicatorsSampleAnswer
  'indicators.sample_outcome': IndicatorsSampleOutcome
  'indicators.source': IndicatorsSource
  'indicators.survey': IndicatorsSurvey
  'indicators.survey_batch': IndicatorsSurveyBatch
  'indicators.survey_figure': IndicatorsSurveyFigure
  'indicators.surveyed': IndicatorsSurveyed
  'indicators.track': IndicatorsTrack
  'indicators.value': IndicatorsValue
  'kernel.context_key': KernelContextKey
  'kernel.counter': KernelCounter
  'kernel.event': KernelEvent
  'kernel.event_reader': KernelEventReader
  'kernel.history': KernelHistory
  'kernel.idempotency': KernelIdempotency
  'kernel.seal': KernelSeal
  'kernel.setting': KernelSetting
  'kernel.signing_key': KernelSigningKey
  'kernel.tally': KernelTally
  'kernel.trace': KernelTrace
  'market.saved_search': MarketSavedSearch
  'notices.address': NoticesAddress
  'notices.bounce': NoticesBounce
  'notices.delivery': NoticesDelivery
  'notices.letter': NoticesLetter
  'notices.notice': NoticesNotice
  'notices.preference': NoticesPreference
  'notices.reminder': NoticesReminder
  'notices.rhythm': NoticesRhythm
  'parts.analysis': PartsAnalysis
  'parts.part': PartsPart
  'parts.revision': PartsRevision
  'parts.shelf': PartsShelf
  'parts.tolerance': PartsTolerance
  'people.api_key': PeopleApiKey
  'people.attempt': PeopleAttempt
  'people.challenge': PeopleChallenge
  'people.deputy': PeopleDeputy
  'people.former_name': PeopleFormerName
  'people.identity_link': PeopleIdentityLink
  'people.invitation': PeopleInvitation
  'people.join_request': PeopleJoinRequest
  'people.list_view': PeopleListView
  'people.membership': PeopleMembership
  'people.org_unit': PeopleOrgUnit
  'people.organisation': PeopleOrganisation
  'people.passkey': PeoplePasskey
  'people.passkey_challenge': PeoplePasskeyChallenge
  'people.person': PeoplePerson
  'people.profile_version': PeopleProfileVersion
  'people.pub_membership': PeoplePubMembership
  'people.pub_organisation': PeoplePubOrganisation
  'people.pub_person': PeoplePubPerson
  'people.recovery_code': PeopleRecoveryCode
  'people.role': PeopleRole
  'people.session': PeopleSession
  'people.sign_on': PeopleSignOn
  'people.sign_on_provider': PeopleSignOnProvider
  'people.subject_key': PeopleSubjectKey
  'price.card': PriceCard
  'price.card_step': PriceCardStep
  'price.estimate': PriceEstimate
  'programmes.answer_change': ProgrammesAnswerChange
  'programmes.answer_field': ProgrammesAnswerField
  'programmes.answer_row': ProgrammesAnswerRow
  'programmes.application': ProgrammesApplication
  'programmes.briefing': ProgrammesBriefing
  'programmes.briefing_seat': ProgrammesBriefingSeat
  'programmes.candidate': ProgrammesCandidate
  'programmes.check_result': ProgrammesCheckResult
  'programmes.circular': ProgrammesCircular
  'programmes.circular_read': ProgrammesCircularRead
  'programmes.circular_unit': ProgrammesCircularUnit
  'programmes.copy': ProgrammesCopy
  'programmes.counted': ProgrammesCounted
  'programmes.dispatch': ProgrammesDispatch
  'programmes.document': ProgrammesDocument
  'programmes.draft_comment': ProgrammesDraftComment
  'programmes.draft_guest': ProgrammesDraftGuest
  'programmes.entry': ProgrammesEntry
  'programmes.entry_check': ProgrammesEntryCheck
  'programmes.entry_conclusion': ProgrammesEntryConclusion
  'programmes.entry_decision': ProgrammesEntryDecision
  'programmes.entry_score': ProgrammesEntryScore
  'programmes.exception': ProgrammesException
  'programmes.file_return': ProgrammesFileReturn
  'programmes.following': ProgrammesFollowing
  'programmes.following_step': ProgrammesFollowingStep
  'programmes.following_told': ProgrammesFollowingTold
  'programmes.list_look': ProgrammesListLook
  'programmes.mailbox': ProgrammesMailbox
  'programmes.objection': ProgrammesObjection
  'programmes.package': ProgrammesPackage
  'programmes.package_copy': ProgrammesPackageCopy
  'programmes.package_file': ProgrammesPackageFile
  'programmes.package_mail': ProgrammesPackageMail
  'programmes.package_mail_try': ProgrammesPackageMailTry
  'programmes.package_manifest': ProgrammesPackageManifest
  'programmes.package_part': ProgrammesPackagePart
  'programmes.paper': ProgrammesPaper
  'programmes.paper_signature': ProgrammesPaperSignature
  'programmes.programme': ProgrammesProgramme
  'programmes.publicity': ProgrammesPublicity
  'programmes.question': ProgrammesQuestion
  'programmes.rank_change': ProgrammesRankChange
  'programmes.recommendation': ProgrammesRecommendation
  'programmes.scan': ProgrammesScan
  'programmes.score_list': ProgrammesScoreList
  'programmes.seat': ProgrammesSeat
  'programmes.selected': ProgrammesSelected
  'programmes.selection': ProgrammesSelection
  'programmes.selection_look': ProgrammesSelectionLook
  'programmes.selection_step': ProgrammesSelectionStep
  'programmes.submission': ProgrammesSubmission
  'programmes.told': ProgrammesTold
  'programmes.visit': ProgrammesVisit
  'programmes.winner': ProgrammesWinner
  'programmes.winner_batch': ProgrammesWinnerBatch
  'programmes.winner_match': ProgrammesWinnerMatch
  'programmes.workgroup_advice': ProgrammesWorkgroupAdvice
  'programmes.workgroup_duty': ProgrammesWorkgroupDuty
  'programmes.workgroup_duty_member': ProgrammesWorkgroupDutyMember
  'programmes.workgroup_member': ProgrammesWorkgroupMember
  'programmes.workgroup_minutes': ProgrammesWorkgroupMinutes
  'programmes.workgroup_nomination': ProgrammesWorkgroupNomination
  'programmes.workgroup_task': ProgrammesWorkgroupTask
  'programmes.workgroup_task_note': ProgrammesWorkgroupTaskNote
  'spaces.agreement': SpacesAgreement
  'spaces.agreement_text': SpacesAgreementText
  'spaces.member': SpacesMember
  'spaces.naming': SpacesNaming
  'spaces.pub_member': SpacesPubMember
  'spaces.pub_signature': SpacesPubSignature
  'spaces.pub_space': SpacesPubSpace
  'spaces.recall': SpacesRecall
  'spaces.seen': SpacesSeen
  'spaces.signature': SpacesSignature
  'spaces.signature_step': SpacesSignatureStep
  'spaces.space': SpacesSpace
  'spaces.step': SpacesStep
  'webhooks.attempt': WebhooksAttempt
  'webhooks.delivery': WebhooksDelivery
  'webhooks.secret': WebhooksSecret
  'webhooks.subscription': WebhooksSubscription
}
