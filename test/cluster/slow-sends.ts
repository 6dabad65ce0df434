import type { Feishu } from '../../src/sandbox/feishu/types.ts'

const isSend = (method: string, url: string) =>
  method === 'POST' && /\/im\/v1\/messages(\/[^/]+\/reply)?(\?|$)/.test(url)

/**
 * Feishu on a slow day: the next sends are held until they are let go, in turn before they are done and after they are
 * done but unanswered.
 */
export const slowSends = () => {
  let armed = 0
  let serial = 0
  let held: (() => void)[] = []
  const holding = () => new Promise<void>((go) => held.push(go))

  return {
    between:
      (fetch: Feishu['fetch']): Feishu['fetch'] =>
      async (input, init) => {
        if (armed <= 0 || !isSend(init?.method ?? '', String(input))) return fetch(input, init)
        armed--
        if (serial++ % 2 === 0) {
          await holding()
          return fetch(input, init)
        }
        const response = await fetch(input, init)
        await holding()
        return response
      },
    arm: (sends: number) => {
      armed = sends
    },
    /** Sends that are being held. */
    inTheAir: () => held.length,
    letGo: () => {
      armed = 0
      for (const go of held) go()
      held = []
    },
  }
}
