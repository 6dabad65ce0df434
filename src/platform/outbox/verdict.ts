import { unreachable } from '../../core/errors.ts'
import { type Fate, fateOf } from '../feishu/fates.ts'
import { FeishuRefusal, type FeishuSilence } from '../feishu/refusal.ts'
import { afterRate, afterSilence, inProgressMs } from './backoff.ts'
import type { LetterRow } from './claim.ts'
import { probeMs } from './limits.ts'
import type { Bucket } from './pace.ts'
import type { letters } from './schema.ts'

export type LetterChange = Partial<typeof letters.$inferInsert>

/** What becomes of a letter after a try that did not succeed. */
export type Verdict = {
  change: LetterChange
  outcome: 'later' | 'lost' | 'unknown'
  fate: Fate | 'silence'
  /** Nothing from this bucket before that moment. */
  freeze?: { bucket: Bucket; until: Date }
  /** The app as a whole is refused. */
  pause?: true
}

/** What the sender knows of the time before this try. */
export type Before = {
  /** The beginning of an earlier try whose outcome is not known. */
  ambiguousSince: Date | null
  /** When Feishu last accepted anything from us. */
  provenAt?: Date | undefined
}

const unknownTries = 3
const reactionTries = 3
/** A little later than the next probe, so that another letter does the asking. */
const asideMs = probeMs + 60_000

const later = (now: Date, ms: number) => new Date(now.getTime() + ms)

const waitFor = (letter: LetterRow, refusal: FeishuRefusal): number =>
  refusal.resetSeconds === undefined ? afterRate(letter.id, letter.waits) : Math.max(1, refusal.resetSeconds) * 1000

const bucketOf = (fate: Fate, { recipient, onMessage }: LetterRow): Bucket => {
  if (fate === 'rate:message') return `message:${onMessage}`
  return fate === 'rate:recipient' ? `to:${recipient}` : 'app'
}

const silent = (letter: LetterRow, now: Date): Pick<Verdict, 'change' | 'outcome'> => {
  const attempts = letter.attempts + 1
  return letter.kind === 'react' && attempts >= reactionTries
    ? { outcome: 'lost', change: { state: 'lost', attempts } }
    : { outcome: 'later', change: { attempts, retryAt: later(now, afterSilence(letter.id, letter.attempts)) } }
}

const afterNoAnswer = (letter: LetterRow, silence: FeishuSilence, before: Before, now: Date): Verdict => {
  const said = { lastCode: null, lastError: silence.message, logId: silence.logId ?? null }
  if (silence.mayHaveHappened) {
    const { outcome, change } = silent(letter, now)
    return { fate: 'silence', outcome, change: { ...said, ...change } }
  }
  const until = later(now, afterRate(letter.id, letter.waits))
  const change = { ...said, waits: letter.waits + 1, retryAt: until, ambiguousSince: before.ambiguousSince }
  return {
    fate: 'silence',
    outcome: 'later',
    change,
    // What cannot reach Feishu at all is not asked again by every letter in turn; a reaction is no reason for that.
    ...(letter.kind !== 'react' && { freeze: { bucket: 'app' as const, until } }),
  }
}

const afterNo = (letter: LetterRow, refusal: FeishuRefusal, before: Before, now: Date): Verdict => {
  const fate = fateOf(refusal)
  const said = { lastCode: refusal.code, lastError: refusal.message, logId: refusal.logId ?? null }
  // A definite answer: this try did not happen. An earlier one still may have.
  const refused = { ...said, ambiguousSince: before.ambiguousSince }
  const lost: Verdict = { fate, outcome: 'lost', change: { ...refused, state: 'lost' } }

  switch (fate) {
    case 'rate:app':
    case 'rate:recipient':
    case 'rate:message': {
      const until = later(now, waitFor(letter, refusal))
      const change = { ...refused, waits: letter.waits + 1, retryAt: until }
      return { fate, outcome: 'later', change, freeze: { bucket: bucketOf(fate, letter), until } }
    }
    case 'in-progress':
      return { fate, outcome: 'later', change: { ...said, waits: letter.waits + 1, retryAt: later(now, inProgressMs) } }
    case 'ambiguous': {
      const { outcome, change } = silent(letter, now)
      return { fate, outcome, change: { ...said, ...change } }
    }
    case 'recipient-gone':
    case 'content':
    case 'update-only':
      return lost
    case 'token':
    case 'app': {
      if (letter.kind === 'react') return lost
      const refusedAt = (letter.retryAt?.getTime() ?? 0) - asideMs
      const others = before.provenAt !== undefined && before.provenAt.getTime() >= refusedAt
      // Refused like this before, and others went through since: it is not the app, it is this letter.
      if (letter.lastCode === refusal.code && letter.retryAt && others) return lost
      const change = { ...refused, waits: letter.waits + 1, retryAt: later(now, asideMs) }
      return { fate, outcome: 'later', change, freeze: { bucket: 'app', until: later(now, probeMs) }, pause: true }
    }
    case 'unknown-code': {
      const attempts = letter.attempts + 1
      if (attempts < unknownTries) {
        const retryAt = later(now, afterSilence(letter.id, letter.attempts))
        return { fate, outcome: 'later', change: { ...refused, attempts, retryAt } }
      }
      // After a try without an answer, a code we do not know may well mean «you have sent this already».
      return before.ambiguousSince
        ? { fate, outcome: 'unknown', change: { ...refused, attempts, state: 'unknown' } }
        : { ...lost, change: { ...lost.change, attempts } }
    }
    default:
      return unreachable(fate)
  }
}

export const verdictOf = (
  letter: LetterRow,
  error: FeishuRefusal | FeishuSilence,
  before: Before,
  now: Date,
): Verdict =>
  error instanceof FeishuRefusal ? afterNo(letter, error, before, now) : afterNoAnswer(letter, error, before, now)
