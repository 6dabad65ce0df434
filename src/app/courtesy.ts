/** How long whoever has other work waits for a quiet moment before it does a piece of it all the same. Milliseconds. */
const patience = 2
/** More pushes at once than this are turned away; Feishu's retries bring them back. As many as may wait for a commit. */
export const mostAtOnce = 2_048

/**
 * Who knocks goes first. Feishu gives an answer three seconds and comes back with everything when it gets none, while
 * what was stored can wait: so between two pieces of other work the door is let go quiet, though never for long.
 */
export type Courtesy = {
  /** Requests being answered now. */
  atOnce(): number
  enter(): void
  leave(): void
  /** Resolves when nobody is being answered, or when that has been waited for long enough. */
  quiet(): Promise<void>
}

/** @param nextTurn resolves when the event loop has taken in what waits at the sockets */
export const courtesy = (nextTurn: () => Promise<void>): Courtesy => {
  let inside = 0
  const waiting = new Set<() => void>()
  return {
    atOnce: () => inside,
    enter: () => {
      inside++
    },
    leave: () => {
      inside--
      if (inside === 0) for (const go of waiting) go()
    },
    quiet: async () => {
      await nextTurn()
      if (inside === 0) return
      await new Promise<void>((done) => {
        const timer = setTimeout(() => go(), patience)
        const go = () => {
          clearTimeout(timer)
          waiting.delete(go)
          done()
        }
        waiting.add(go)
      })
    },
  }
}
