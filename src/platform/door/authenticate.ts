import { z } from 'zod'
import type { Cipher } from './cipher.ts'
import { sameText, signatureOf, unseal } from './seal.ts'

export type Secrets = {
  appId: string
  /** The current key first, then the previous one during a rotation. */
  encryptKeys: readonly string[]
  verificationToken: string
}

export type Headers = { timestamp: string | undefined; nonce: string | undefined; signature: string | undefined }

export type Refusal =
  | 'headers'
  | 'signature'
  | 'window'
  | 'sealed-body'
  | 'unsigned'
  | 'envelope'
  | 'token'
  | 'app'
  | 'tenant'
  | 'too-large'
  | 'too-slow'

const envelope = z.object({
  schema: z.literal('2.0'),
  header: z.object({
    event_id: z.string().min(1).max(200),
    event_type: z.string().min(1).max(200),
    create_time: z.string().max(20),
    // Nobody says that the long connection always carries it.
    token: z.string().default(''),
    app_id: z.string(),
    tenant_key: z.string().min(1).max(200),
  }),
  event: z.record(z.string(), z.unknown()),
})
export type Envelope = z.infer<typeof envelope>

type Refused = { kind: 'refused'; cause: Refusal }
export type Recognised = { kind: 'event'; envelope: Envelope } | Refused
export type Knock = Recognised | { kind: 'challenge'; challenge: string }

const challengeBody = z.object({
  type: z.literal('url_verification'),
  token: z.string(),
  challenge: z.string().max(1000),
})
const longestSealed = 300_000
/** One key, once, and base64 in it; JSON itself would take the last of two keys, and whoever looked before us the first. */
const sealedShape = /^[ \t\r\n]*\{[ \t\r\n]*"encrypt"[ \t\r\n]*:[ \t\r\n]*"([A-Za-z0-9+/=\\]*)"[ \t\r\n]*\}[ \t\r\n]*$/

/**
 * Feishu does not say whether a repeat (up to 7 h 5 min later) is signed anew, so the window is as wide as its ladder;
 * durable keys, not the window, stop replays. Milliseconds.
 */
const past = 8 * 3_600_000
const future = 10 * 60_000

/** Asked first: to have every event fail as a challenge would cost more than to open it. */
const asksForChallenge = (body: unknown) =>
  typeof body === 'object' && body !== null && (body as { type?: unknown }).type === 'url_verification'

const refused = (cause: Refusal): Refused => ({ kind: 'refused', cause })

/** Which of our keys signed these bytes, if any; 'unsigned' without the three headers. */
const signer = async (cipher: Cipher, keys: readonly string[], headers: Headers, raw: Uint8Array<ArrayBuffer>) => {
  const { timestamp, nonce, signature } = headers
  if (timestamp === undefined && nonce === undefined && signature === undefined) return { kind: 'unsigned' } as const
  if (
    !timestamp ||
    !nonce ||
    !signature ||
    // Timestamp and nonce are joined without a mark between them: digits could wander from one to the other.
    !/^\d{10}$/.test(timestamp) ||
    !/^[A-Za-z0-9_-]{1,128}$/.test(nonce) ||
    !/^[0-9a-f]{64}$/.test(signature)
  )
    return { kind: 'refused', cause: 'headers' } as const
  for (const key of keys)
    if (sameText(await signatureOf(cipher, key, timestamp, nonce, raw), signature))
      return { kind: 'signed', key, at: Number(timestamp) * 1000 } as const
  return { kind: 'refused', cause: 'signature' } as const
}

const opened = async (cipher: Cipher, keys: readonly string[], raw: Uint8Array<ArrayBuffer>): Promise<unknown> => {
  const text = cipher.textOf(raw)
  const spelled = sealedShape.exec(text)?.[1]
  if (spelled === undefined || spelled.length > longestSealed) throw new Error('not one sealed body')
  // JSON may write a slash as `\\/`; without a backslash the text stands there as it is.
  const sealed = spelled.includes('\\') ? (JSON.parse(text) as { encrypt: string }).encrypt : spelled
  for (const [i, key] of keys.entries())
    try {
      return JSON.parse(await unseal(cipher, key, sealed))
    } catch (error) {
      if (i === keys.length - 1) throw error
    }
  throw new Error('no key')
}

/**
 * Whether a plain envelope is one, and meant for us.
 *
 * @param demands.token 'if-present' where the transport vouches for the sender: then a token that is missing, or that
 * we were not told, is no reason to refuse; a wrong one is
 */
export const recognise = (
  { appId, verificationToken }: Pick<Secrets, 'appId' | 'verificationToken'>,
  body: unknown,
  demands: { token: 'required' | 'if-present' },
): Recognised => {
  const parsed = envelope.safeParse(body)
  if (!parsed.success) return refused('envelope')
  const { header } = parsed.data
  const waived = demands.token === 'if-present' && (header.token === '' || verificationToken === '')
  if (!waived && !sameText(header.token, verificationToken)) return refused('token')
  return header.app_id === appId ? { kind: 'event', envelope: parsed.data } : refused('app')
}

/**
 * Who is at the door, judged over the raw bytes before anything in them is believed.
 *
 * Every refusal looks the same from outside; `cause` is for our own log. Never throws for bad input. Which tenant may
 * enter is decided afterwards, it is the one question that needs the database.
 */
export const authenticate = async (
  cipher: Cipher,
  secrets: Secrets,
  { headers, raw, now }: { headers: Headers; raw: Uint8Array<ArrayBuffer>; now: Date },
): Promise<Knock> => {
  const signed = await signer(cipher, secrets.encryptKeys, headers, raw)
  if (signed.kind === 'refused') return refused(signed.cause)
  if (signed.kind === 'signed' && (now.getTime() - signed.at > past || signed.at - now.getTime() > future))
    return refused('window')

  let body: unknown
  try {
    body = await opened(cipher, signed.kind === 'signed' ? [signed.key] : secrets.encryptKeys, raw)
  } catch {
    return refused('sealed-body')
  }

  const challenge = asksForChallenge(body) ? challengeBody.safeParse(body) : undefined
  if (challenge?.success)
    return sameText(challenge.data.token, secrets.verificationToken)
      ? { kind: 'challenge', challenge: challenge.data.challenge }
      : refused('token')
  if (signed.kind === 'unsigned') return refused('unsigned')

  return recognise(secrets, body, { token: 'required' })
}
