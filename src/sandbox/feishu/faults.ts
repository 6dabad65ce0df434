import { ApiError } from './codes.ts'
import type { Call, Faults } from './types.ts'
import type { World } from './world.ts'

/** What the network and the platform do to one call of the bot. */
export type Fate = 'through' | 'cut' | 'lost-answer'

/** Real milliseconds, or until the caller gives up. */
const pause = (ms: number, signal: AbortSignal | null): Promise<void> =>
  new Promise((resolve) => {
    if (signal?.aborted) return resolve()
    const timer = setTimeout(done, ms)
    timer.unref()
    function done() {
      clearTimeout(timer)
      signal?.removeEventListener('abort', done)
      resolve()
    }
    signal?.addEventListener('abort', done)
  })

/** Holds a call while everything is silent; 'cut' when the caller left meanwhile, for then it was never heard. */
export const endure = async ({ faults }: World, signal: AbortSignal | null): Promise<Fate> => {
  while (faults.silent && !signal?.aborted) await pause(20, signal)
  if (signal?.aborted) return 'cut'
  // A slow answer is slow whether or not the caller waits: the call happens all the same.
  if (faults.slowMs > 0) await pause(faults.slowMs, null)
  return 'through'
}

export const drawFate = ({ faults, random }: World): Fate => {
  if (random.chance(faults.cutRate)) return 'cut'
  return random.chance(faults.lostAnswerRate) ? 'lost-answer' : 'through'
}

const takeNext = (faults: Faults, path: string): Faults['next'][number] | undefined => {
  const index = faults.next.findIndex((fault) => !fault.path || fault.path.test(path))
  return index < 0 ? undefined : faults.next.splice(index, 1)[0]
}

export const tooMany = (limit: number, resetSeconds: number, status = 429): ApiError =>
  new ApiError(99991400, {
    status,
    headers: { 'x-ogw-ratelimit-limit': String(limit), 'x-ogw-ratelimit-reset': String(resetSeconds) },
  })

/** An ordered refusal, a random rate limit or a random server error: a Response or an error instead of the call. */
export const disturb = (world: World, call: Call): Response | ApiError | undefined => {
  const { faults, random } = world
  const ordered = takeNext(faults, call.path)
  if (ordered) {
    call.fault = 'ordered'
    const { code, status, resetSeconds } = ordered
    if (code === 99991400) return tooMany(world.limits.perMinute, resetSeconds ?? 1, status)
    return new ApiError(code, status === undefined ? {} : { status })
  }
  if (random.chance(faults.rateLimitRate)) {
    call.fault = 'rate-limit'
    return tooMany(world.limits.perMinute, 1 + random.below(3))
  }
  if (!random.chance(faults.serverErrorRate)) return undefined
  call.fault = 'server-error'
  if (random.chance(0.5)) return new ApiError(2200, { status: 500 })
  const headers = { 'content-type': 'text/html' }
  return new Response('<html><body><h1>502 Bad Gateway</h1></body></html>', { status: 502, headers })
}
