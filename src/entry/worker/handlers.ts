import { briefly } from '../../core/errors.ts'
import { fitness } from './fitness.ts'
import { begin, type Invocation, type Isolate } from './invocation.ts'
import { workOff } from './work-off.ts'

/** Workers let go of what goes on 30 s after the answer, and the last letter may take 10. Milliseconds. */
const afterAnswer = 18_000
/** The next minute has its own invocation. Milliseconds. */
const withinMinute = 50_000

const webhook = '/feishu/webhook'

/** Asked until it holds, then never again in this isolate. */
const fits = async (isolate: Isolate, { database, world }: Invocation): Promise<boolean> => {
  if (isolate.fits) return true
  const state = await fitness(database)
  if (state.ok || state.newer) isolate.fits = true
  else world.log.error('database.unfit', { error: state.reason })
  return isolate.fits === true
}

const followUp = async (invocation: Invocation): Promise<void> => {
  const { program, world } = invocation
  try {
    await workOff(invocation, afterAnswer)
    await program.seal()
  } catch (error) {
    // What is left waits in the database for the next minute.
    world.log.error('worker.follow-up-failed', { error: briefly(error) })
  }
}

/**
 * One request. What it stored is handled, and what came of it is sent, after the answer.
 *
 * @param afterwards does the work, and keeps the invocation alive until it is done
 */
export const answer = async (
  isolate: Isolate,
  request: Request,
  afterwards: (work: () => Promise<void>) => void,
): Promise<Response> => {
  const invocation = await begin(isolate)
  const { program } = invocation
  // Feishu comes back with an event for seven hours: better than half a database.
  if (new URL(request.url).pathname === webhook && !(await fits(isolate, invocation)))
    return new Response(null, { status: 503, headers: { 'retry-after': '15' } })
  const response = await program.app.fetch(request)
  if (invocation.arrived()) afterwards(() => followUp(invocation))
  return response
}

/** One tick: what is due by the clock, then what waits in the inbox and the outbox, then the seals. */
export const onTheMinute = async (isolate: Isolate): Promise<void> => {
  const invocation = await begin(isolate)
  const { program, world } = invocation
  if (!(await fits(isolate, invocation))) return
  await program.tick().catch((error) => world.log.error('jobs.tick-failed', { error: briefly(error) }))
  await workOff(invocation, withinMinute)
  await program.seal()
}
