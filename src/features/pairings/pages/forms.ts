import { texts as words } from '../../../../cards/pairings/texts.ts'
import type { LocalDate } from '../../../core/clock.ts'
import type { MemberId } from '../../../core/ids.ts'
import { may } from '../../../domain/access/may.ts'
import { page } from '../../../domain/access/page.ts'
import { aboutMember } from '../../../domain/access/target.ts'
import { appointDeputy, endDeputy } from '../../../domain/mentorships/deputies.ts'
import { declareTie, endTie } from '../../../domain/mentorships/ties.ts'
import type { Visit } from '../../../platform/pages/page.ts'
import { goTo } from '../../../platform/pages/reply.ts'
import type { World } from '../../../platform/world.ts'
import { mostAtOnce, type ProposeOutcome, proposeHandover } from '../propose.ts'
import { texts } from './texts.ts'

/** The person whom this field of the form names. */
const named = (field: string) => (world: World, visit: Visit) =>
  aboutMember(world.db, visit.form.text(field) as MemberId)

const idsIn = ({ form }: Visit, ...fields: string[]): MemberId[] => fields.map((f) => form.text(f) as MemberId)
const back = (line: string, tone: 'good' | 'bad' | 'info' = 'good') => goTo('/pairings', line, tone)

/** About the first; the second must be there too, or it would tell who is somewhere else. */
const bothIn =
  (first: string, second: string, within: 'branchId' | 'companyId' = 'branchId') =>
  async (world: World, visit: Visit) => {
    const [one, other] = [await named(first)(world, visit), await named(second)(world, visit)]
    return one?.place && one.place[within] === other?.place?.[within] ? one : undefined
  }

const whyNot = (outcome: Exclude<ProposeOutcome, { kind: 'proposed' }>, seesTies: boolean): string => {
  switch (outcome.kind) {
    case 'refused':
      return words.said.refused(words.obstacle(outcome.obstacle, seesTies))
    case 'no-account':
      return words.said.noAccount(outcome.who)
    case 'open-already':
      return words.said.openAlready
    case 'several':
      return words.said.several
    case 'too-many':
      return words.said.tooMany(mostAtOnce)
    default:
      return texts.notChosen
  }
}

const handOver = page({
  method: 'POST',
  path: '/pairings/hand-over',
  act: 'pairing.propose',
  target: bothIn('who', 'to', 'companyId'),
  run: async (world, visit) => {
    const [who, to] = idsIn(visit, 'who', 'to') as [MemberId, MemberId]
    const outcome = await proposeHandover(world, {
      memberIds: [who],
      toId: to,
      by: visit.actor.id,
      reason: visit.form.text('reason').slice(0, 200),
      eventId: `page/${visit.once}`,
    })
    world.log.info('pairings.proposed', { outcome: outcome.kind })
    const seesTies = may(visit.actor, 'tie.view', { place: visit.actor.place })
    return outcome.kind === 'proposed' ? back(texts.handOver.done) : back(whyNot(outcome, seesTies), 'bad')
  },
})

const deputy = page({
  method: 'POST',
  path: '/pairings/deputy',
  act: 'pairing.change',
  target: bothIn('mentor', 'deputy'),
  run: async (world, visit) => {
    const [mentorId, deputyId] = idsIn(visit, 'mentor', 'deputy') as [MemberId, MemberId]
    const [since, until] = [visit.form.text('since'), visit.form.text('until')] as [LocalDate, LocalDate]
    if (![since, until].every((day) => /^\d{4}-\d{2}-\d{2}$/.test(day)))
      return back(texts.deputies.refused.dates, 'bad')
    const outcome = await appointDeputy(world, { mentorId, deputyId, since, until, by: visit.actor.id })
    return outcome.kind === 'appointed'
      ? back(texts.deputies.done)
      : back(texts.deputies.refused[outcome.obstacle], 'bad')
  },
})

const deputyEnd = page({
  method: 'POST',
  path: '/pairings/deputy/end',
  act: 'pairing.change',
  target: named('mentor'),
  run: async (world, visit) => {
    const [mentorId, deputyId] = idsIn(visit, 'mentor', 'deputy') as [MemberId, MemberId]
    const ended = await endDeputy(world, { mentorId, deputyId, by: visit.actor.id })
    return ended ? back(texts.deputies.ended) : back(texts.notChosen, 'bad')
  },
})

const tie = page({
  method: 'POST',
  path: '/pairings/tie',
  act: 'tie.change',
  target: bothIn('one', 'other'),
  run: async (world, visit) => {
    const [one, other] = idsIn(visit, 'one', 'other') as [MemberId, MemberId]
    const kind = visit.form.text('kind') === 'relative' ? 'relative' : 'other'
    const outcome = await declareTie(world, { one, other, kind, by: visit.actor.id })
    if (outcome.kind === 'self') return back(texts.ties.self, 'bad')
    if (outcome.paired) return back(texts.ties.paired, 'info')
    return outcome.kind === 'known' ? back(texts.ties.known, 'info') : back(texts.ties.done)
  },
})

const tieEnd = page({
  method: 'POST',
  path: '/pairings/tie/end',
  act: 'tie.change',
  target: named('one'),
  run: async (world, visit) => {
    const [one, other] = idsIn(visit, 'one', 'other') as [MemberId, MemberId]
    const ended = await endTie(world, { one, other, by: visit.actor.id })
    return ended ? back(texts.ties.ended) : back(texts.ties.missing, 'bad')
  },
})

export const forms = [handOver, deputy, deputyEnd, tie, tieEnd]
