import { holdLease, holds, releaseLease, renewMs } from '../lease/lease.ts'
import type { World } from '../world.ts'
import { seedPace, takeOverClaims } from './begin.ts'
import { newSender, type Sender } from './sender.ts'

const name = 'outbox'

/** A sender that may go only while it holds the lease of the outbox: one process sends, the others stand by. */
export type Leased = {
  sender: Sender
  /** Takes or renews the lease; on taking it, carries on where the one before stopped. */
  hold(): Promise<boolean>
  /** Renews while `work` runs. */
  during<T>(work: () => Promise<T>): Promise<T>
  /** Nothing new begins from here on; what is under way is finished. */
  quit(): void
  /** Another process may go on at once. */
  release(): Promise<void>
}

export const leasedSender = (world: World): Leased => {
  const owner = world.ids.next()
  let trustedUntil = new Date(0)
  let stopped = false
  let known: number | undefined
  const trusted = () => world.clock.now() < trustedUntil
  const fence = holds(name, owner)
  const sender = newSender(owner, { mayGo: () => !stopped && trusted(), trusted, fence })

  const hold = async (): Promise<boolean> => {
    const held = await holdLease(world, name, owner)
    if (!held) {
      trustedUntil = new Date(0)
      return false
    }
    if (held.epoch !== known) {
      await takeOverClaims(world, owner, fence)
      await seedPace(world, sender.pace)
      world.log.info('outbox.lease-taken', { epoch: held.epoch })
    }
    known = held.epoch
    trustedUntil = held.trustedUntil
    return true
  }

  return {
    sender,
    hold,
    during: async (work) => {
      let over = false
      let timer: ReturnType<typeof setTimeout> | undefined
      const renew = () => {
        timer = setTimeout(async () => {
          // A renewal that fails is no news: without it the sender stops by itself.
          await hold().catch(() => false)
          if (!over) renew()
        }, renewMs)
      }
      renew()
      try {
        return await work()
      } finally {
        over = true
        clearTimeout(timer)
      }
    },
    quit: () => {
      stopped = true
    },
    release: async () => {
      stopped = true
      await releaseLease(world, name, owner)
    },
  }
}
