import type { Log } from '../../core/log.ts'

/** What the vendor's client complains of, by how its sentences begin, and our word for it. */
const known: readonly [RegExp, string][] = [
  [/^ws connect failed|^new WebSocket error/, 'connect-failed'],
  [/^handshake timeout/, 'handshake-timeout'],
  [/^no pong\/inbound/, 'watchdog'],
  [/^failed to handle inbound frame/, 'frame-unreadable'],
  [/^failed to merge event fragments/, 'fragments-unreadable'],
  [/^invalid pong/, 'pong-unreadable'],
  [/^send data failed/, 'send-failed'],
  [/^ws error/, 'broken'],
]

/** What failed in our own hands has been logged there; the first failed connection is complained of twice. */
const toldElsewhere = /^invoke event failed|^connect failed/

/**
 * The vendor's client logs secrets, the address with its ticket and what people typed; of its complaints only the kind
 * is kept.
 *
 * @param until once aborted, complaints are about the end that we asked for
 */
export const redactedLogger = (log: Log, until: AbortSignal) => {
  const complain = (words: unknown): void => {
    if (until.aborted) return
    // It hands its words over as one array: a tag, then the sentence.
    const sentence = Array.isArray(words) ? String(words.find((w) => w !== '[ws]')) : String(words)
    if (toldElsewhere.test(sentence)) return
    log.warn('connection.trouble', { kind: known.find(([beginning]) => beginning.test(sentence))?.[1] ?? 'other' })
  }
  const nothing = () => {}
  return { error: complain, warn: complain, info: nothing, debug: nothing, trace: nothing }
}
