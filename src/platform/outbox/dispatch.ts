import { briefly } from '../../core/errors.ts'
import type { World } from '../world.ts'
import { claimLetters, claimRedraws } from './claim.ts'
import { connections, connectionsForTalk } from './limits.ts'
import { postLetter } from './post-letter.ts'
import { postRedraw } from './post-redraw.ts'
import { type Candidate, candidates, nextMoment } from './queue.ts'
import type { Sender } from './sender.ts'
import { sweep } from './sweep.ts'

/** How many of each lane are looked at for one that may leave now. */
const lookAt = 24
/** While requests are under way, new work is looked for this often even if nobody rings. Real milliseconds. */
const lookEveryMs = 250

type Flight = { id: string | number; bulk: boolean; done: Promise<void> }
type Choice = { chosen: Candidate[]; waiting?: Date }

const idOf = (c: Candidate) => (c.kind === 'letter' ? c.seq : c.letterKey)
const isBulk = ({ going }: Candidate) => going.lane === 'broadcast' || going.lane === 'redraw'

/** Those that may leave at this moment, each noted in the pace; the others say when. */
const choose = async (
  { db, clock }: World,
  sender: Sender,
  flights: ReadonlySet<Flight>,
  most: number,
): Promise<Choice> => {
  const now = clock.now()
  const room = Math.min(most, sender.probing ? 1 - flights.size : connections - flights.size)
  const away = new Set([...flights].map((f) => f.id))
  let bulkRoom = connections - connectionsForTalk - [...flights].filter((f) => f.bulk).length
  const chosen: Candidate[] = []
  let soonest = Number.POSITIVE_INFINITY
  if (room <= 0) return { chosen }
  for (const candidate of await candidates(db, now, lookAt)) {
    // A clock that jumps ahead ends claims whose request is still under way here.
    if (away.has(idOf(candidate))) continue
    const opensAt = sender.pace.opensAt(candidate.going, now.getTime())
    if (opensAt > now.getTime()) soonest = Math.min(soonest, opensAt)
    else if (chosen.length < room && (!isBulk(candidate) || bulkRoom-- > 0)) {
      sender.pace.note(candidate.going, now.getTime())
      chosen.push(candidate)
    }
  }
  return { chosen, ...(Number.isFinite(soonest) && { waiting: new Date(soonest) }) }
}

type Work = { id: string | number; bulk: boolean; run: () => Promise<boolean> }

const claim = async (world: World, sender: Sender, chosen: readonly Candidate[]): Promise<Work[]> => {
  const letters = chosen.filter((c) => c.kind === 'letter')
  const redraws = chosen.filter((c) => c.kind === 'redraw')
  const before = new Map(letters.map((c) => [c.seq, c.ambiguousSince]))
  const rows = letters.length > 0 ? await claimLetters(world, sender, [...before.keys()]) : []
  const drawn =
    redraws.length > 0
      ? await claimRedraws(
          world,
          sender,
          redraws.map((c) => ({ letterKey: c.letterKey, messageId: c.going.message ?? '' })),
        )
      : []
  return [
    ...rows.map((row) => {
      const since = before.get(row.seq)
      return {
        id: row.seq,
        bulk: row.lane === 'broadcast',
        run: () => postLetter(world, sender, row, since ? new Date(since) : null),
      }
    }),
    ...drawn.map((row) => ({
      id: row.letterKey,
      bulk: true,
      run: () => postRedraw(world, sender, row).then(() => false),
    })),
  ]
}

const earlier = (a: Date | undefined, b: Date | undefined): Date | undefined => (a && b ? (a < b ? a : b) : (a ?? b))

/**
 * Sends what is due and may leave now, at most `limit`, a few at a time, and returns when nothing more can leave at this
 * moment of the clock.
 *
 * @param until begins nothing at or after that moment
 * @returns `waiting`: when the next one may leave
 */
export const dispatch = async (
  world: World,
  sender: Sender,
  { limit, until }: { limit: number; until?: Date },
): Promise<{ sent: number; waiting?: Date }> => {
  const flights = new Set<Flight>()
  let left = limit
  let sent = 0
  await sweep(world)

  const launch = ({ id, bulk, run }: Work) => {
    const flight: Flight = {
      id,
      bulk,
      done: run()
        .then((ok) => {
          if (ok) sent++
        })
        // What could not be written down stays claimed, and comes again under the same uuid when the claim ends.
        .catch((error: unknown) => world.log.error('outbox.failed', { error: briefly(error) }))
        .finally(() => flights.delete(flight)),
    }
    flights.add(flight)
  }

  for (;;) {
    const now = world.clock.now()
    const open = left > 0 && sender.mayGo() && !(until && now >= until)
    const { chosen, waiting } = open ? await choose(world, sender, flights, left) : { chosen: [], waiting: now }
    left -= chosen.length
    for (const work of chosen.length > 0 ? await claim(world, sender, chosen) : []) launch(work)
    if (flights.size > 0) {
      const ear = sender.bell.listen(lookEveryMs)
      await Promise.race([...[...flights].map((f) => f.done), ear.heard])
      ear.stop()
      continue
    }
    if (chosen.length > 0) continue
    // Looking for it costs a walk over everything that waits, so not for less than a second.
    const soon = waiting !== undefined && waiting.getTime() - now.getTime() <= 1_000
    const next = open && !soon ? earlier(waiting, await nextMoment(world.db, now)) : waiting
    return { sent, ...(next && { waiting: next }) }
  }
}
