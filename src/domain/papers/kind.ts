import type { SQL } from 'drizzle-orm'
import type { Write, Writer } from '../../platform/db/db.ts'
import type { World } from '../../platform/world.ts'
import type { AttemptSource } from '../attempts/schema.ts'
import type { LoadedItem, Paper } from './store.ts'

/** An answer that stands. `confident` is nothing when the person has not said so. */
export type Settled = { item: LoadedItem; choice: string; correct: boolean; confident: boolean | null; at: Date }
/** How a paper ended. `total` leaves out items that turned out to be no good. */
export type Finished = { settled: readonly Settled[]; right: number; total: number; state: 'done' | 'closed' }

/** One kind of paper. Stands in `papers([…])` of `src/app/features.ts`. */
export type PaperKind = {
  /** `<feature>.<what>`; stands in the database for ever. */
  kind: `${string}.${string}`
  source: AttemptSource
  /**
   * `at-once`: an answer is final and shows right, wrong and why. `at-end`: answers may be changed until the paper is handed
   * in, and nothing on it says whether they are right.
   */
  reveal: 'at-once' | 'at-end'
  /** What was answered counts only when the feature releases it (`release` of domain/attempts). */
  withheld?: true
  /** Offers 有把握 / 没把握 before the answer. */
  askConfidence?: true
  /** Plain words; made harmless where they are drawn. */
  face(paper: Paper): { title: string; intro?: readonly string[]; summary?: string }
  /** One more line under a verdict, e.g. when the point comes again. */
  afterword?(world: World, paper: Paper, settled: Settled): Promise<string | undefined>
  /** What the card says when all is over, beside how many were right (`at-once` only). */
  ending?(world: World, paper: Paper): Promise<readonly string[]>
  /** What follows from an answer that is settled, in its commit, each write under `provided`. `at-end`: all at the end. */
  answered?(to: Writer, world: World, paper: Paper, settled: Settled, provided: SQL): Write[]
  /** What follows from the paper's end, in its commit, each write under `provided`. Longer work is handed on (`handOn`). */
  finished?(to: Writer, world: World, paper: Paper, end: Finished, provided: SQL): Write[]
}

export const definePaper = (kind: PaperKind): PaperKind => kind

export type PaperKinds = ReadonlyMap<string, PaperKind>
export const paperKindsOf = (kinds: readonly PaperKind[]): PaperKinds => new Map(kinds.map((k) => [k.kind, k]))
