import type { AccountId, ChatId, MessageId } from '../../core/ids.ts'
import type { Body, Feishu, Sent } from '../feishu/port.ts'
import { FeishuRefusal, FeishuSilence } from '../feishu/refusal.ts'
import type { World } from '../world.ts'
import type { LetterRow } from './claim.ts'
import { sameUuidMs } from './limits.ts'
import { reconcile } from './reconcile.ts'
import { recordLetter } from './record.ts'
import type { Sender } from './sender.ts'
import { type Verdict, verdictOf } from './verdict.ts'

const hand = async (feishu: Feishu, letter: LetterRow): Promise<Partial<Sent>> => {
  const { kind, recipient, type, content, uuid } = letter
  const body = { type: type as Body['type'], content }
  const message = (letter.onMessage ?? '') as MessageId
  switch (kind) {
    case 'react':
      await feishu.react(message, type)
      return {}
    case 'reply':
      return feishu.reply(message, body, uuid)
    case 'send':
      return feishu.send(
        recipient.startsWith('oc_') ? { chat: recipient as ChatId } : { account: recipient as AccountId },
        body,
        uuid,
      )
  }
}

const sentNow = async (world: World, sender: Sender, letter: LetterRow, sent: Partial<Sent>, ms: number) => {
  const now = world.clock.now()
  sender.probing = false
  sender.provenAt = now
  const change = { state: 'sent' as const, ...sent, sentAt: now, lastCode: null, lastError: null }
  if (!(await recordLetter(world, sender, letter, change))) return false
  world.log.info('outbox.sent', { key: letter.key, lane: letter.lane, kind: letter.kind, ms })
  return true
}

const say = ({ log }: World, letter: LetterRow, verdict: Verdict, ms: number) => {
  const { outcome, fate, change } = verdict
  const line = {
    key: letter.key,
    lane: letter.lane,
    fate,
    ms,
    ...(change.lastCode != null && { code: change.lastCode }),
    ...(change.logId && { logId: change.logId }),
  }
  const loud = verdict.pause || fate === 'unknown-code'
  const event = outcome === 'later' ? 'outbox.refused' : outcome === 'lost' ? 'outbox.lost' : 'outbox.unknown'
  log[loud ? 'error' : 'warn'](event, line)
}

/** One try of one letter that this sender has claimed. @returns whether it was sent */
export const postLetter = async (
  world: World,
  sender: Sender,
  letter: LetterRow,
  ambiguousSince: Date | null,
): Promise<boolean> => {
  const started = performance.now()
  const elapsed = () => Math.round(performance.now() - started)
  if (!sender.trusted()) {
    // Frozen between the claim and the request: an hour later the same uuid would be a second message. Nothing was tried.
    await recordLetter(world, sender, letter, { ambiguousSince })
    return false
  }
  if (ambiguousSince && world.clock.now().getTime() - ambiguousSince.getTime() >= sameUuidMs)
    return reconcile(world, sender, letter)
  try {
    const sent = await hand(world.feishu, letter)
    return await sentNow(world, sender, letter, sent, elapsed())
  } catch (error) {
    if (!(error instanceof FeishuRefusal || error instanceof FeishuSilence)) throw error
    const verdict = verdictOf(letter, error, { ambiguousSince, provenAt: sender.provenAt }, world.clock.now())
    if (verdict.freeze) sender.pace.freeze(verdict.freeze.bucket, verdict.freeze.until.getTime())
    if (verdict.pause) sender.probing = true
    else if (error instanceof FeishuRefusal && !verdict.fate.startsWith('rate')) sender.probing = false
    if (await recordLetter(world, sender, letter, verdict.change)) say(world, letter, verdict, elapsed())
    return false
  }
}
