import type { Card } from '../../../cards/kit/card.ts'
import type { At } from '../../../cards/practice/actions.ts'
import { askCard, endCard, flashCard, verdictCard, wholeCard } from '../../../cards/practice/practice.card.ts'
import { texts } from '../../../cards/practice/texts.ts'
import { said, stepOf } from './rules.ts'
import type { Practised } from './texts-of.ts'

const spoken = <S extends { sentence: string }>(statement: S): S => ({
  ...statement,
  sentence: said(statement.sentence),
})

/** The step at which somebody is; the end when there is none left. */
export const stepFace = (of: Practised, at: At, shown = false): Card => {
  const step = stepOf(of.statements, at, texts.hole)
  if (!step) return endCard(of, at)
  if (step.ask) return askCard(of, at, step.ask)
  // With too few statements there is nothing to choose from: the sentence is shown instead.
  return flashCard(of, at, spoken(step.statement), shown || at.mode !== 'flash')
}

/** What became of a pick; nothing when there was nothing to pick. */
export const verdictFace = (of: Practised, at: At, pick: number): { correct: boolean; card: Card } | undefined => {
  const step = stepOf(of.statements, at, texts.hole)
  const picked = step?.ask?.options[pick]
  if (!step?.ask || picked === undefined) return undefined
  const correct = pick === step.ask.right
  const counted = { ...at, right: at.right + (correct ? 1 : 0) }
  return { correct, card: verdictCard(of, counted, { correct, picked, statement: spoken(step.statement) }) }
}

export const wholeFace = (of: Practised): Card => wholeCard(of, of.description, of.statements.map(spoken))
