/** The tables as the program sees them, written by hand; a test compares this file with the database's own catalogue. */
import type { Recurrence } from '../../kernel/recurrence.js'
import type { ColumnType, Generated, JSONColumnType } from 'kysely'

/** JSON with a default of the table's. */
type DefaultedJson<T> = ColumnType<T, string | undefined, string>
/** JSON that is always given. */
type GivenJson<T> = ColumnType<T, string, string>
type NullableJson<T> = ColumnType<T | null, string | null, string | null>
/** Made by the database. */
type Made = ColumnType<string, never, never>

export interface TenantTable {
  id: string
  name: string
  mode: 'practice' | 'office'
  settings: JSONColumnType<Record<string, unknown>>
  created_at: Date
}

export interface SignInDirectoryTable {
  login: string
  tenant_id: string
  account_id: string
}

export interface SetupLinkTable {
  token_hash: Buffer
  created_at: Date
  expires_at: Date
  used_at: Date | null
}

export interface SignInFailureTable {
  login_hash: Buffer
  address: string
  failed: number
  since: Date
  locked_until: Date | null
}

export interface OrganisationTable {
  tenant_id: string
  id: string
  kind: string
  system: string
  created_at: Date
  valid_from: string
  valid_to: string | null
}

export interface OrganisationNameTable {
  tenant_id: string
  organisation_id: string
  valid_from: string
  valid_to: string | null
  name: string
  short_name: string
  symbol: string | null
  aliases: Generated<string[]>
  identifier: string | null
  basis: NullableJson<Basis>
}

/** The document by which a name, a relation or a change of the organisations holds. */
export interface Basis {
  number: string
  date: string
  issuer: string
  documentId: string | null
}

export interface OrganisationRelationTable {
  tenant_id: string
  id: string
  organisation_id: string
  kind: 'parent' | 'directs' | 'advises' | 'owns_press'
  other_id: string
  valid_from: string
  valid_to: string | null
  basis: NullableJson<Basis>
}

/** What a change of the organisations wrote, with what was there before it. */
export interface WrittenEffects {
  ends: string[]
  begins: string[]
  namesEnd: { organisationId: string; validFrom: string; before: string | null }[]
  namesBegin: { organisationId: string }[]
  relationsEnd: { id: string; before: string | null }[]
  /** Whole rows, as they were. */
  relationsDropped: unknown[]
  relationsBegin: string[]
  membersEnd: { groupId: string; organisationId: string; validFrom: string; before: string | null }[]
  membersBegin: { groupId: string; organisationId: string }[]
  rulesEnd: { groupId: string; validFrom: string; before: string | null }[]
  rulesBegin: { groupId: string }[]
}

export interface SuccessionTable {
  tenant_id: string
  id: string
  kind: 'rename' | 'merge' | 'split' | 'dissolve' | 'transfer'
  effective: string
  continues: Generated<boolean>
  basis: JSONColumnType<Basis>
  note: string | null
  effects: JSONColumnType<WrittenEffects>
  entered_by: string
  entered_at: Date
  cancelled_by: string | null
  cancelled_at: Date | null
  cancel_reason: string | null
}

export interface SuccessionBodyTable {
  tenant_id: string
  succession_id: string
  side: 'predecessor' | 'successor'
  organisation_id: string
  position: number
  is_new: Generated<boolean>
}

export interface SuccessionFunctionTable {
  tenant_id: string
  succession_id: string
  position: number
  text: string
  organisation_id: string
}

export interface SuccessionPartTable {
  tenant_id: string
  succession_id: string
  assignment_id: string
  organisation_id: string
}

export interface HandoverTable {
  tenant_id: string
  id: string
  succession_id: string
  from_organisation_id: string
  to_organisation_id: string
  from_confirmed_by: string | null
  from_confirmed_at: Date | null
  /** Confirmed by the office for a side that has no accounts. */
  from_by_office: Generated<boolean>
  to_confirmed_by: string | null
  to_confirmed_at: Date | null
  to_by_office: Generated<boolean>
  done_at: Date | null
  note: string | null
  version: Generated<number>
  created_at: Date
}

export interface HandoverItemTable {
  tenant_id: string
  handover_id: string
  assignment_id: string
  /** As they stood when both sides had confirmed. */
  state: string | null
  last_day: string | null
  moved_to: string | null
  moved_at: Date | null
}

export interface OrganisationGroupTable {
  tenant_id: string
  id: string
  name: string
  aliases: Generated<string[]>
  created_at: Date
}

