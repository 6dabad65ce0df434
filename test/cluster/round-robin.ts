import { deliverOverHttp } from '../../src/sandbox/feishu/index.ts'
import type { Deliver } from '../../src/sandbox/feishu/types.ts'

/** One try at one instance. `status` 0: refused, broken, or no answer within Feishu's three seconds (`late`). */
export type Try = { status: number; ms: number; late: boolean }

const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms))

/**
 * Feishu behind a balancer that knows nothing: one instance after the other in turn, and what is not answered with 200
 * within three seconds comes again at the next.
 *
 * @param addresses the instances' addresses at this moment, whether or not anybody listens there
 * @param copies of each push at once, at different instances
 */
export const roundRobin = (addresses: () => readonly string[], copies = 1) => {
  const tries: Try[] = []
  let turn = 0

  const one = async (request: Request): Promise<Response> => {
    for (let attempt = 1; ; attempt++) {
      const all = addresses()
      const url = `${all[turn++ % all.length]}/feishu/webhook`
      const began = performance.now()
      const note = (status: number, late: boolean) =>
        tries.push({ status, late, ms: Math.round(performance.now() - began) })
      try {
        const response = await deliverOverHttp(url, turn)(request.clone())
        note(response.status, false)
        if (response.status === 200 || attempt > 5) return response
      } catch (error) {
        note(0, (error as Error).name === 'TimeoutError')
        if (attempt > 5) throw error
      }
      await pause(50)
    }
  }

  const deliver: Deliver = async (request) => {
    const answers = await Promise.all(Array.from({ length: copies }, () => one(request.clone())))
    return answers[0] as Response
  }
  return { deliver, tries }
}
