import { texts } from '../../../cards/approvals/texts.ts'
import { command } from '../../domain/access/guard.ts'
import { askAgain, waitingFor } from '../../domain/approvals/ask.ts'
import type { Kinds } from '../../domain/approvals/kind.ts'
import type { Writes } from '../../platform/db/db.ts'
import { telling } from './tell.ts'

/** As many cards as somebody reads in one go. */
const atOnce = 5

/** 待批：fresh cards of what waits for one's word. */
export const waitingCommand = (kinds: Kinds) =>
  command({
    word: texts.words.open,
    help: texts.help.open,
    act: 'approval.list',
    run: async (world, said, actor) => {
      const waiting = await waitingFor(world, actor.id)
      let shown = 0
      let left = 0
      for (const approval of waiting) {
        if (shown === atOnce) left++
        else
          shown += Math.min(
            1,
            await askAgain(world, kinds, approval, {
              ...{ occasion: said.eventId, answers: true, again: false },
              whom: (copy) => copy.holder === actor.id,
            }),
          )
      }
      const words = shown === 0 ? texts.open.none : left > 0 ? texts.open.more(left) : undefined
      if (words === undefined) return
      const letter = { key: `approvals/waiting/${said.eventId}`, account: said.account, words }
      await world.db.commit((to) => telling(to, world, letter) as unknown as Writes)
    },
  })
