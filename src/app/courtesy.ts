/** How long whoever has other work waits for a quiet moment before it does a piece of it all the same. Milliseconds. */
const patience = 20

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
  /** Nobody is inside, nor comes in when the sockets have had their turn: after an answer the next question is often there. */
  const empty = async () => {
    await nextTurn()
    if (inside > 0) return false
    await nextTurn()
    return inside === 0
  }
  return {
    atOnce: () => inside,
    enter: () => {
      inside++
    },
    leave: () => {
      inside--
      if (inside === 0) for (const look of waiting) look()
    },
    quiet: async () => {
      if (await empty()) return
      let late = false
      let look = () => {}
      const timer = setTimeout(() => {
        late = true
        look()
      }, patience)
      while (!late) {
        await new Promise<void>((done) => {
          look = done
          waiting.add(done)
        })
        waiting.delete(look)
        if (!late && (await empty())) break
      }
      clearTimeout(timer)
    },
  }
}