export interface GroupMemberTable {
  tenant_id: string
  group_id: string
  organisation_id: string
  valid_from: string
  valid_to: string | null
}

export interface KeptGroupRule {
  underId: string | null
  direct: boolean
  kinds: string[]
  systems: string[]
}

export interface GroupRuleTable {
  tenant_id: string
  group_id: string
  valid_from: string
  valid_to: string | null
  rule: JSONColumnType<KeptGroupRule>
}

export interface AccountTable {
  tenant_id: string
  id: string
  login: string
  title: string
  organisation_id: string
  password_hash: string | null
  suspended: Generated<boolean>
  created_at: Date
}

export interface RoleGrantTable {
  tenant_id: string
  account_id: string
  role: string
  organisation_id: string
  valid_from: Date
  valid_to: Date | null
  id: string
  given_by: string | null
  note: string | null
}

export interface RightsChangeTable {
  tenant_id: string
  id: string
  kind: 'create' | 'import' | 'give' | 'change' | 'end' | 'move' | 'suspend' | 'readmit' | 'hand-over' | 'second-factor'
  account_id: string | null
  data: JSONColumnType<object>
  made_by: string
  made_at: Date
  state: 'waiting' | 'confirmed' | 'reversed'
  decided_by: string | null
  decided_at: Date | null
  reason: string | null
}

export interface AccountLinkTable {
  tenant_id: string
  token_hash: Buffer
  account_id: string
  purpose: 'activate' | 'hand-over' | 'reset'
  made_by: string | null
  created_at: Date
  expires_at: Date
  used_at: Date | null
}

export interface AccountNoticeTable {
  tenant_id: string
  id: string
  account_id: string
  at: Date
  kind:
    | 'password-set'
    | 'second-factor-reset'
    | 'recovery-code-used'
    | 'passkey-added'
    | 'passkey-copied'
    | 'sessions-ended'
    | 'rights-changed'
    | 'oidc-bound'
    | 'oidc-unbound'
    | 'oidc-allowed'
  data: DefaultedJson<Record<string, unknown>>
  seen_at: Date | null
}

export interface SecondFactorTable {
  tenant_id: string
  account_id: string
  secret: Buffer
  confirmed_at: Date | null
  last_step: number | null
  created_at: Date
}

export interface RecoveryCodeTable {
  tenant_id: string
  account_id: string
  code_hash: Buffer
  used_at: Date | null
}

export interface SignInTicketTable {
  tenant_id: string
  token_hash: Buffer
  account_id: string
  way: 'password' | 'link' | 'oidc'
  expires_at: Date
}

export interface OidcIdentityTable {
  tenant_id: string
  account_id: string
  issuer: string
  subject: string
  name: string | null
  bound_at: Date
  way: 'holder' | 'allowed'
}

export interface OidcPermitTable {
  tenant_id: string
  account_id: string
  claim: 'username' | 'email'
  name: string
  allowed_by: string
  expires_at: Date
}

export interface OidcPendingTable {
  tenant_id: string
  state_hash: Buffer
  browser_hash: Buffer
  nonce: string
  verifier: string
  redirect_uri: string
  account_id: string | null
  return_path: string
  expires_at: Date
}

export interface PasskeyTable {
  tenant_id: string
  id: string
  account_id: string
  name: string
  credential_id: Buffer
  public_key: Buffer
  counter: number
  transports: Generated<string[]>
  created_at: Date
  last_used_at: Date | null
}

export interface PasskeyRegistrationTable {
  tenant_id: string
  challenge_hash: Buffer
  account_id: string
  session_hash: Buffer
  expires_at: Date
}

export interface PasskeyChallengeTable {
  challenge_hash: Buffer
  browser_hash: Buffer
  expires_at: Date
}

export interface SessionTable {
  tenant_id: string
  token_hash: Buffer
  account_id: string
  created_at: Date
  seen_at: Date
  expires_at: Date
  id: string
  address: string
  browser: string | null
  system: string | null
  way: 'password' | 'passkey' | 'oidc' | 'link' | 'practice'
}

export interface StoredFileTable {
  tenant_id: string
  id: string
  sha256: string
  name: string
  size: number
  media_type: string
  stored_by: string
  stored_at: Date
}

