/**
 * Operations on a part, or on a letter to a unit, of which somebody else is told. At once is told what a unit must know now: a new part, a result that
 * came back, a decision, that the part is no longer its own; what waits for the office is told with the next morning's digest.
 */
export interface Announcement {
  kind:
    | 'assigned'
    | 'returned'
    | 'decided'
    | 'ended'
    | 'to-review'
    | 'disputed'
    | 'urged'
    | 'urging-answered'
    | 'escalated'
  /**
   * unit: head and officers of the unit that has the part · office: those who follow for the office · assigner: those who lead it.
   * Of a piece that a unit gave, the unit that gave it is told in the office's place.
   */
  to: 'unit' | 'office' | 'assigner'
  when: 'at-once' | 'digest'
}

export const ANNOUNCEMENTS: Readonly<Record<string, Announcement>> = {
  issueAssignment: { kind: 'assigned', to: 'unit', when: 'at-once' },
  returnResult: { kind: 'returned', to: 'unit', when: 'at-once' },
  acceptResult: { kind: 'decided', to: 'unit', when: 'at-once' },
  reissue: { kind: 'decided', to: 'unit', when: 'at-once' },
  grantExtension: { kind: 'decided', to: 'unit', when: 'at-once' },
  refuseExtension: { kind: 'decided', to: 'unit', when: 'at-once' },
  pausePart: { kind: 'decided', to: 'unit', when: 'at-once' },
  resumePart: { kind: 'decided', to: 'unit', when: 'at-once' },
  wakePart: { kind: 'assigned', to: 'unit', when: 'at-once' },
  sleepPart: { kind: 'decided', to: 'unit', when: 'at-once' },
  reopenPart: { kind: 'decided', to: 'unit', when: 'at-once' },
  suspendPart: { kind: 'decided', to: 'unit', when: 'at-once' },
  keepPart: { kind: 'decided', to: 'unit', when: 'at-once' },
  setOwnDay: { kind: 'decided', to: 'unit', when: 'at-once' },
  remindPart: { kind: 'urged', to: 'unit', when: 'at-once' },
  handOn: { kind: 'ended', to: 'unit', when: 'at-once' },
  transferPart: { kind: 'ended', to: 'unit', when: 'at-once' },
  withdraw: { kind: 'ended', to: 'unit', when: 'at-once' },
  cancelPart: { kind: 'ended', to: 'unit', when: 'at-once' },
  submitResult: { kind: 'to-review', to: 'office', when: 'digest' },
  askExtension: { kind: 'to-review', to: 'office', when: 'digest' },
  dispute: { kind: 'disputed', to: 'office', when: 'digest' },
  sendUrgingLetter: { kind: 'urged', to: 'unit', when: 'at-once' },
  recallUrgingLetter: { kind: 'urged', to: 'unit', when: 'at-once' },
  escalateToMonitor: { kind: 'escalated', to: 'office', when: 'at-once' },
  escalateToAssigner: { kind: 'escalated', to: 'assigner', when: 'at-once' },
  answerUrgingLetter: { kind: 'urging-answered', to: 'office', when: 'digest' },
}

/** Kinds that other systems can be told of: what somebody, or the program, has done. */
export const HOOK_KINDS = [
  'assigned',
  'returned',
  'decided',
  'ended',
  'to-review',
  'disputed',
  'urged',
  'urging-answered',
  'escalated',
] as const satisfies readonly Announcement['kind'][]

export const isAnnounced = (operation: string): boolean => Object.hasOwn(ANNOUNCEMENTS, operation)
