import type { Card } from '../../../cards/kit/card.ts'
import { paperQuestionCard } from '../../../cards/papers/question.card.ts'
import { endCard, paperVerdictCard, skippedCard, startCard } from '../../../cards/papers/verdict.card.ts'
import { localDateOf, localTimeOf } from '../../core/clock.ts'
import type { World } from '../../platform/world.ts'
import { keyOf } from '../questions/question.ts'
import { answerableOf, answeredOf } from './apply.ts'
import type { PaperKind } from './kind.ts'
import { endOf, nextUnsettled, paperPhase, shownLetters, shownOptions } from './rules.ts'
import type { LoadedItem, Paper } from './store.ts'

/** '2026-03-02 09:12' at the mine. */
const momentOf = (at: Date): string => `${localDateOf(at)} ${localTimeOf(at)}`

const itemFace = (paper: Paper, title: string, item: LoadedItem) => ({
  ...{ paper: paper.id, title, n: item.n, of: paper.items.length },
  ...{ kind: item.question.kind, subject: item.question.subject, stem: item.question.stem },
  options: shownOptions(item),
  chosen: shownLetters(item, item.answer?.choice ?? ''),
})

const verdict = async (world: World, kind: PaperKind, paper: Paper, title: string, item: LoadedItem) => {
  const { answer: given, question } = item
  if (!given?.settledAt) throw new Error('a verdict before the answer')
  const correct = given.choice === keyOf(question)
  const { choice, confident, answeredAt: at } = given
  const afterword = await kind.afterword?.(world, paper, { item, choice, correct, confident, at })
  const next = nextUnsettled(paper, item.n)
  const counted = paper.items.filter((i) => !i.isVoid)
  const right = counted.filter((i) => i.answer?.settledAt && i.answer.choice === keyOf(i.question)).length
  const over = paper.state === 'done' && { right, total: counted.length }
  return paperVerdictCard({
    ...itemFace(paper, title, item),
    question: question.id,
    ...{
      answer: shownLetters(item, keyOf(question)),
      explanation: question.explanation,
      basis: question.basis,
      correct,
    },
    ...(afterword && { afterword }),
    ...(next && { next: next.n }),
    ...(over && { ending: { ...over, lines: (await kind.ending?.(world, paper)) ?? [] } }),
  })
}

/** The card as it looks now to the person whose paper it is. Before an answer is settled nothing on it depends on the key. */
export const paperFace = async (world: World, kind: PaperKind, paper: Paper): Promise<Card> => {
  const { title, intro = [], summary } = kind.face(paper)
  const phase = paperPhase(paper, world.clock.now())
  const atOnce = kind.reveal === 'at-once'
  if (phase === 'unstarted')
    return startCard({
      ...{ paper: paper.id, title, intro, count: paper.items.length, minutes: paper.minutes },
      closes: momentOf(paper.closesAt),
      ...(summary && { summary }),
    })
  const item = paper.items[paper.at] ?? paper.items[0]
  if (!item) throw new Error('a paper without questions')
  if (atOnce && item.answer?.settledAt) return verdict(world, kind, paper, title, item)
  if (phase !== 'open') {
    const how = phase === 'done' ? 'handed-in' : answeredOf(paper) > 0 ? 'over' : 'unanswered'
    return endCard({ title, how, lines: (await kind.ending?.(world, paper)) ?? [] })
  }
  if (item.isVoid) return skippedCard({ ...itemFace(paper, title, item), held: item.isHeld, open: !atOnce })
  return paperQuestionCard({
    ...itemFace(paper, title, item),
    open: !atOnce,
    ...(kind.askConfidence && { confident: item.answer?.confident ?? null }),
    ...(!atOnce && {
      progress: { answered: answeredOf(paper), of: answerableOf(paper), ends: localTimeOf(endOf(paper)) },
    }),
  })
}