export interface DocumentTable {
  tenant_id: string
  id: string
  file_id: string
  state: 'received' | 'read' | 'unreadable' | 'issued' | 'discarded'
  problem: string | null
  head: NullableJson<unknown>
  head_corrected: Generated<string[]>
  paper: NullableJson<unknown>
  open_points: DefaultedJson<unknown>
  system: string | null
  kind: string | null
  number: string | null
  number_key: string | null
  issuer: string | null
  issued_on: string | null
  subject: string | null
  urgency: string | null
  version: Generated<number>
  received_by: string
  received_at: Date
  issued_by: string | null
  issued_at: Date | null
  discard_reason: string | null
  search_text: Generated<string>
  search: Made
}

export interface ReadingOrderTable {
  tenant_id: string
  id: string
  document_id: string
  position: number
  path: string
  title: string
  title_source: 'machine' | 'person'
  action: string
  action_span: NullableJson<unknown>
  action_source: 'machine' | 'person'
  sentence: NullableJson<unknown>
  leads: DefaultedJson<unknown>
  cooperating: DefaultedJson<unknown>
  product: string | null
  deadline: NullableJson<unknown>
  report_to: NullableJson<unknown>
  conditional: Generated<boolean>
  rule: string | null
  sure: number | null
  rests: NullableJson<unknown>
  state: 'proposed' | 'confirmed' | 'dropped'
  confirmed_by: string | null
  confirmed_at: Date | null
  drop_reason: string | null
  version: Generated<number>
}

export interface TaskTable {
  tenant_id: string
  id: string
  document_id: string
  order_id: string
  number: number
  path: string
  title: string
  action: string
  quote: string
  span: NullableJson<unknown>
  product: string | null
  report_to: string | null
  conditional: Generated<boolean>
  deadline: NullableJson<unknown>
  last_day: string | null
  due_at: Date | null
  working_days_given: number | null
  confirmed_by: string
  issued_by: string
  issued_at: Date
  expanded_on: string | null
  expanded_groups: NullableJson<{ id: string; name: string; role: 'lead' | 'cooperating'; memberIds: string[] }[]>
  search_text: Generated<string>
  search: Made
}

type PartState =
  | 'dormant'
  | 'issued'
  | 'acknowledged'
  | 'in_progress'
  | 'submitted'
  | 'returned'
  | 'accepted'
  | 'reopened'
  | 'disputed'
  | 'paused'
  | 'suspended'
  | 'withdrawn'
  | 'cancelled'
  | 'handed_on'
  | 'transferred'

/** What a task waits for: an event, or that a condition comes true. */
export interface TaskWaitTable {
  tenant_id: string
  task_id: string
  kind: 'event' | 'condition'
  awaits: string
  happened_on: string | null
  reason: string | null
  decided_by: string | null
  decided_at: Date | null
  version: Generated<number>
}

/** A task that comes after another one of its dispatch. */
export interface TaskLinkTable {
  tenant_id: string
  task_id: string
  after_id: string
  document_id: string
  wakes: Generated<boolean>
  linked_by: string
  linked_at: Date
}

/** The rule of a task that comes again, as it was read at issue. */
export interface TaskRecurrenceTable {
  tenant_id: string
  task_id: string
  rule: GivenJson<{ every: Recurrence; periodFromDay: number }>
  next_period: number
  next_from: string
  ended_at: Date | null
  ended_by: string | null
  reason: string | null
  version: Generated<number>
}

/** A period of such a task. */
export interface OccurrenceTable {
  tenant_id: string
  id: string
  task_id: string
  period: number
  from_day: string
  until_day: string
  last_day: string
  due_at: Date
  opened_at: Date
}

export interface AssignmentTable {
  tenant_id: string
  id: string
  task_id: string
  document_id: string
  organisation_id: string
  role: 'lead' | 'cooperating' | 'under'
  part: number | null
  under_id: string | null
  /** The period of a recurring task. */
  occurrence_id: string | null
  assigner_id: string | null
  instruction: string | null
  /** Of a cooperating unit: the day that was set for it alone. */
  own_day: string | null
  state: PartState
  due_at: Date | null
  last_day: string | null
  ordered_due_at: Date | null
  ordered_last_day: string | null
  state_since: Date
  state_before: PartState | null
  paused_from: PartState | null
  suspended_from: PartState | null
  standing_reason: string | null
  acknowledged_at: Date | null
  submitted_at: Date | null
  accepted_at: Date | null
  reason: string | null
  reason_by: string | null
  reason_at: Date | null
  handed_on_to: string | null
  /** The part of the organisation whose successor has this one. */
  inherited_from: string | null
  suggested_organisation_id: string | null
  version: Generated<number>
  created_at: Date
}

