export type Ear = {
  /** Resolves at a ring since the last listening, or when the time is over. */
  heard: Promise<void>
  stop(): void
}

/** Wakes whoever listens. A ring that nobody heard is kept, so none gets lost between two looks. */
export type Bell = { ring(): void; listen(withinMs: number): Ear }

export const bell = (): Bell => {
  let kept = false
  const listeners = new Set<() => void>()
  return {
    ring: () => {
      kept = listeners.size === 0
      for (const wake of listeners) wake()
    },
    listen: (withinMs) => {
      if (kept) {
        kept = false
        // Through a timer: whoever rings in every round must not keep everything else from its turn.
        return { heard: new Promise((done) => setTimeout(done, 0)), stop: () => {} }
      }
      let stop = () => {}
      const heard = new Promise<void>((done) => {
        const timer = setTimeout(() => stop(), withinMs)
        stop = () => {
          clearTimeout(timer)
          listeners.delete(stop)
          done()
        }
        listeners.add(stop)
      })
      return { heard, stop }
    },
  }
}
