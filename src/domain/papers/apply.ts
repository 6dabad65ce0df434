import { keyOf, keysOf } from '../questions/question.ts'
import type { Finished, PaperKind, Settled } from './kind.ts'
import { isAnswered, nextUnsettled, ownLetter, paperPhase, sorted, unanswered } from './rules.ts'
import type { LoadedItem, Paper, PaperAnswer } from './store.ts'

/** What a person does with a paper. Letters as they are shown. */
export type PaperDeed =
  | { do: 'start' }
  | { do: 'choose' | 'tick'; item: number; choice: string }
  /** Several letters at once, as people write them. */
  | { do: 'answer'; item: number; choice: string }
  | { do: 'settle'; item: number }
  | { do: 'sure'; item: number; sure: boolean }
  | { do: 'turn'; to: number }
  | { do: 'hand-in'; anyway: boolean }
  /** Not the person's own deed: the time is up. */
  | { do: 'close' }

export type Refusal =
  | { because: 'over' | 'done' | 'unstarted' | 'void' | 'held' | 'not-an-option' | 'nothing-ticked' }
  | { because: 'already'; item: LoadedItem }
  | { because: 'missing'; items: readonly number[] }

export type Applied =
  | { kind: 'refused'; paper: Paper; refusal: Refusal }
  | {
      kind: 'changed'
      /** As it is afterwards. */
      paper: Paper
      /** Rows of answers to be written. */
      answers: readonly PaperAnswer[]
      settled: readonly Settled[]
      finished?: Finished
    }

type By = { eventId: string; at: Date }

const refused = (paper: Paper, refusal: Refusal): Applied => ({ kind: 'refused', paper, refusal })

const withAnswer = (paper: Paper, answer: PaperAnswer): Paper => ({
  ...paper,
  items: paper.items.map((item) => (item.n === answer.item ? { ...item, answer } : item)),
})

const answerAt = (paper: Paper, item: LoadedItem, { eventId, at }: By, change: Partial<PaperAnswer>): PaperAnswer => ({
  ...{ paperId: paper.id, item: item.n, choice: '', confident: null, correct: null, settledAt: null },
  ...item.answer,
  ...{ eventId, answeredAt: at },
  ...change,
})

const settledOf = (item: LoadedItem, { choice, confident, answeredAt }: PaperAnswer): Settled => ({
  ...{ item, choice, confident, at: answeredAt },
  correct: choice === keyOf(item.question),
})

/** How it stands when it ends: what is settled counts, what was taken away does not. */
const endOfPaper = (paper: Paper, state: Finished['state']): Finished => {
  const settled = paper.items.flatMap((item) => (item.answer?.settledAt ? [settledOf(item, item.answer)] : []))
  return {
    ...{ settled, state },
    right: settled.filter((s) => s.correct).length,
    total: paper.items.filter((item) => !item.isVoid).length,
  }
}

const ended = (paper: Paper, state: Finished['state'], { at }: By): Paper => ({ ...paper, state, endedAt: at })

/** One answer that is final. The last one ends the paper. */
const settle = (paper: Paper, item: LoadedItem, choice: string, by: By): Applied => {
  const answer = answerAt(paper, item, by, {
    choice,
    settledAt: by.at,
    correct: choice === keyOf(item.question),
  })
  const after = { ...withAnswer(paper, answer), at: item.n }
  const settled = [settledOf(item, answer)]
  if (nextUnsettled(after, item.n)) return { kind: 'changed', paper: after, answers: [answer], settled }
  return {
    ...{ kind: 'changed', answers: [answer], settled },
    paper: ended(after, 'done', by),
    finished: endOfPaper(after, 'done'),
  }
}

/** Everything that is chosen becomes final, and that is the end. */
const finish = (paper: Paper, state: Finished['state'], by: By): Applied => {
  const answers = paper.items.flatMap((item) =>
    item.answer && item.answer.settledAt === null && item.answer.choice !== '' && !item.isVoid
      ? [{ ...item.answer, settledAt: by.at, correct: item.answer.choice === keyOf(item.question) }]
      : [],
  )
  const after = answers.reduce(withAnswer, paper)
  const settled = answers.flatMap((answer) => {
    const item = paper.items[answer.item]
    return item ? [settledOf(item, answer)] : []
  })
  return { kind: 'changed', paper: ended(after, state, by), answers, settled, finished: endOfPaper(after, state) }
}

const toggled = (choice: string, letter: string): string =>
  sorted(choice.includes(letter) ? choice.replace(letter, '') : choice + letter)