export interface AbsenceTable {
  tenant_id: string
  id: string
  account_id: string
  substitute_id: string
  from_day: string
  until_day: string
  note: string | null
  made_by: string
  made_at: Date
  ended_by: string | null
  ended_at: Date | null
}

export interface AbsenceGrantTable {
  tenant_id: string
  absence_id: string
  grant_id: string
}

export interface SourceChangeTable {
  tenant_id: string
  id: string
  document_id: string
  kind: 'amended' | 'replaced' | 'recalled'
  by_document_id: string | null
  by_number: string | null
  by_date: string | null
  by_issuer: string | null
  note: string | null
  task_ids: string[] | null
  recorded_by: string
  recorded_at: Date
  taken_back_by: string | null
  taken_back_at: Date | null
  take_back_reason: string | null
}

export interface SourceChangePartTable {
  tenant_id: string
  change_id: string
  assignment_id: string
  state_since: Date
  standing_reason: string | null
  decision: 'keep' | 'redate' | 'withdraw' | 'replace' | 'take-back' | 'pass' | null
  last_day: string | null
  task_id: string | null
  reason: string | null
  decided_by: string | null
  decided_at: Date | null
}

export interface ExtensionTable {
  tenant_id: string
  id: string
  assignment_id: string
  nth: number
  origin: 'asked' | 'resumed' | 'reopened' | 'amended' | 'corrected' | 'inherited' | 'own' | 'given'
  state: 'pending' | 'granted' | 'granted_other' | 'refused' | 'taken_back' | 'lapsed'
  old_last_day: string | null
  old_due_at: Date | null
  asked_last_day: string | null
  asked_working_days: number | null
  cause: 'objective' | 'subjective' | null
  reason: string | null
  file_id: string | null
  asked_by: string | null
  asked_at: Date | null
  decided_last_day: string | null
  decided_due_at: Date | null
  decision_reason: string | null
  decided_by: string | null
  decided_at: Date | null
}

export interface SubmissionTable {
  tenant_id: string
  id: string
  assignment_id: string
  nth: number
  text: string
  submitted_by: string
  submitted_at: Date
  on_time: boolean | null
  decision: 'accept' | 'return' | null
  decision_reason: string | null
  decided_by: string | null
  decided_at: Date | null
  missing: DefaultedJson<{ expectedId: string; reason: string }[]>
}

export interface EvidenceTable {
  tenant_id: string
  id: string
  assignment_id: string
  submission_id: string | null
  kind: 'file' | 'link' | 'document' | 'figure'
  file_id: string | null
  label: string
  url: string | null
  document_date: string | null
  added_by: string
  added_at: Date
  amount: string | null
  unit: string | null
  expected_id: string | null
  kept_from: string | null
  decision: 'accept' | 'return' | null
  decision_reason: string | null
}

export interface ExpectedEvidenceTable {
  tenant_id: string
  id: string
  task_id: string
  position: number
  kind: 'file' | 'link' | 'document' | 'figure'
  label: string
  unit: string | null
  set_by: string
  set_at: Date
  dropped_at: Date | null
}

export interface OpinionRoundTable {
  tenant_id: string
  id: string
  organisation_id: string
  title: string
  request: string
  due_day: string
  first_due_day: string
  state: 'draft' | 'open' | 'closed'
  conclusion: string | null
  made_by: string
  made_at: Date
  sent_by: string | null
  sent_at: Date | null
  closed_by: string | null
  closed_at: Date | null
  version: Generated<number>
}

export interface OpinionSlipTable {
  tenant_id: string
  id: string
  round_id: string
  organisation_id: string
  answer: 'agree' | 'agree_with_comments' | 'disagree' | null
  text: Generated<string>
  answered_by: string | null
  answered_at: Date | null
  version: Generated<number>
}

export interface OpinionFileTable {
  tenant_id: string
  id: string
  round_id: string
  slip_id: string | null
  file_id: string
  label: string
  added_by: string
  added_at: Date
}

export interface ProgressNoteTable {
  tenant_id: string
  id: string
  assignment_id: string
  text: string
  percent: number | null
  noted_by: string
  noted_at: Date
}

export interface EventTable {
  tenant_id: string
  id: string
  at: Date
  account_id: string | null
  operation: string
  document_id: string | null
  task_id: string | null
  assignment_id: string | null
  organisation_id: string | null
  data: DefaultedJson<Record<string, unknown>>
}

