import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'

/** Many changes within this time are told once. Milliseconds. */
const gathering = 60
/** Without a change the clock is told this often, so that a page never drifts. Milliseconds. */
const heartbeat = 10_000

/** Tells every open page that something has changed; what it is, each asks for itself. */
export const pulses = (watch: (listener: () => void) => () => void, pulse: () => unknown) => {
  const ends = new Set<() => void>()

  const serve = (c: Context): Response =>
    streamSSE(c, async (stream) => {
      let told = true
      let open = true
      let ring = () => {}
      const stopWatching = watch(() => {
        told = false
        ring()
      })
      const end = () => {
        open = false
        ring()
      }
      ends.add(end)
      stream.onAbort(end)
      while (open) {
        told = true
        await stream.writeSSE({ event: 'pulse', data: JSON.stringify(pulse()), retry: 1_000 })
        if (told && open) await Promise.race([new Promise<void>((r) => (ring = r)), stream.sleep(heartbeat)])
        if (open) await stream.sleep(gathering)
      }
      stopWatching()
      ends.delete(end)
    })

  return {
    serve,
    /** Ends every stream; the pages come back by themselves. */
    close: () => {
      for (const end of ends) end()
    },
  }
}
