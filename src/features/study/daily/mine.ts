import { mineCard } from '../../../../cards/study/mine.card.ts'
import { texts } from '../../../../cards/study/texts.ts'
import { instantAt, type LocalDate, localDateOf } from '../../../core/clock.ts'
import { daysBetween } from '../../../core/days.ts'
import type { QuestionId } from '../../../core/ids.ts'
import type { Actor } from '../../../domain/access/actor.ts'
import { command } from '../../../domain/access/guard.ts'
import { confirmationsOf, countStages } from '../../../domain/confirmations/ledger.ts'
import type { Known } from '../../../domain/memory/choose.ts'
import { standingOf } from '../../../domain/memory/memory.ts'
import { memoriesNow } from '../../../domain/memory/store.ts'
import { keyOf } from '../../../domain/questions/question.ts'
import { questionsById } from '../../../domain/questions/store.ts'
import { enqueue } from '../../../platform/outbox/enqueue.ts'
import type { World } from '../../../platform/world.ts'
import { answersOf } from './store.ts'

/** As many as fit on a phone without scrolling far. */
const shown = 8

const subjectOf = (line: { subject: string }) => (line.subject.split('/')[1] ?? '') as QuestionId

/** As many as one keeps in mind. */
const soon = 3

const pointsOf = (known: readonly Known[], today: LocalDate, url: string) => ({
  ...{ url, met: known.length },
  mastered: known.filter(({ memory }) => standingOf(memory) === 'mastered').length,
  next: [...known]
    .sort((a, b) => (a.memory.due < b.memory.due ? -1 : a.memory.due > b.memory.due ? 1 : 0))
    .slice(0, soon)
    .map(({ point, memory }) => ({ point, days: daysBetween(today, memory.due) })),
})

const cardFor = async ({ db, clock, config }: World, { id }: Actor) => {
  const known = await memoriesNow(db, id)
  const firstOfMonth = instantAt(`${localDateOf(clock.now()).slice(0, 8)}01` as LocalDate, '00:00')
  const stages = await countStages(db, id, 'study', firstOfMonth)
  const lines = await confirmationsOf(db, id, 'study', shown)
  const asked = await questionsById(db, lines.map(subjectOf))
  return mineCard({
    learned: stages.learned ?? 0,
    understood: stages.understood ?? 0,
    ...(known.length > 0 && { points: pointsOf(known, localDateOf(clock.now()), `${config.publicUrl}/me/points`) }),
    answers: (await answersOf(db, id, shown)).map(({ answer, day, question }) => ({
      day,
      subject: question.subject,
      choice: answer.choice,
      correct: answer.correct,
      answer: keyOf(question),
      late: answer.late,
    })),
    confirmations: lines.map((line) => ({
      day: localDateOf(line.occurredAt),
      stage: line.stage,
      subject: asked.get(subjectOf(line))?.subject ?? '',
    })),
  })
}

/** 我的：one's own answers, points and confirmations, in 单聊 wherever it was asked. */
export const mineCommand = command({
  word: texts.words.mine,
  help: texts.help.mine,
  act: 'record.view',
  run: async (world, said, actor) => {
    const card = await cardFor(world, actor)
    await world.db.commit((to) => [
      enqueue(to, world, { key: `study/mine/${said.eventId}`, lane: 'reply', to: { account: said.account }, card }),
    ])
  },
})
