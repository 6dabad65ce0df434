import { audit } from '../../domain/audit/audit.ts'
import { discard } from '../../domain/private-words/discard-letter.ts'
import { listLetters, retryLetter, reviveRedraw } from '../../platform/outbox/operate.ts'
import { type LetterState, letterStates } from '../../platform/outbox/schema.ts'
import { type Command, Refused, Usage } from './command.ts'
import { texts } from './texts.ts'

const stateOf = (flag: string | boolean | undefined): LetterState[] => {
  if (flag === undefined) return []
  const state = letterStates.find((s) => s === flag)
  if (!state) throw new Usage('--state')
  return [state]
}

export const outboxList: Command = {
  name: 'outbox list',
  usage: `outbox list [--state ${letterStates.join('|')}] [--json]`,
  values: ['state'],
  switches: ['json'],
  run: async ({ flags }, print, open) => {
    const states = stateOf(flags.state)
    const { database } = await open()
    const letters = await listLetters(database.db, states)
    if (flags.json) return print.out(JSON.stringify({ letters }))
    if (letters.length === 0) return print.out(texts.outbox.none)
    for (const letter of letters) print.out(texts.outbox.line(letter))
  },
}

/** Each letter with its line in the audit, in one commit; a letter whose state does not allow it stays as it is. */
export const outboxRetry: Command = {
  name: 'outbox retry',
  usage: 'outbox retry <id>…',
  run: async ({ words }, print, open) => {
    if (words.length === 0) throw new Usage('id')
    const { world } = await open()
    let retried = 0
    for (const id of words) {
      const [rows] = await world.db.commit((to) => [
        retryLetter(to, world.ids, id),
        reviveRedraw(to, id),
        audit(to, world, { actor: 'operator', action: 'outbox.retried', object: id }),
      ])
      retried += rows.length
    }
    if (retried === 0) throw new Refused(texts.outbox.notThere)
    print.out(texts.outbox.retried(retried))
  },
}

export const outboxDiscard: Command = {
  name: 'outbox discard',
  usage: 'outbox discard <id>… --why <text>',
  values: ['why'],
  run: async ({ words, flags }, print, open) => {
    const { why } = flags
    if (words.length === 0 || typeof why !== 'string' || why.trim() === '') throw new Usage('--why')
    const { world } = await open()
    let discarded = 0
    for (const id of words) if (await discard(world, { id, why: why.slice(0, 200), by: 'operator' })) discarded++
    if (discarded === 0) throw new Refused(texts.outbox.notThere)
    print.out(texts.outbox.discarded(discarded))
  },
}