const onItem = (paper: Paper, kind: PaperKind, deed: Extract<PaperDeed, { item: number }>, by: By): Applied => {
  const item = paper.items[deed.item]
  if (!item) return refused(paper, { because: 'not-an-option' })
  if (item.answer?.settledAt) return refused(paper, { because: 'already', item })
  if (item.isVoid) return refused(paper, { because: item.isHeld ? 'held' : 'void' })
  const changed = (change: Partial<PaperAnswer>): Applied => {
    const answer = answerAt(paper, item, by, change)
    return { kind: 'changed', paper: { ...withAnswer(paper, answer), at: item.n }, answers: [answer], settled: [] }
  }
  const atOnce = kind.reveal === 'at-once'
  const own = 'choice' in deed ? sorted([...deed.choice].map((shown) => ownLetter(item, shown)).join('')) : ''
  const fits = own.length > 0 && [...own].every((letter) => keysOf(item.question).includes(letter))
  switch (deed.do) {
    case 'sure':
      return changed({ confident: deed.sure })
    case 'settle': {
      // What is handed in as a whole has no such button; a forged one settles nothing.
      if (!atOnce) return refused(paper, { because: 'not-an-option' })
      const choice = sorted(item.answer?.choice ?? '')
      return choice === '' ? refused(paper, { because: 'nothing-ticked' }) : settle(paper, item, choice, by)
    }
    case 'tick':
      if (!fits || item.question.kind !== 'multiple') return refused(paper, { because: 'not-an-option' })
      return changed({ choice: toggled(item.answer?.choice ?? '', own) })
    default: {
      const several = item.question.kind === 'multiple'
      if (!fits || (several ? deed.do === 'choose' : own.length > 1))
        return refused(paper, { because: 'not-an-option' })
      return atOnce ? settle(paper, item, own, by) : changed({ choice: own })
    }
  }
}

const started = (paper: Paper, at: Date): Paper => {
  const limit = paper.minutes === null ? undefined : new Date(at.getTime() + paper.minutes * 60_000)
  const deadline = limit && limit < paper.closesAt ? limit : paper.closesAt
  return { ...paper, startedAt: at, deadline }
}

/**
 * What comes of a deed: pure, so that the card can be drawn and everything written in one commit. `paper` is what was read;
 * what comes back may be written only while nobody has changed it since.
 */
export const applyDeed = (paper: Paper, kind: PaperKind, deed: PaperDeed, by: By): Applied => {
  const phase = paperPhase(paper, by.at)
  const turned = (to: number): Applied => ({
    ...{ kind: 'changed', answers: [], settled: [] },
    paper: { ...paper, at: Math.min(Math.max(to, 0), paper.items.length - 1) },
  })
  if (deed.do === 'close') return phase === 'over' ? finish(paper, 'closed', by) : refused(paper, { because: 'done' })
  if (phase === 'done' || phase === 'closed') {
    const item = 'item' in deed ? paper.items[deed.item] : undefined
    if (kind.reveal === 'at-once' && item?.answer?.settledAt) return refused(paper, { because: 'already', item })
    // What shows its verdicts may be looked through afterwards.
    return deed.do === 'turn' && kind.reveal === 'at-once'
      ? turned(deed.to)
      : refused(paper, { because: phase === 'done' ? 'done' : 'over' })
  }
  if (phase === 'over') return refused(paper, { because: 'over' })
  if (deed.do === 'start')
    return { kind: 'changed', answers: [], settled: [], paper: phase === 'unstarted' ? started(paper, by.at) : paper }
  if (phase === 'unstarted') return refused(paper, { because: 'unstarted' })
  if (deed.do === 'turn') return turned(deed.to)
  if (deed.do === 'hand-in') {
    if (kind.reveal === 'at-once') return refused(paper, { because: 'not-an-option' })
    const missing = unanswered(paper).map((item) => item.n)
    return missing.length > 0 && !deed.anyway
      ? refused(paper, { because: 'missing', items: missing })
      : finish(paper, 'done', by)
  }
  return onItem(paper, kind, deed, by)
}

/** How many can be answered. */
export const answerableOf = ({ items }: Pick<Paper, 'items'>): number => items.filter((item) => !item.isVoid).length

/** How many have an answer, of those that can. */
export const answeredOf = (paper: Pick<Paper, 'items'>): number =>
  paper.items.filter((item) => !item.isVoid && isAnswered(item)).length
