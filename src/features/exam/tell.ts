import { type SQL, sql } from 'drizzle-orm'
import { absentCard, type MentorFace, mentorCard, resultCard } from '../../../cards/exam/result.card.ts'
import { texts } from '../../../cards/exam/texts.ts'
import { localDateOf } from '../../core/clock.ts'
import { planPushes } from '../../domain/disturbance/plan.ts'
import { type Push, push } from '../../domain/disturbance/push.ts'
import { openGap } from '../../domain/gaps/open.ts'
import { mentorOn } from '../../domain/mentorships/store.ts'
import type { Paper } from '../../domain/papers/store.ts'
import type { Write, Writer, Writes } from '../../platform/db/db.ts'
import type { World } from '../../platform/world.ts'
import { markOf } from './grade.ts'
import { markedItems, missedPoints, type Rulings } from './marks.ts'
import { lesson } from './result.ts'
import { examSittings } from './schema.ts'
import { type Exam, type NamedSitting, namedSittings, type Round, rulingsOf, type Sitting } from './store.ts'
import { momentOf } from './times.ts'

type Telling = { world: World; exam: Exam; round: Round; rulings: Rulings }

const nextOf = ({ exam, round }: Telling) =>
  round === 'first' ? { next: { opens: momentOf(exam.resitOpensAt), closes: momentOf(exam.resitClosesAt) } } : {}

/** What one person is told, whom else, and which points are to be worked on. */
const tellingsFor = async (
  telling: Telling,
  { sitting, name }: NamedSitting,
  { paper, before }: { paper: Paper | undefined; before: Sitting | undefined },
) => {
  const { world, exam, round, rulings } = telling
  const { memberId: member, earned, outOf, passed } = sitting
  const key = (what: string) => `exam/${what}/${exam.id}/${round}/${member}`
  const mentor = await mentorOn(world.db, member, localDateOf(world.clock.now()))
  const helper = mentor && (mentor.deputyId ?? mentor.mentorId)
  const toMentor = (missed: MentorFace['missed']): Push[] =>
    helper
      ? [
          {
            ...{ key: `${key('lesson')}/${helper}`, member: helper, kind: 'care' },
            card: mentorCard({ month: exam.month, name, missed }),
            line:
              typeof missed === 'string'
                ? texts.mentor.lineAbsent(name, exam.month, missed === 'resit')
                : texts.mentor.line(name, exam.month),
          },
        ]
      : []
  if (earned === null || outOf === null) {
    // Whoever has a reason need not be asked, nor who has passed by a new judgement meanwhile; the second try comes by itself.
    if (sitting.excuse !== null || before?.passed) return { pushes: [], points: [] }
    const card = absentCard({ month: exam.month, ...nextOf(telling) })
    const asked: Push = { key: key('absent'), member, kind: 'result', card, line: texts.absent.line(exam.month) }
    return { pushes: [asked, ...(round === 'resit' ? toMentor(before?.sat ? 'resit' : 'both') : [])], points: [] }
  }
  const missed = paper ? missedPoints(markedItems(paper, exam.blueprint, rulings)).slice(0, lesson) : []
  const points = missed.map(({ point }) => point)
  const mark = markOf(earned, outOf)
  const card = resultCard({
    ...{ month: exam.month, resit: round === 'resit', mark, passed: passed === true, points },
    ...{ passMark: exam.blueprint.passMark, mentored: helper !== undefined, ...nextOf(telling) },
    url: `${world.config.publicUrl}/exam/${exam.id}`,
  })
  const told: Push = { key: key('result'), member, kind: 'result', card, line: texts.result.line(exam.month) }
  return passed ? { pushes: [told], points: [] } : { pushes: [told, ...toMentor(points)], points: missed }
}

/**
 * 各人的成绩：to each by themselves, after everybody has handed in. Below the mark is a lesson: the points become gaps, and the
 * mentor hears which, never how many marks.
 */
export const tellResults = async (world: World, exam: Exam, round: Round, papers: readonly Paper[]): Promise<void> => {
  const telling = { world, exam, round, rulings: await rulingsOf(world.db, exam.id) }
  const byId = new Map(papers.map((paper) => [paper.id, paper]))
  const all = await namedSittings(world.db, exam.id)
  const firsts = new Map(all.flatMap(({ sitting: s }) => (s.round === 'first' ? [[s.memberId, s] as const] : [])))
  for (const named of all.filter(({ sitting }) => sitting.round === round)) {
    const { memberId, paperId } = named.sitting
    const paper = paperId === null ? undefined : byId.get(paperId)
    const before = round === 'resit' ? firsts.get(memberId) : undefined
    const { pushes, points } = await tellingsFor(telling, named, { paper, before })
    if (pushes.length === 0) continue
    const plan = await planPushes(world, [...new Set(pushes.map((p) => p.member))])
    const first = pushes[0]?.key ?? ''
    // Told once, with all that follows from it: after a crash nothing is opened anew that was closed meanwhile.
    const untold: SQL = sql`not exists (select 1 from pushes where key = ${first})
      and exists (select 1 from ${examSittings} where exam_id = ${exam.id} and round = ${round} and member_id = ${memberId})`
    await world.db.commit((to: Writer) => {
      const writes: Write[] = [
        ...points.map((gap) => openGap(to, world, { ...gap, memberId, because: 'exam' }, untold)),
        ...pushes.toReversed().flatMap((item) => push(to, world, plan, item, untold)),
      ]
      return (writes.length > 0 ? writes : [to.run(sql`select 1`)]) as unknown as Writes
    })
  }
}
