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

/**
 * The vendor's client logs secrets, the address with its ticket and what people typed; of its complaints only the kind
 * is kept.
 */
export const redactedLogger = (log: Log) => {
  const complain = (words: unknown): void => {
    // It hands its words over as one array: a tag, then the sentence.
    const sentence = Array.isArray(words) ? String(words.find((w) => w !== '[ws]')) : String(words)
    const kind = known.find(([beginning]) => beginning.test(sentence))?.[1]
    // What failed in our own hands has been logged there, with its delivery.
    if (kind) log.warn('connection.trouble', { kind })
  }
  const nothing = () => {}
  return { error: complain, warn: complain, info: nothing, debug: nothing, trace: nothing }
}
