/** @jsxImportSource hono/jsx */
import type { Actor } from '../../../domain/access/actor.ts'
import type { Act } from '../../../domain/access/acts.ts'
import { may } from '../../../domain/access/may.ts'
import { page } from '../../../domain/access/page.ts'
import type { StoredQuestion } from '../../../domain/questions/store.ts'
import type { Visit } from '../../../platform/pages/page.ts'
import { goTo, notFound, type Reply, show } from '../../../platform/pages/reply.ts'
import type { World } from '../../../platform/world.ts'
import { LinkButton } from '../../../web/button.tsx'
import { conflictsOf, settleConflict } from '../conflicts.ts'
import { banksNamed } from '../drafts/into.ts'
import { aboutQuestion, questionById, targetOf } from '../reach.ts'
import { approve, sendBack } from '../reviews.ts'
import { findSound, setAside, takeOut } from '../settle.ts'
import { allAbout } from './about.ts'
import { Actions, Conflicts } from './question-acts.tsx'
import { Figures, Flags, Past, Words } from './question-parts.tsx'
import { texts as all } from './texts.ts'

const texts = all.one
const longest = 500

const rule = (act: Act) => ({
  act,
  target: async (world: World, { params }: Visit, actor: Actor) => aboutQuestion(world, params.id ?? '', actor),
})

/** What is decided of one of two is decided of the other: whoever does it may review both. */
const mayReview = async (world: World, question: StoredQuestion, actor: Actor): Promise<boolean> => {
  const target = await targetOf(world, question, actor)
  return target !== undefined && may(actor, 'bank.review', target)
}

/** 一道题：its words with the key, its figures, what people say of it, what it was, and what may be done. */
const one = page({
  ...{ method: 'GET', path: '/bank/q/:id', ...rule('bank.view') },
  run: async (world, { params, actor }) => {
    const question = await questionById(world.db, params.id ?? '')
    if (!question) return notFound
    const [about, target, [bank]] = await Promise.all([
      allAbout(world, question),
      targetOf(world, question, actor),
      banksNamed(world, [question.branchId]),
    ])
    const can = (act: Act) => target !== undefined && may(actor, act, target)
    const decided = await Promise.all(about.conflicts.map(({ other }) => mayReview(world, other, actor)))
    const now = world.clock.now()
    return show(
      texts.title,
      <>
        <Words of={question} about={about} bank={bank?.name || all.company} now={now} />
        <Conflicts of={question} about={about} decides={can('bank.review') ? decided : []} />
        <Actions
          of={question}
          doubted={about.doubted}
          contradicts={about.conflicts.length > 0}
          edit={can('bank.edit')}
          review={can('bank.review')}
          once={world.ids.next()}
        />
        <Figures about={about} />
        <Flags about={about} question={question} now={now} />
        <Past about={about} now={now} />
        <LinkButton to="/bank" text={all.back} />
      </>,
    )
  },
})

type Doing = (world: World, question: StoredQuestion, visit: Visit & { actor: Actor }) => Promise<Reply>

const deed = (act: Act, name: string, run: Doing) =>
  page({
    ...{ method: 'POST', path: `/bank/q/:id/${name}`, ...rule(act) },
    run: async (world, visit) => {
      const question = await questionById(world.db, visit.params.id ?? '')
      return question ? run(world, question, visit) : notFound
    },
  })

const here = ({ id }: StoredQuestion) => `/bank/q/${id}` as const
const told = (question: StoredQuestion, done: boolean, words: string): Reply =>
  done ? goTo(here(question), words) : goTo(here(question), texts.late, 'info')

const approving: Doing = async (world, question, { actor, once }) =>
  (await approve(world, question, { by: actor.id, once }))
    ? goTo('/bank/review', texts.approved)
    : told(question, false, '')

const returning: Doing = async (world, question, { actor, once, form }) => {
  const reason = form.text('reason').slice(0, longest)
  if (reason === '') return goTo(here(question), texts.needsWhy, 'bad')
  return (await sendBack(world, question, { by: actor.id, once, reason }))
    ? goTo('/bank/review', texts.returned)
    : told(question, false, '')
}

const restoring: Doing = async (world, question, { actor }) => {
  if ((await conflictsOf(world.db, question.id)).length > 0) return goTo(here(question), texts.stillContradicts, 'bad')
  return told(question, await findSound(world, question, actor.id), texts.restored)
}

/** The key of this one or of the other holds; which other one is named by the form. */
const holding: Doing = async (world, question, { actor, form }) => {
  const other = form.text('other')
  const conflict = (await conflictsOf(world.db, question.id)).find((c) =>
    [c.keptId, c.offeredId].some((id) => id === other),
  )
  const winner = form.text('holds') === 'other' ? await questionById(world.db, other) : question
  const theirs = await questionById(world.db, other)
  if (!conflict || !winner || !theirs) return told(question, false, '')
  if (!(await mayReview(world, theirs, actor))) return goTo(here(question), texts.notBoth, 'bad')
  const done = await settleConflict(world, conflict, { winner, by: actor.id })
  return done ? goTo(here(winner), texts.restored) : told(question, false, '')
}

export const questionPages = [
  one,
  deed('bank.review', 'approve', approving),
  deed('bank.review', 'return', returning),
  deed('bank.review', 'sound', restoring),
  deed('bank.review', 'holds', holding),
  deed('bank.review', 'withdraw', async (world, question, { actor }) =>
    told(question, await takeOut(world, question, actor.id), texts.withdrawn),
  ),
  deed('bank.edit', 'aside', async (world, question, { actor }) =>
    told(question, await setAside(world, question, actor.id), texts.asideDone),
  ),
]
