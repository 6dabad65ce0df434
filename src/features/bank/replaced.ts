import { and, eq, isNotNull } from 'drizzle-orm'
import { z } from 'zod'
import { texts } from '../../../cards/bank/texts.ts'
import { thanksCard } from '../../../cards/bank/told.card.ts'
import { pushAll } from '../../domain/disturbance/push-all.ts'
import type { QuestionFollower, Rejudging } from '../../domain/questions/followers.ts'
import { judgeBy, keyIn } from '../../domain/questions/same.ts'
import { questions } from '../../domain/questions/schema.ts'
import type { StoredQuestion } from '../../domain/questions/store.ts'
import type { EventHandler } from '../../platform/feature.ts'
import type { World } from '../../platform/world.ts'
import { questionById } from './reach.ts'
import { rejudgeAttempts } from './rejudge.ts'
import { questionFlags } from './schema.ts'
import { asksSame, historyOf, isWordedLike, replacedType } from './versions.ts'

/** To each who had said that something was wrong, once: what came of it. */
export const thankFlaggers = async (world: World, { id, stem }: StoredQuestion): Promise<void> => {
  const settled = await world.db.read
    .select()
    .from(questionFlags)
    .where(and(eq(questionFlags.questionId, id), isNotNull(questionFlags.outcome)))
  await pushAll(
    world,
    settled.flatMap(({ memberId: member, outcome }) =>
      outcome === null
        ? []
        : [
            {
              key: `bank/thanks/${id}/${member}`,
              ...{ member, kind: 'result' as const, line: texts.thanks.line[outcome] },
              card: thanksCard({ stem, outcome }),
            },
          ],
    ),
  )
}

/** The old version, and those before it that asked the same in the same words: they had the same wrong key, or an older one. */
const wronglyKeyed = async (world: World, from: StoredQuestion): Promise<StoredQuestion[]> => {
  const all = [from]
  for (const before of await historyOf(world.db, from)) if (await isWordedLike(before, from)) all.push(before)
  return all
}

const body = z.object({ from: z.string(), to: z.string(), corrects: z.string() })

/** 换了新版之后：what asks the old one becomes void, its answers are judged anew if its key was wrong, its finders are thanked. */
export const questionReplaced = (followers: readonly QuestionFollower[]): EventHandler => ({
  type: replacedType,
  rule: 'ourselves',
  run: async (world, event) => {
    const about = body.parse(event.body)
    const [from, to] = [await questionById(world.db, about.from), await questionById(world.db, about.to)]
    if (!from || !to) return
    if (!(await asksSame(from, to))) for (const { stopped } of followers) await stopped?.(world, from.id)
    if (about.corrects !== '')
      for (const old of await wronglyKeyed(world, from)) {
        await world.db.commit((w) => [
          w
            .update(questions)
            .set({ correctedAnswer: keyIn(old, to) ?? null })
            .where(eq(questions.id, old.id)),
        ])
        const change: Rejudging = { from: old, to, judge: judgeBy(old, to) }
        for (const { rejudged } of followers) await rejudged?.(world, change)
        const changed = await rejudgeAttempts(world, change)
        world.log.info('bank.rejudged', { question: old.id, changed })
      }
    await thankFlaggers(world, from)
  },
})
