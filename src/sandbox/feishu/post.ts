import { seal, signatureOf, spell, wrap } from './envelope.ts'
import { pushOverLine } from './line/push.ts'
import type { World } from './world.ts'

/** How one request to the bot ended. `body` is what it answered, read within the time allowed. */
export type Outcome =
  | { kind: 'answered'; status: number; body: string; ms: number }
  | { kind: 'timeout'; ms: number }
  | { kind: 'refused'; ms: number }

/** In process nobody looks at the host; over HTTP the deliverer knows the address. */
const address = 'http://bot.invalid/feishu/webhook'

const sealed = (world: World, value: unknown): string =>
  wrap(seal(world.app.encryptKey, spell(value, world.random), world.random.bytes(16)), world.random)

const signed = (world: World, raw: string): Record<string, string> => {
  const timestamp = String(Math.floor(world.now() / 1000))
  const nonce = String(world.random.below(1_000_000_000))
  return {
    'x-lark-request-timestamp': timestamp,
    'x-lark-request-nonce': nonce,
    'x-lark-signature': signatureOf(timestamp, nonce, world.app.encryptKey, raw),
  }
}

const late = Symbol('late')

const send = async (
  world: World,
  raw: string,
  headers: Record<string, string>,
  patienceMs: number,
): Promise<Outcome> => {
  const { deliver } = world
  const started = performance.now()
  const ms = () => Math.round(performance.now() - started)
  if (!deliver) return { kind: 'refused', ms: 0 }
  const abandon = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  const giveUp = new Promise<typeof late>((resolve) => {
    timer = setTimeout(() => resolve(late), patienceMs)
  })
  const talk = async () => {
    const request = new Request(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
      body: raw,
      signal: abandon.signal,
    })
    const response = await deliver(request)
    return { status: response.status, body: await response.text() }
  }
  try {
    const answer = await Promise.race([talk(), giveUp])
    if (answer === late) return { kind: 'timeout', ms: ms() }
    return { kind: 'answered', ...answer, ms: ms() }
  } catch (error) {
    const gaveUp = error instanceof Error && error.name === 'TimeoutError'
    return { kind: gaveUp ? 'timeout' : 'refused', ms: ms() }
  } finally {
    clearTimeout(timer)
    abandon.abort()
  }
}

/** Whether there is anything to push to: a request address, or the mode that waits for connections. */
export const hasSubscriber = ({ transport, deliver }: World): boolean =>
  transport === 'websocket' || deliver !== undefined

/** One push: signed and encrypted to the request address, a fresh spelling, IV, nonce and signature every time; or plain over a long connection. */
export const post = (world: World, value: unknown): Promise<Outcome> => {
  if (world.transport === 'websocket') return pushOverLine(world, spell(value, world.random))
  const raw = sealed(world, value)
  return send(world, raw, signed(world, raw), world.patience.pushMs)
}

/** The console's check of the request address: encrypted, never signed, one second (feishu.md §1.1). */
export const postChallenge = async (world: World): Promise<void> => {
  if (!world.deliver) throw new Error('no request address: connect first')
  const challenge = world.random.hex(32)
  const raw = sealed(world, { challenge, token: world.app.verificationToken, type: 'url_verification' })
  const outcome = await send(world, raw, {}, world.patience.challengeMs)
  if (outcome.kind !== 'answered') throw new Error(`request address: ${outcome.kind} after ${outcome.ms} ms`)
  if (outcome.status !== 200) throw new Error(`request address: answered ${outcome.status}`)
  const answer: unknown = JSON.parse(outcome.body)
  if ((answer as { challenge?: unknown } | null)?.challenge !== challenge)
    throw new Error('request address: did not return the challenge')
}
