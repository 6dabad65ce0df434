declare const brand: unique symbol
export type Id<Kind extends string> = string & { readonly [brand]: Kind }

/** Our own id of a person in the roster. Wire names (`open_id`) stop at `platform/feishu`. */
export type MemberId = Id<'member'>
export type CompanyId = Id<'company'>
export type BranchId = Id<'branch'>
export type TeamId = Id<'team'>
/** 'oc_…' */
export type ChatId = Id<'chat'>
/** 'ou_…': a Feishu account as this app sees it. */
export type AccountId = Id<'account'>
/** 'od-…': a department of Feishu's own tree; '0' is its root. */
export type DepartmentId = Id<'department'>
/** 'om_…' */
export type MessageId = Id<'message'>
/** One leaving, and the plan of what goes after it. */
export type ErasureId = Id<'erasure'>
/** One list of what Feishu and the roster say differently. */
export type SyncReportId = Id<'sync-report'>
/** 'file_…': a file that Feishu keeps. */
export type FileKey = Id<'file'>
/** 'img_…': a picture that Feishu keeps. */
export type ImageKey = Id<'image'>
export type QuestionId = Id<'question'>
/** One set of questions asked of one person. */
export type ExamId = Id<'exam'>
export type WeekId = Id<'week'>
export type PaperId = Id<'paper'>
/** One version of a case of an accident. */
export type CaseId = Id<'case'>
export type MaterialId = Id<'material'>
export type GapId = Id<'gap'>
export type RoundId = Id<'round'>
/** One live 知识问答 and one question of it. */
export type QuizId = Id<'quiz'>
export type QuizRoundId = Id<'quiz-round'>
export type HandoverId = Id<'handover'>
export type AbsenceId = Id<'absence'>
export type StopId = Id<'stop'>
/** One exchange of turns, whatever number of people and days it touches. */
export type SwapId = Id<'swap'>
export type ApprovalId = Id<'approval'>
/** One meeting: a 二五会 of one shift, one training, one of the 三会一课. */
export type MeetingId = Id<'meeting'>
export type DelegationId = Id<'delegation'>

export type Ids = { next(): string }

export const randomIds: Ids = { next: () => crypto.randomUUID().replaceAll('-', '') }
