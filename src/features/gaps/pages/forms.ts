import { sql } from 'drizzle-orm'
import { results } from '../../../../cards/gaps/actions.ts'
import type { GapId, MemberId } from '../../../core/ids.ts'
import { page } from '../../../domain/access/page.ts'
import { aboutMember } from '../../../domain/access/target.ts'
import { audit } from '../../../domain/audit/audit.ts'
import { openGap } from '../../../domain/gaps/open.ts'
import type { GapStepName } from '../../../domain/gaps/rules.ts'
import { gaps } from '../../../domain/gaps/schema.ts'
import { gapById, openGapsOf } from '../../../domain/gaps/store.ts'
import type { StepOutcome } from '../../../domain/gaps/take-step.ts'
import { pointOf } from '../../../domain/questions/question.ts'
import { candidates } from '../../../domain/questions/store.ts'
import type { Visit } from '../../../platform/pages/page.ts'
import { goTo, notFound, type Reply } from '../../../platform/pages/reply.ts'
import type { World } from '../../../platform/world.ts'
import { momentOf } from '../clicks.ts'
import { peopleById } from '../people.ts'
import { recordStep } from '../record.ts'
import { texts } from './texts.ts'

const words = texts.said

const said = (to: `/${string}`, outcome: StepOutcome): Reply => {
  switch (outcome.kind) {
    case 'taken':
      return goTo(to, outcome.closed ? words.closed : words.recorded)
    case 'before':
      return goTo(to, words.before, 'info')
    case 'over':
      return goTo(to, words.over, 'info')
    case 'own':
      return goTo(to, words.own, 'bad')
    case 'wrong-time':
      return goTo(to, words[outcome.why], 'bad')
    default:
      return notFound
  }
}

const target = async ({ db }: World, { query }: Visit) => {
  const view = await gapById(db, query('gap') as GapId)
  return view && aboutMember(db, view.gap.memberId)
}

const stepForm = (step: GapStepName, act: 'gap.ask' | 'gap.coach' | 'gap.show') =>
  page({
    ...{ method: 'POST', path: `/gaps/${step}`, act, target },
    run: async (world, { actor, form, query, once }) => {
      const view = await gapById(world.db, query('gap') as GapId)
      if (!view) return notFound
      const back = `/gaps/person/${view.gap.memberId}` as const
      const now = world.clock.now()
      const result = step === 'coached' ? 'can' : results.find((r) => r === form.text('result'))
      const occurredAt = step === 'coached' ? now : momentOf(form.text('day'), now)
      if (!result || !occurredAt) return goTo(back, words.missing, 'bad')
      return said(
        back,
        await recordStep(world, {
          ...{ gapId: view.gap.id, step, result, by: actor.id, occurredAt, eventId: `page/${once}` },
        }),
      )
    },
  })

/** 提出短板：by hand, about a point of which the bank asks something. */
const openForm = page({
  ...{ method: 'POST', path: '/gaps/open', act: 'gap.open' },
  target: ({ db }, { form }) => aboutMember(db, form.text('who') as MemberId),
  run: async (world, { actor, form }) => {
    const memberId = form.text('who') as MemberId
    const point = form.text('point')
    if (point === '') return goTo('/gaps', words.missing, 'bad')
    const person = (await peopleById(world.db, [memberId])).get(memberId)
    const asked = person ? await candidates(world.db, { branchId: person.branchId }) : []
    const question = asked.find((q) => pointOf(q) === point)
    if (!question) return goTo('/gaps', words.noQuestion, 'bad')
    const before = await openGapsOf(world.db, [memberId])
    if (before.some((v) => v.gap.point === point)) return goTo('/gaps', words.known, 'info')
    // The gap's own id is not known here: it is found by who, what and when.
    const now = world.clock.now().getTime()
    const won = sql`exists (select 1 from ${gaps} where member_id = ${memberId} and point = ${point}
      and opened_by = ${actor.id} and opened_at = ${now} and closed_at is null)`
    const gap = { memberId, point, questionId: question.id, because: 'by-hand' as const, by: actor.id }
    await world.db.commit((to) => [
      openGap(to, world, gap),
      audit(to, world, { actor: actor.id, action: 'gaps.opened', object: `member/${memberId}` }, won),
    ])
    return goTo('/gaps', words.opened)
  },
})

export const forms = [
  stepForm('asked', 'gap.ask'),
  stepForm('coached', 'gap.coach'),
  stepForm('shown', 'gap.show'),
  openForm,
]
