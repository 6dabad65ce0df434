import { claimAction, studyAction } from '../../../cards/meetings/actions.ts'
import { makeUpCard } from '../../../cards/meetings/make-up.card.ts'
import { texts } from '../../../cards/meetings/texts.ts'
import { texts as shell } from '../../../cards/shell/texts.ts'
import type { MeetingId } from '../../core/ids.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { onClick, oneself } from '../../domain/access/guard.ts'
import type { Target } from '../../domain/access/may.ts'
import { isOpened, openPaper, paperLetterKey, preparePaper } from '../../domain/papers/open.ts'
import { papersOf } from '../../domain/papers/store.ts'
import type { ClickReply } from '../../platform/feature.ts'
import { enqueue } from '../../platform/outbox/enqueue.ts'
import type { World } from '../../platform/world.ts'
import { meetingCheck } from './check.ts'
import { claimPresence } from './claim.ts'
import { wasThere } from './kinds.ts'
import { makeUpFace } from './make-up-face.ts'
import { type Attendance, attendanceOf, type Meeting, meetingById, minutesOf } from './store.ts'

const { toast: said } = texts

/** One's own line of that meeting, and of no other's. */
const ownLine = async ({ db }: World, { meeting }: { meeting: string }, actor: Actor): Promise<Target | undefined> =>
  (await attendanceOf(db, meeting as MeetingId, actor.id)) && oneself(actor)

const rule = { act: 'meeting.attend', target: ownLine } as const

/** One's own card as it stands after the tap. */
const answer = async (
  world: World,
  id: MeetingId,
  actor: Actor,
  [type, content]: readonly [ClickReply['toast']['type'], string],
): Promise<ClickReply> => {
  const [meeting, line, minutes] = await Promise.all([
    meetingById(world.db, id),
    attendanceOf(world.db, id, actor.id),
    minutesOf(world.db, id),
  ])
  if (!meeting || !line) return { toast: { type, content } }
  return { toast: { type, content }, card: makeUpCard(makeUpFace({ meeting, minutes }, line, world.clock.now())) }
}

/** The next question for whoever makes up for it; what is in the way, when there is none. */
const askNext = async (
  world: World,
  { meeting, line, actor }: { meeting: Meeting; line: Attendance; actor: Actor },
): Promise<readonly [ClickReply['toast']['type'], string]> => {
  if (wasThere(line.state)) return ['info', said.wasThere]
  if (line.madeUpAt) return ['info', said.madeUp]
  if (!line.makeUpDue || line.makeUpDue <= world.clock.now()) return ['warning', said.makeUpOver]
  const mine = (await papersOf(world.db, meetingCheck.kind, meeting.id)).filter((p) => p.memberId === actor.id)
  if (mine.some((p) => p.state === 'open')) return ['info', said.checkOpen]
  const checks = meeting.checks ?? []
  const questionId = checks[mine.length]
  if (!questionId) return ['warning', checks.length === 0 ? said.noQuestion : said.enough]
  const { account } = actor
  if (!account) return ['warning', shell.notThere]
  const { row, card } = await preparePaper(world, meetingCheck, {
    ...{ key: `${meeting.id}/${actor.id}/${mine.length}`, memberId: actor.id, branchId: meeting.branchId },
    ...{ ref: meeting.id, items: [{ questionId }], closesAt: line.makeUpDue },
  })
  await world.db.commit((to) => [
    openPaper(to, row),
    enqueue(to, world, { key: paperLetterKey(row), lane: 'reply', to: { account }, card }, isOpened(row)),
  ])
  return ['success', said.asked]
}

const study = onClick(studyAction, rule, async (world, { actor, payload }) => {
  const id = payload.meeting as MeetingId
  const [meeting, line] = await Promise.all([meetingById(world.db, id), attendanceOf(world.db, id, actor.id)])
  if (!meeting || !line) return { toast: { type: 'warning', content: shell.notThere } }
  return answer(world, id, actor, await askNext(world, { meeting, line, actor }))
})

const claim = onClick(claimAction, rule, async (world, { actor, payload }) => {
  const id = payload.meeting as MeetingId
  const became = await claimPresence(world, { id, memberId: actor.id })
  const words = {
    claimed: ['success', said.claimed],
    before: ['info', said.claimedBefore],
    judged: ['info', said.claimJudged],
    nobody: ['warning', said.nobodyJudges],
    nothing: ['info', said.nothingToClaim],
  } as const
  return answer(world, id, actor, words[became])
})

export const makeUpClicks = [study, claim]
