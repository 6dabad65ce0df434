import { unreachable } from '../../core/errors.ts'
import type { MessageId } from '../../core/ids.ts'
import { type Fate, fateOf } from '../feishu/fates.ts'
import { FeishuRefusal, FeishuSilence } from '../feishu/refusal.ts'
import type { World } from '../world.ts'
import { afterRate, afterSilence, inProgressMs } from './backoff.ts'
import type { RedrawRow } from './claim.ts'
import { probeMs } from './limits.ts'
import { type RedrawChange, recordRedraw } from './record.ts'
import type { Sender } from './sender.ts'

const unknownTries = 3
/** A minute of somebody clicking; then it is not a lock but the card (230099/11310 says both). */
const lockTries = 20

type Verdict = { change: RedrawChange; freeze?: 'app' | 'message'; pause?: true; gaveUp?: true }

const after = (row: RedrawRow, error: FeishuRefusal | FeishuSilence, fate: Fate | 'silence', now: Date): Verdict => {
  const attempts = row.attempts + 1
  const lastCode = error instanceof FeishuRefusal ? error.code : null
  const again = (ms: number): RedrawChange => ({ attempts, lastCode, retryAt: new Date(now.getTime() + ms) })
  // This picture is not accepted; the next one may be.
  const skip: Verdict = { gaveUp: true, change: { drawn: row.wanted, attempts: 0, retryAt: null, lastCode } }

  switch (fate) {
    case 'rate:app':
    case 'rate:recipient':
    case 'rate:message': {
      const reset = error instanceof FeishuRefusal ? error.resetSeconds : undefined
      const ms = reset === undefined ? afterRate(row.letterKey, row.attempts) : Math.max(1, reset) * 1000
      return { change: again(ms), freeze: fate === 'rate:app' ? 'app' : 'message' }
    }
    case 'in-progress':
      return attempts < lockTries ? { change: again(inProgressMs) } : skip
    case 'silence':
    case 'ambiguous':
      return { change: again(afterSilence(row.letterKey, row.attempts)) }
    case 'app':
    case 'token':
      return { change: again(probeMs), freeze: 'app', pause: true }
    case 'recipient-gone':
    case 'update-only':
      return { gaveUp: true, change: { lostBecause: fate, lastCode } }
    case 'content':
      return skip
    case 'unknown-code':
      return attempts < unknownTries ? { change: again(afterSilence(row.letterKey, row.attempts)) } : skip
    default:
      return unreachable(fate)
  }
}

/** One try to make a shown card look as it should. Repeating it is harmless, so it is repeated until it is drawn. */
export const postRedraw = async (world: World, sender: Sender, row: RedrawRow): Promise<void> => {
  const { feishu, clock, log } = world
  const started = performance.now()
  const elapsed = () => Math.round(performance.now() - started)
  const line = { key: row.letterKey, lane: 'redraw' }
  // Frozen between the claim and the request: somebody may have drawn something newer.
  if (!sender.trusted()) return void (await recordRedraw(world, sender, row, {}))
  try {
    await feishu.redraw(row.messageId as MessageId, row.content)
    const now = clock.now()
    sender.probing = false
    sender.provenAt = now
    const change = { drawn: row.wanted, drawnAt: now, attempts: 0, retryAt: null, lastCode: null }
    if (await recordRedraw(world, sender, row, change)) log.info('outbox.redrawn', { ...line, ms: elapsed() })
  } catch (error) {
    if (!(error instanceof FeishuRefusal || error instanceof FeishuSilence)) throw error
    const fate = error instanceof FeishuRefusal ? fateOf(error) : 'silence'
    const { change, freeze, pause, gaveUp } = after(row, error, fate, clock.now())
    const until = change.retryAt?.getTime()
    if (freeze && until) sender.pace.freeze(freeze === 'app' ? 'app' : `message:${row.messageId}`, until)
    if (pause) sender.probing = true
    if (!(await recordRedraw(world, sender, row, change))) return
    const loud = pause || (gaveUp && fate !== 'update-only' && fate !== 'recipient-gone')
    log[loud ? 'error' : 'warn'](gaveUp ? 'outbox.redraw-lost' : 'outbox.refused', {
      ...line,
      fate,
      ms: elapsed(),
      ...(change.lastCode != null && { code: change.lastCode }),
      ...(error.logId && { logId: error.logId }),
    })
  }
}
