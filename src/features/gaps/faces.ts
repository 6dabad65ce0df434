import { askListCard, askOneCard, type ToAsk } from '../../../cards/gaps/ask.card.ts'
import { type Chain, helpCard } from '../../../cards/gaps/help.card.ts'
import { texts } from '../../../cards/gaps/texts.ts'
import type { Card } from '../../../cards/kit/card.ts'
import { localDateOf } from '../../core/clock.ts'
import type { GapView } from '../../domain/gaps/store.ts'
import { isHeld } from '../../domain/questions/held.ts'
import { keyOf } from '../../domain/questions/question.ts'
import { candidates, mayBeAsked, questionsById, type StoredQuestion } from '../../domain/questions/store.ts'
import type { Db } from '../../platform/db/db.ts'
import type { Person } from './people.ts'
import type { Ask } from './store.ts'

/** 学 → 懂 → 做 → 确认, as things stand since the last miss. */
export const chainOf = ({ gap, standing: { coached, asked, shown } }: GapView): Chain => {
  const { learned, understood, done, confirmed } = texts.stages
  const closed = gap.closedWhy === 'shown'
  return [
    { name: learned, done: closed || coached || asked === 'can' || asked === 'with-help' },
    { name: understood, done: closed || asked === 'can' },
    { name: done, done: closed || shown === 'can' },
    { name: confirmed, done: closed },
  ]
}

/** What has still to be found out. */
export const nextOf = ({ closing, standing: { asked, shown } }: GapView): 'ask' | 'show' | 'both' => {
  if (closing === 'site' || asked === 'can') return 'show'
  return shown === 'can' ? 'ask' : 'both'
}

/** The question to be asked: the one that was missed, or another about the same when that one is not used any more. */
export const questionFor = async (db: Db, { gap }: GapView): Promise<StoredQuestion | undefined> => {
  const missed = (await questionsById(db, [gap.questionId])).get(gap.questionId)
  if (missed && mayBeAsked(missed) && !(await isHeld(db, missed.id))) return missed
  return (await candidates(db, { branchId: gap.branchId, points: [gap.point] }))[0]
}

const toAsk = (view: GapView, person: Person, ask: string): ToAsk => {
  const taken = ask === '' ? undefined : view.steps.find((s) => s.once === ask)
  return {
    ...{ gap: view.gap.id, name: person.name, team: person.team, point: view.gap.point },
    ...(taken && { result: taken.result }),
  }
}

/** The list as its chair sees it: those who have left meanwhile are not on it. */
export const listFace = (ask: Ask, views: readonly GapView[], people: ReadonlyMap<string, Person>): Card =>
  askListCard({
    ...{ ask: ask.id, shift: ask.shift, day: ask.day },
    people: ask.gapIds.flatMap((id) => {
      const view = views.find((v) => v.gap.id === id)
      const person = view && people.get(view.gap.memberId)
      return view && person ? [toAsk(view, person, ask.id)] : []
    }),
  })

export const oneFace = (
  view: GapView,
  person: Person,
  of: { ask: string; question: StoredQuestion | undefined; withKey?: boolean; result?: ToAsk['result'] },
): Card => {
  const { ask, question, withKey = false, result } = of
  const who = toAsk(view, person, ask)
  return askOneCard({
    ask,
    who: result ? { ...who, result } : who,
    ...(question && { words: { stem: question.stem, options: question.options } }),
    ...(question &&
      withKey && { key: { answer: keyOf(question), explanation: question.explanation, basis: question.basis } }),
  })
}

export const helpFace = (view: GapView, person: Person, now: Date): Card =>
  helpCard({
    ...{ gap: view.gap.id, name: person.name, team: person.team, point: view.gap.point },
    ...{ because: view.gap.because, chain: chainOf(view), coached: view.standing.coached, today: localDateOf(now) },
    ...(view.gap.closedWhy && { ended: view.gap.closedWhy }),
  })
