/** @jsxImportSource hono/jsx */
import { texts as cardTexts } from '../../../../../cards/meetings/texts.quiz.ts'
import type { BranchId, QuizId } from '../../../../core/ids.ts'
import type { Actor } from '../../../../domain/access/actor.ts'
import { may } from '../../../../domain/access/may.ts'
import { page } from '../../../../domain/access/page.ts'
import { everyBranch, memberById } from '../../../../domain/people/store.ts'
import type { Visit } from '../../../../platform/pages/page.ts'
import { notFound, show } from '../../../../platform/pages/reply.ts'
import type { World } from '../../../../platform/world.ts'
import { Filters, type Option, Select } from '../../../../web/form.tsx'
import { Facts, Section } from '../../../../web/section.tsx'
import { Table } from '../../../../web/table.tsx'
import { momentText, When } from '../../../../web/when.tsx'
import { type Quiz, quizById, quizzesOf, roundsOf } from '../store.ts'
import { summaryOf } from '../summary.ts'
import { branchTarget } from '../who.ts'
import { texts } from './texts.ts'

/** As far back as anybody looks. */
const most = 30

const act = 'quiz.view'
const wanted = (visit: Visit, actor: Actor) => (visit.query('branch') || actor.place.branchId) as BranchId
const subjectOf = ({ subject }: Quiz) => subject || texts.allSubjects
const percent = (right: number | undefined, answered: number) =>
  right === undefined ? texts.few : answered === 0 ? '' : `${Math.round((right / answered) * 100)}%`

const figures = async ({ db }: World, quiz: Quiz) =>
  summaryOf(db, quiz, await roundsOf(db, quiz.id), quiz.because ?? 'stopped')

const branchesFor = async ({ db }: World, actor: Actor): Promise<Option[]> =>
  (await everyBranch(db))
    .filter((b) => may(actor, act, { place: { companyId: b.companyId, branchId: b.id } }))
    .map((b): Option => [b.id, b.name])

/** 场次：what was asked in the branch's group, in numbers. */
const list = page({
  ...{ method: 'GET', path: '/quiz', act, menu: texts.menu },
  target: ({ db }, visit, actor) => branchTarget(db, actor, wanted(visit, actor)),
  run: async (world, visit) => {
    const { actor } = visit
    const branchId = wanted(visit, actor)
    const now = world.clock.now()
    const branches = await branchesFor(world, actor)
    const quizzes = await quizzesOf(world.db, branchId, most)
    const rows = await Promise.all(
      quizzes.map(async (quiz) => {
        const { face } = await figures(world, quiz)
        return [
          <When at={quiz.startedAt} now={now} />,
          cardTexts.modes[quiz.mode],
          subjectOf(quiz),
          quiz.live === null ? String(face.rounds) : texts.running,
          texts.people(face.people),
          percent(face.right, face.answered),
          <a href={`/quiz/${quiz.id}`}>{texts.open}</a>,
        ]
      }),
    )
    return show(
      texts.title,
      <Section note={texts.note}>
        {branches.length > 1 && (
          <Filters to="/quiz">
            <Select label={texts.branch} name="branch" required options={branches} value={branchId} />
          </Filters>
        )}
        <Table label={texts.table} head={texts.head} rows={rows} empty={texts.empty} />
      </Section>,
    )
  },
})

/** 一场：each question and the points that many missed. A question on the table shows its words and nothing of its answer. */
const one = page({
  ...{ method: 'GET', path: '/quiz/:id', act },
  target: async ({ db }, { params }, actor) => {
    const quiz = await quizById(db, (params.id ?? '') as QuizId)
    return quiz && branchTarget(db, actor, quiz.branchId)
  },
  run: async (world, { params }) => {
    const quiz = await quizById(world.db, (params.id ?? '') as QuizId)
    if (!quiz) return notFound
    const now = world.clock.now()
    const { face, each } = await figures(world, quiz)
    const rounds = await roundsOf(world.db, quiz.id)
    const ledBy = (await memberById(world.db, quiz.ledBy))?.name ?? ''
    const { facts } = texts
    return show(
      texts.one(momentText(quiz.startedAt, now)),
      <>
        <Section>
          <Facts
            of={[
              [facts.when, <When at={quiz.startedAt} now={now} />],
              [facts.until, quiz.endedAt ? <When at={quiz.endedAt} now={now} /> : texts.running],
              [facts.mode, cardTexts.modes[quiz.mode]],
              [facts.subject, subjectOf(quiz)],
              [facts.ledBy, ledBy],
              [facts.people, texts.people(face.people)],
              [facts.right, percent(face.right, face.answered)],
            ]}
          />
        </Section>
        <Section title={texts.rounds}>
          <Table
            label={texts.rounds}
            head={texts.roundHead}
            rows={rounds.map(({ round, question }) => {
              const shown = round.state === 'shown' ? each.find((e) => e.n === round.place) : undefined
              return [
                String(round.place),
                question.stem,
                shown ? texts.people(shown.answered) : '',
                shown ? percent(shown.right, shown.answered) : '',
                texts.states[round.state],
              ]
            })}
            empty={texts.noRounds}
          />
        </Section>
        <Section title={texts.points} note={texts.pointsNote}>
          <Table
            label={texts.points}
            head={texts.pointHead}
            rows={face.points.map((p) => [p.point, texts.times(p.wrong)])}
            empty={texts.noPoints}
          />
        </Section>
        {face.teams && (
          <Section title={texts.teams} note={texts.teamsNote}>
            <Table
              label={texts.teams}
              head={texts.teamHead}
              rows={face.teams.map((t) => [t.name, texts.people(t.answered), percent(t.right, t.answered)])}
              empty={texts.noTeams}
            />
          </Section>
        )}
      </>,
    )
  },
})

export const pages = [list, one]
