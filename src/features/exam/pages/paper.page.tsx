/** @jsxImportSource hono/jsx */
import type { Actor } from '../../../domain/access/actor.ts'
import { oneself } from '../../../domain/access/guard.ts'
import { page } from '../../../domain/access/page.ts'
import { doOnPaper } from '../../../domain/papers/act.ts'
import type { PaperDeed } from '../../../domain/papers/apply.ts'
import { paperPhase } from '../../../domain/papers/rules.ts'
import { type Paper, paperById } from '../../../domain/papers/store.ts'
import type { Visit } from '../../../platform/pages/page.ts'
import { goTo, notFound, type Reply, show } from '../../../platform/pages/reply.ts'
import type { World } from '../../../platform/world.ts'
import { LinkButton } from '../../../web/button.tsx'
import { Section } from '../../../web/section.tsx'
import { examPaper, isGraded } from '../paper.ts'
import { type Exam, type Sitting, sittingsOfMember } from '../store.ts'
import { Before, OneItem } from './paper-parts.tsx'
import { Results } from './result-parts.tsx'
import { texts } from './texts.ts'

const words = texts.paper

export type Mine = { exam: Exam; sitting: Sitting; all: readonly Sitting[] }

/** One's own newest sitting in this exam; nothing when there is none, as for anybody else's. */
export const mineIn = async ({ db }: World, id: string | undefined, actor: Actor): Promise<Mine | undefined> => {
  const own = (await sittingsOfMember(db, actor.id)).filter(({ exam }) => exam.id === id)
  const [first] = own
  return first && { ...first, all: own.map(({ sitting }) => sitting) }
}

export const ownSitting = async (world: World, { params }: Visit, actor: Actor) =>
  (await mineIn(world, params.id, actor)) && oneself(actor)

const door = { act: 'exam.sit', target: ownSitting } as const

const paperOf = async ({ db }: World, { sitting }: Mine): Promise<Paper | undefined> =>
  sitting.paperId === null ? undefined : paperById(db, sitting.paperId)

/** What is to be seen of a paper that is not marked: a question, or that it is over. Nothing of the key. */
const drawn = async (world: World, mine: Mine) => {
  const paper = await paperOf(world, mine)
  if (!paper) return <Section note={words.offline} />
  const now = world.clock.now()
  const phase = paperPhase(paper, now)
  const to = `/exam/${mine.exam.id}` as const
  if (phase === 'unstarted') return <Before to={to} paper={paper} once={world.ids.next()} />
  if (phase === 'open') return <OneItem to={to} paper={paper} ids={world.ids} now={now} />
  return <Section note={phase === 'done' || paper.startedAt ? words.waiting : words.missed} />
}

/** 我的卷子：the same that lies in 单聊, for whoever would rather read it here; after the end, one's own result. */
const sit = page({
  ...{ method: 'GET', path: '/exam/:id', ...door },
  run: async (world, { actor, params }) => {
    const mine = await mineIn(world, params.id, actor)
    if (!mine) return notFound
    const { exam, sitting } = mine
    const graded = mine.all.filter(({ round }) => isGraded(exam, round))
    const paper = isGraded(exam, sitting.round) ? undefined : await paperOf(world, mine)
    const withheld = new Set(paper?.items.map(({ question }) => question.id))
    return show(
      words.title(exam.month, sitting.round === 'resit'),
      <>
        {!isGraded(exam, sitting.round) && !graded.some(({ passed }) => passed) && (await drawn(world, mine))}
        {await Promise.all(graded.map((one) => Results({ world, exam, sitting: one, withheld })))}
        <LinkButton to="/exams" text={texts.back} />
      </>,
    )
  },
})

const because = (outcome: Awaited<ReturnType<typeof doOnPaper>>): string | undefined => {
  if (outcome.kind !== 'refused') return undefined
  const { refusal } = outcome
  switch (refusal.because) {
    case 'missing':
      return words.missing(refusal.items.map((n) => n + 1))
    case 'over':
      return words.over
    case 'void':
      return words.void
    case 'done':
    case 'already':
      return words.waiting
    default:
      return words.nothing
  }
}

/** One deed on one's own paper, by a form; the form's own number makes it one. */
const deed = (path: `/${string}`, read: (visit: Visit) => { deed: PaperDeed; onward?: PaperDeed; said?: string }) =>
  page({
    ...{ method: 'POST', path, ...door },
    run: async (world, visit): Promise<Reply> => {
      const mine = await mineIn(world, visit.params.id, visit.actor)
      const id = mine?.sitting.paperId
      if (!mine || !id) return notFound
      const wanted = read(visit)
      const doing = (part: string) => ({
        ...{ eventId: `exam.page/${visit.actor.id}/${visit.once}/${part}`, at: world.clock.now() },
        redraws: true as const,
      })
      const outcome = await doOnPaper(world, examPaper, id, wanted.deed, doing('deed'))
      const why = because(outcome)
      const to = `/exam/${mine.exam.id}` as const
      if (why) return goTo(to, why, 'info')
      if (wanted.onward) await doOnPaper(world, examPaper, id, wanted.onward, doing('onward'))
      return goTo(to, wanted.said)
    },
  })

const itemOf = ({ form }: Visit, name = 'item'): number => {
  const n = Number(form.text(name))
  return Number.isInteger(n) && n >= 0 && n < 200 ? n : 0
}

const start = deed('/exam/:id/start', () => ({ deed: { do: 'start' } }))
const turn = deed('/exam/:id/turn', (visit) => ({ deed: { do: 'turn', to: itemOf(visit, 'to') } }))
const answer = deed('/exam/:id/answer', (visit) => {
  const item = itemOf(visit)
  const choice = [
    ...new Set(
      visit.form
        .texts('choice')
        .join('')
        .replace(/[^A-HTF]/g, ''),
    ),
  ]
    .sort()
    .join('')
  return { deed: { do: 'answer', item, choice }, onward: { do: 'turn', to: item + 1 }, said: words.kept }
})
const handIn = deed('/exam/:id/hand-in', () => ({ deed: { do: 'hand-in', anyway: true }, said: words.handedIn }))

export const paperPages = [sit, start, turn, answer, handIn]
