/** @jsxImportSource hono/jsx */
import { groupBy } from '../../../core/group-by.ts'
import type { ExamId, MemberId } from '../../../core/ids.ts'
import { type Actor, placeOf } from '../../../domain/access/actor.ts'
import { may } from '../../../domain/access/may.ts'
import { page } from '../../../domain/access/page.ts'
import { aboutMember } from '../../../domain/access/target.ts'
import { papersOf } from '../../../domain/papers/store.ts'
import type { Visit } from '../../../platform/pages/page.ts'
import { goTo, notFound, show } from '../../../platform/pages/reply.ts'
import type { World } from '../../../platform/world.ts'
import { Act, LinkButton } from '../../../web/button.tsx'
import { Select } from '../../../web/form.tsx'
import { Facts, Section } from '../../../web/section.tsx'
import { Table } from '../../../web/table.tsx'
import { excuse } from '../excuse.ts'
import { figuresOf, markedItems } from '../marks.ts'
import { examPaper, isGraded, refOf } from '../paper.ts'
import { excuses } from '../schema.ts'
import { tellingOf } from '../standing.ts'
import { type Exam, examById, type NamedSitting, namedSittings, type Round, rulingsOf, sittingsOf } from '../store.ts'
import { texts as recordTexts } from '../texts.ts'
import { texts } from './texts.ts'

const words = texts.branch
const idOf = ({ params }: Visit) => params.id as ExamId

const inBranch = async ({ db }: World, visit: Visit) => {
  const exam = await examById(db, idOf(visit))
  const place = exam && exam.state !== 'short' ? await placeOf(db, exam.branchId) : undefined
  return place && { place }
}

const figuresFor = async ({ db }: World, exam: Exam, round: Round) => {
  const rulings = await rulingsOf(db, exam.id)
  const papers = await papersOf(db, examPaper.kind, refOf(exam, round))
  const sittings = (await sittingsOf(db, exam.id)).filter((s) => s.round === round)
  const marked = papers.filter((p) => p.startedAt).map((paper) => markedItems(paper, exam.blueprint, rulings))
  return figuresOf(sittings, marked)
}

const Figures = async ({ world, exam, round }: { world: World; exam: Exam; round: Round }) => {
  const { sat, of, shown, missed } = await figuresFor(world, exam, round)
  return (
    <Section title={words.rounds[round]}>
      <Facts
        of={[
          [words.sat, words.satOf(sat, of)],
          [words.passed, shown ? String(shown.passed) : words.few],
          [words.average, shown ? String(shown.average) : words.few],
          [
            words.missed,
            missed.length === 0 ? (
              words.noMissed
            ) : (
              <ul>
                {missed.map(({ point, people }) => (
                  <li>{words.point(point, people)}</li>
                ))}
              </ul>
            ),
          ],
        ]}
      />
    </Section>
  )
}

/** Of each person every sitting, the second try first. */
const byPerson = (all: readonly NamedSitting[]): NamedSitting[][] => [
  ...groupBy(
    all.toSorted((a, b) => Number(b.sitting.round === 'resit') - Number(a.sitting.round === 'resit')),
    ({ sitting }) => sitting.memberId,
  ).values(),
]

/** Who is still to learn something: of each the sitting that says so. */
const lessonsIn = (people: readonly NamedSitting[][]): NamedSitting[] =>
  people.flatMap((own) => {
    const telling = tellingOf(own.map(({ sitting }) => sitting))
    return telling?.sat && !telling.passed ? own.filter(({ sitting }) => sitting === telling) : []
  })

/** Who did not come the last time, and has not passed. */
const absentIn = (people: readonly NamedSitting[][]): NamedSitting[] =>
  people.flatMap((own) => own.slice(0, own.some(({ sitting }) => sitting.passed || own[0]?.sitting.sat) ? 0 : 1))

const target = (actor: Actor, { sitting, teamId, branchId }: NamedSitting) => ({
  place: { companyId: actor.place.companyId, branchId, teamId },
  owner: sitting.memberId,
})

/** 支部的合计；who needs a lesson for those who see to it, who was away for those who know why. No marks. */
const branch = page({
  ...{ method: 'GET', path: '/exams/:id', act: 'exam.view', target: inBranch },
  run: async (world, visit) => {
    const exam = await examById(world.db, idOf(visit))
    if (!exam) return notFound
    if (!isGraded(exam, 'first')) return show(words.title(exam.month), <Section note={words.notYet} />)
    const { actor } = visit
    const place = await placeOf(world.db, exam.branchId)
    const seesLessons = place !== undefined && may(actor, 'exam.results', { place })
    const all = (await namedSittings(world.db, exam.id)).filter(({ sitting }) => isGraded(exam, sitting.round))
    const people = byPerson(all)
    const lessons = lessonsIn(people)
    const absent = absentIn(people).filter((one) => may(actor, 'exam.excuse', target(actor, one)))
    return show(
      words.title(exam.month),
      <>
        {await Figures({ world, exam, round: 'first' })}
        {exam.resitOpenedAt && isGraded(exam, 'resit') && (await Figures({ world, exam, round: 'resit' }))}
        {seesLessons && (
          <Section title={words.lessons} note={words.lessonsAbout}>
            <Table
              label={words.lessons}
              head={words.lessonHead}
              empty={words.noLessons}
              rows={lessons.map(({ name, sitting }) => [name, words.rounds[sitting.round]])}
            />
          </Section>
        )}
        {(seesLessons || absent.length > 0) && (
          <Section title={words.absent} note={words.absentAbout}>
            <Table
              label={words.absent}
              head={words.absentHead}
              empty={words.noAbsent}
              rows={absent.map(({ name, sitting }) => [
                name,
                words.rounds[sitting.round],
                sitting.excuse === null ? words.unknown : recordTexts.excuses[sitting.excuse],
                <Act
                  to={`/exams/${exam.id}/excuse`}
                  text={words.excuse}
                  sure={words.absentAbout}
                  fields={{ member: sitting.memberId, round: sitting.round }}
                  once={world.ids.next()}
                >
                  <Select
                    label={words.reason}
                    name="kind"
                    scope={sitting.memberId}
                    required
                    options={words.reasons}
                    {...(sitting.excuse && { value: sitting.excuse })}
                  />
                </Act>,
              ])}
            />
          </Section>
        )}
        <LinkButton to="/exams" text={texts.back} />
      </>,
    )
  },
})

/** The person, when the exam is of that person's branch. */
const absentOne = async (world: World, visit: Visit) => {
  const exam = await examById(world.db, idOf(visit))
  const about = exam && (await aboutMember(world.db, visit.form.text('member') as MemberId))
  return about?.place?.branchId === exam?.branchId ? about : undefined
}

const excused = page({
  ...{ method: 'POST', path: '/exams/:id/excuse', act: 'exam.excuse', target: absentOne },
  run: async (world, visit) => {
    const { form, actor } = visit
    const kind = excuses.find((e) => e === form.text('kind'))
    const round = form.text('round') === 'resit' ? 'resit' : 'first'
    const to = `/exams/${idOf(visit)}` as const
    if (!kind || kind === 'offline') return goTo(to, words.needsReason, 'bad')
    const done = await excuse(world, {
      ...{ examId: idOf(visit), round, memberId: form.text('member') as MemberId, kind, by: actor.id },
    })
    return done ? goTo(to, words.excused) : goTo(to, words.same, 'info')
  },
})

export const branchPages = [branch, excused]
