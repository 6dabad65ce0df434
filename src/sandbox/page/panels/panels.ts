import type { Chain, InboxLine, JobDetail, Ledger, MonthRun, Outbox, PeoplePanel } from './lines.ts'

/** What the right column sees of the bot itself, and may do to it. The page knows no database: whoever starts it does. */
export type Panels = {
  jobs(): Promise<JobDetail[]>
  /** Runs the job for the present instant. False when there is no such job. */
  runJob(id: string): Promise<boolean>
  /** Newest first. */
  inbox(limit: number): Promise<InboxLine[]>
  /** Handles a dead delivery again. False when it is not one. */
  replay(eventId: string): Promise<boolean>
  /** Newest first; all states when none is named. */
  outbox(limit: number, state?: string): Promise<Outbox>
  /** False when its state does not allow it. */
  retry(letterId: string): Promise<boolean>
  discard(letterId: string): Promise<boolean>
  /** Newest first. */
  ledger(limit: number): Promise<Ledger>
  /** The person who is being played, and everybody's line. */
  people(openId: string): Promise<PeoplePanel>
  verifyChain(): Promise<Chain[]>
  /** Begins a month; false when one is under way. `crowd`: the sample people answer as people do. */
  startMonth(options: { crowd: boolean }): boolean
  /** Ends the month at its next stop. */
  cancelMonth(): void
  month(): MonthRun | undefined
}
