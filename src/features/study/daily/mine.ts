import { mineCard } from '../../../../cards/study/mine.card.ts'
import { saidCard } from '../../../../cards/study/said.card.ts'
import { texts } from '../../../../cards/study/texts.ts'
import { instantAt, type LocalDate, localDateOf } from '../../../core/clock.ts'
import { confirmationsOf, countStages } from '../../../domain/confirmations/ledger.ts'
import { memberByAccount } from '../../../domain/people/store.ts'
import { type Command, isWord, type Said } from '../../../platform/feature.ts'
import { enqueue } from '../../../platform/outbox/enqueue.ts'
import type { World } from '../../../platform/world.ts'
import { answersOf, questionsById } from './store.ts'

/** As many as fit on a phone without scrolling far. */
const shown = 8

const subjectOf = (line: { subject: string }): string => line.subject.split('/')[1] ?? ''

const cardFor = async ({ db, clock }: World, { account }: Said) => {
  const member = await memberByAccount(db, account)
  if (!member) return saidCard(texts.toast.stranger)
  const firstOfMonth = instantAt(`${localDateOf(clock.now()).slice(0, 8)}01` as LocalDate, '00:00')
  const stages = await countStages(db, member.id, 'study', firstOfMonth)
  const lines = await confirmationsOf(db, member.id, 'study', shown)
  const asked = await questionsById(db, lines.map(subjectOf))
  return mineCard({
    learned: stages.learned ?? 0,
    understood: stages.understood ?? 0,
    answers: (await answersOf(db, member.id, shown)).map(({ answer, day, question }) => ({
      day,
      subject: question.subject,
      choice: answer.choice,
      correct: answer.correct,
      answer: question.answer,
      late: answer.late,
    })),
    confirmations: lines.map((line) => ({
      day: localDateOf(line.occurredAt),
      stage: line.stage,
      subject: asked.get(subjectOf(line))?.subject ?? '',
    })),
  })
}

/** 我的：one's own answers and confirmations, in 单聊 wherever it was asked. */
export const mineCommand: Command = {
  word: texts.words.mine,
  help: texts.help.mine,
  rule: 'record.view',
  run: async (world, said) => {
    if (!said.toBot || !isWord(said.text, texts.words.mine)) return 'not-mine'
    const card = await cardFor(world, said)
    await world.db.commit((to) => [
      enqueue(to, world, { key: `study/mine/${said.eventId}`, lane: 'reply', to: { account: said.account }, card }),
    ])
    return 'done'
  },
}
