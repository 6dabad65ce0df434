import { FSRSAlgorithm, Rating } from 'ts-fsrs'
import { type LocalDate, localDateOf } from '../../core/clock.ts'
import { addDays } from '../../core/days.ts'

/** What somebody remembers of one 知识点, as far as the answers tell. */
export type Memory = {
  /** After so many days nine of ten would still know it. */
  stability: number
  /** 1 easy … 10 hard, for this person. */
  difficulty: number
  /** The answer that counted last. */
  last: Date
  /** When it should be asked again. */
  due: LocalDate
  reps: number
  /** How often it was forgotten after it had been met, since people last helped with it. */
  lapses: number
  /** Right answers in a row, each after a night's sleep, none of them said to be a guess. */
  rights: number
  /** The last answer was wrong, and the person had been sure of it. */
  surelyWrong: boolean
}

export type Answered = { kind: 'answered'; at: Date; correct: boolean; confident: boolean | null }
export type Happening =
  | Answered
  /** The rule itself is another one now: what was known of the old one is no knowledge. */
  | { kind: 'changed'; at: Date }
  /** People have helped with it, and it was shown on site: the count of lapses begins anew. */
  | { kind: 'helped'; at: Date }

/**
 * Wrong is Again, right is Good: nobody is asked how easy it was. Asked a little before the chance of knowing falls to nine
 * of ten, because a real head forgets otherwise than the model (docs/learning.md has the figures).
 */
const model = new FSRSAlgorithm({ enable_short_term: false, request_retention: 0.93 })

const hour = 3_600_000
const day = 24 * hour
/** Longer than this nobody goes without being asked. Days. */
const longest = 365

/** Two right answers, each after a night's sleep: one alone may be a guess. */
export const rightsToMaster = 2
/** Forgotten so often, it is a matter for people and no longer for the machine. */
export const lapsesToLeech = 4

/** Whether a night lies between: another day at the mine, and half a day at least. */
const sleptOver = (before: Date, after: Date): boolean =>
  localDateOf(before) < localDateOf(after) && after.getTime() - before.getTime() >= 12 * hour

/** So many days until it should be asked again. */
export const intervalOf = ({ stability }: Pick<Memory, 'stability'>): number =>
  Math.min(longest, Math.max(1, Math.round(stability * model.interval_modifier)))

const rightsAfter = (memory: Memory | undefined, { correct, confident }: Answered): number => {
  if (!correct) return 0
  return (memory?.rights ?? 0) + (confident === false ? 0 : 1)
}

const answer = (memory: Memory | undefined, answered: Answered): Memory => {
  const { at, correct, confident } = answered
  // Right again before the next sleep says nothing, and so does a second miss.
  if (memory && !sleptOver(memory.last, at) && (correct || memory.rights === 0)) return memory
  const past = memory && { stability: memory.stability, difficulty: memory.difficulty }
  const elapsed = memory ? Math.max(0, at.getTime() - memory.last.getTime()) / day : 0
  const { stability, difficulty } = model.next_state(past ?? null, elapsed, correct ? Rating.Good : Rating.Again)
  return {
    ...{ stability, difficulty, last: at },
    due: addDays(localDateOf(at), intervalOf({ stability })),
    reps: (memory?.reps ?? 0) + 1,
    lapses: (memory?.lapses ?? 0) + (memory && !correct ? 1 : 0),
    rights: rightsAfter(memory, answered),
    surelyWrong: !correct && confident === true,
  }
}

/** 记忆往前走一步。Pure. */
export const remember = (memory: Memory | undefined, happening: Happening): Memory | undefined => {
  switch (happening.kind) {
    case 'answered':
      return answer(memory, happening)
    case 'changed':
      return undefined
    case 'helped':
      return memory && { ...memory, lapses: 0 }
  }
}

/** 记忆是作答的折叠：whatever was stored, this is what it should be. In any order; nothing when nothing counts. Pure. */
export const memoryOf = (happenings: readonly Happening[]): Memory | undefined =>
  [...happenings].sort((a, b) => a.at.getTime() - b.at.getTime()).reduce(remember, undefined as Memory | undefined)

export type Standing = 'mastered' | 'learning' | 'troublesome'

/** 已掌握 · 在学 · 常错 */
export const standingOf = ({ rights, lapses }: Memory): Standing => {
  if (rights >= rightsToMaster) return 'mastered'
  return lapses >= 2 ? 'troublesome' : 'learning'
}

export const isLeech = ({ lapses }: Memory): boolean => lapses >= lapsesToLeech

/** How far past its time it is, as a part of its own interval: 1 is due. */
export const overdueness = (memory: Memory, now: Date): number =>
  (now.getTime() - memory.last.getTime()) / day / intervalOf(memory)