export interface OfficeSettingTable {
  tenant_id: string
  id: string
  name: string
  value: GivenJson<unknown>
  applies_from: Date
  decided_by: string
  basis_number: string | null
  note: string | null
  entered_by: string
  entered_at: Date
  withdrawn_by: string | null
  withdrawn_at: Date | null
}

export interface OfficeVersionTable {
  tenant_id: string
  version: number
}

export interface NoticeTable {
  tenant_id: string
  id: string
  account_id: string
  kind:
    | 'assigned'
    | 'returned'
    | 'decided'
    | 'ended'
    | 'due'
    | 'overdue'
    | 'to-review'
    | 'disputed'
    | 'urged'
    | 'urging-answered'
    | 'escalated'
  audience: 'unit' | 'office'
  because: 'lead' | 'cooperating' | 'under' | 'monitor' | 'assigner' | 'addressee' | 'issuer'
  organisation_id: string
  document_id: string | null
  task_id: string | null
  assignment_id: string | null
  operation: string | null
  event_id: string | null
  due_day: string | null
  stage: number | null
  made_at: Date
  tell_at: Date
  read_at: Date | null
  letter_id: string | null
}

export interface ReminderSweepTable {
  tenant_id: string
  morning: string
  escalated: string | null
}

export interface CalendarDecisionTable {
  tenant_id: string
  id: string
  kind: 'holiday' | 'compensation' | 'swap' | 'office' | 'weekdays' | 'annual'
  title: string
  content: GivenJson<unknown>
  basis_number: string
  basis_date: string
  basis_issuer: string
  note: string | null
  version: Generated<number>
  entered_by: string
  entered_at: Date
  removed_by: string | null
  removed_at: Date | null
  removal_reason: string | null
}

export interface EventChainTable {
  tenant_id: string
  seq: number
  event_id: string
  previous: Buffer
  hash: Buffer
}

export interface EventChainHeadTable {
  tenant_id: string
  seq: number
  hash: Buffer
}

export interface EscalationTable {
  tenant_id: string
  assignment_id: string
  due_day: string
  level: 'monitor' | 'assigner'
  day: string
  event_id: string
}

export interface CalendarFeedTable {
  tenant_id: string
  id: string
  account_id: string
  name: string
  token_hash: Buffer
  base_url: string
  created_at: Date
  last_used_at: Date | null
  revoked_at: Date | null
}

export interface WebhookTable {
  tenant_id: string
  id: string
  name: string
  url: string
  kinds: Generated<string[]>
  secret: Buffer
  old_secret: Buffer | null
  old_until: Date | null
  state: 'active' | 'paused' | 'removed'
  failed_at: Date | null
  made_by: string
  made_at: Date
}

export interface WebhookDeliveryTable {
  tenant_id: string
  id: string
  webhook_id: string
  event_id: string | null
  kind: string
  state: 'waiting' | 'sending' | 'delivered' | 'failed'
  made_at: Date
  attempts: Generated<number>
  first_tried_at: Date | null
  next_try_at: Date
  started_at: Date | null
  ended_at: Date | null
  status: number | null
  result: 'answered' | 'address' | 'unreachable' | 'timeout' | 'key' | null
}

export interface MailServerTable {
  tenant_id: string
  active: boolean
  host: string
  port: number
  security: 'starttls' | 'implicit' | 'none'
  login: string | null
  password: Buffer | null
  sender: string
  sender_name: string
  base_url: string
  changed_by: string
  changed_at: Date
  trouble: 'unreachable' | 'tls' | 'auth' | 'sender' | 'key' | null
  trouble_said: string | null
  trouble_since: Date | null
  tries: Generated<number>
  next_try_at: Date | null
}

export interface MailAddressTable {
  tenant_id: string
  account_id: string
  address: string
  asked_at: Date
  token_hash: Buffer | null
  token_until: Date | null
  confirmed_at: Date | null
  unwanted: Generated<string[]>
  bounced_at: Date | null
  bounce_said: string | null
}

export interface MailLetterTable {
  tenant_id: string
  id: string
  account_id: string
  kind: 'confirm' | 'now' | 'digest'
  day: string | null
  state: 'waiting' | 'sending' | 'sent' | 'dropped' | 'failed' | 'unsure'
  made_at: Date
  attempts: Generated<number>
  next_try_at: Date
  started_at: Date | null
  ended_at: Date | null
  result: string | null
  said: string | null
}

