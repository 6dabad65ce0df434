/**
 * How fast we speak. Feishu allows 1000 a minute and 50 a second per app (uUzN04SN3QjL1cDN, tier 4), 5 a second to one
 * person, 5 a second into one group, shared by all bots in it (im-v1/message/create), and 5 a second on one message
 * (im-v1/message-card/patch). We stay below, so that a refusal is an exception and not the way to find out.
 */
export const limits = {
  app: [
    { most: 40, perMs: 1_000 },
    { most: 900, perMs: 60_000 },
  ],
  person: { most: 4, perMs: 1_000 },
  group: { most: 3, perMs: 1_000 },
  message: { most: 4, perMs: 1_000 },
  /**
   * Broadcasts and updates of shown cards flow evenly, 900 a minute in portions of a second, so that the minute is never
   * used up at its beginning and whoever asks something is answered within that second.
   */
  bulk: { most: 15, perMs: 1_000 },
  /** While anybody is being answered, bulk leaves them a fifth of the minute. */
  bulkBesideTalk: { most: 720, perMs: 60_000 },
} as const

/** How long a message with this `uuid` may be repeated without danger: Feishu keeps it for 1 h (im-v1/message/create). */
export const sameUuidMs = 55 * 60_000

/** A claim older than this belongs to a process that is gone. */
export const claimMs = 60_000

/** Workers allow six connections at once per invocation. */
export const connections = 6
/** Bulk leaves these to the others, so that an answer does not wait for a slow request. */
export const connectionsForTalk = 2

/** When the app as a whole is refused, one letter asks this often whether it has been repaired. */
export const probeMs = 5 * 60_000