export interface MailItemTable {
  tenant_id: string
  notice_id: string
  letter_id: string
}

export interface UrgingLetterTable {
  tenant_id: string
  id: string
  state: 'draft' | 'sent' | 'recalled' | 'discarded'
  issuer_id: string
  profile: string
  superior: string | null
  symbol: string
  place: string
  subject: string
  opening: string
  closing: string
  answer_by: string
  signer_authority: string | null
  signer_post: string
  signer_name: string | null
  copies: Generated<string[]>
  filed: string
  number: number | null
  period: string | null
  dated: string | null
  version: Generated<number>
  made_by: string
  made_at: Date
  sent_by: string | null
  sent_at: Date | null
  ended_by: string | null
  ended_at: Date | null
  ended_reason: string | null
  pdf_file_id: string | null
  docx_file_id: string | null
  signed_file_id: string | null
}

export interface UrgingAddresseeTable {
  tenant_id: string
  letter_id: string
  organisation_id: string
  position: number
  name: string | null
  answer: string | null
  answer_number: string | null
  answer_day: string | null
  answered_by: string | null
  answered_at: Date | null
}

export interface UrgingItemTable {
  tenant_id: string
  letter_id: string
  assignment_id: string
  organisation_id: string
  said: NullableJson<unknown>
}

export interface OutgoingNumberTable {
  tenant_id: string
  issuer_id: string
  kind: string
  period: string
  number: number
  letter_id: string
  given_by: string
  given_at: Date
}

export interface CommitteeTermTable {
  tenant_id: string
  organisation_id: string
  starts_on: string
  name: string
  entered_by: string
  entered_at: Date
}

export interface Schema {
  tenant: TenantTable
  sign_in_directory: SignInDirectoryTable
  setup_link: SetupLinkTable
  sign_in_failure: SignInFailureTable
  organisation: OrganisationTable
  organisation_name: OrganisationNameTable
  organisation_relation: OrganisationRelationTable
  succession: SuccessionTable
  succession_body: SuccessionBodyTable
  succession_function: SuccessionFunctionTable
  succession_part: SuccessionPartTable
  handover: HandoverTable
  handover_item: HandoverItemTable
  organisation_group: OrganisationGroupTable
  group_member: GroupMemberTable
  group_rule: GroupRuleTable
  account: AccountTable
  role_grant: RoleGrantTable
  rights_change: RightsChangeTable
  account_link: AccountLinkTable
  account_notice: AccountNoticeTable
  second_factor: SecondFactorTable
  recovery_code: RecoveryCodeTable
  sign_in_ticket: SignInTicketTable
  passkey: PasskeyTable
  passkey_registration: PasskeyRegistrationTable
  passkey_challenge: PasskeyChallengeTable
  oidc_identity: OidcIdentityTable
  oidc_permit: OidcPermitTable
  oidc_pending: OidcPendingTable
  session: SessionTable
  stored_file: StoredFileTable
  document: DocumentTable
  reading_order: ReadingOrderTable
  task: TaskTable
  task_wait: TaskWaitTable
  task_link: TaskLinkTable
  task_recurrence: TaskRecurrenceTable
  occurrence: OccurrenceTable
  assignment: AssignmentTable
  extension: ExtensionTable
  absence: AbsenceTable
  absence_grant: AbsenceGrantTable
  source_change: SourceChangeTable
  source_change_part: SourceChangePartTable
  submission: SubmissionTable
  evidence: EvidenceTable
  expected_evidence: ExpectedEvidenceTable
  opinion_round: OpinionRoundTable
  opinion_slip: OpinionSlipTable
  opinion_file: OpinionFileTable
  progress_note: ProgressNoteTable
  event: EventTable
  office_setting: OfficeSettingTable
  office_version: OfficeVersionTable
  notice: NoticeTable
  reminder_sweep: ReminderSweepTable
  escalation: EscalationTable
  calendar_feed: CalendarFeedTable
  webhook: WebhookTable
  webhook_delivery: WebhookDeliveryTable
  mail_server: MailServerTable
  mail_address: MailAddressTable
  mail_letter: MailLetterTable
  mail_item: MailItemTable
  urging_letter: UrgingLetterTable
  urging_addressee: UrgingAddresseeTable
  urging_item: UrgingItemTable
  outgoing_number: OutgoingNumberTable
  committee_term: CommitteeTermTable
  calendar_decision: CalendarDecisionTable
  event_chain: EventChainTable
  event_chain_head: EventChainHeadTable
}
