import { type QuestionKind, questionKinds } from '../../domain/questions/question.ts'
import { type Blueprint, kindCounts } from './blueprint.ts'
import { compose, type Pickable } from './compose.ts'

/** What the bank has too little of. `together`: each is there, but not all of them in one paper. */
export type Shortage =
  | { of: 'kind'; kind: QuestionKind; need: number; have: number }
  | { of: 'subject'; subject: string; need: number; have: number }
  | { of: 'post'; post: string; need: number; have: number }
  | { of: 'together'; post: string }

const fits = ({ difficulty: [from, to] }: Blueprint, { difficulty }: Pickable): boolean =>
  from <= difficulty && difficulty <= to

/** Where a quota asks for a post's own questions, nobody without a post can have any. */
export const blueprintFor = (blueprint: Blueprint, post: string): Blueprint =>
  post === '' ? { ...blueprint, ownPost: 0 } : blueprint

/**
 * 题够不够：what keeps a paper for somebody of this post from being made of these; nothing when one can be.
 *
 * @param questions what may be asked of that post, those for everyone among them
 */
export const shortagesOf = (blueprint: Blueprint, questions: readonly Pickable[], post: string): Shortage[] => {
  const wanted = blueprintFor(blueprint, post)
  if (compose(wanted, questions, { seed: 'enough', post })) return []
  const usable = questions.filter((question) => fits(wanted, question))
  const count = (is: (q: Pickable) => boolean) => usable.filter(is).length
  const counts = kindCounts(wanted)
  const short: Shortage[] = [
    ...questionKinds.map((kind) => ({
      ...{ of: 'kind' as const, kind, need: counts[kind] },
      have: count((q) => q.kind === kind),
    })),
    ...wanted.subjects.map(({ subject, count: need }) => ({
      ...{ of: 'subject' as const, subject, need },
      have: count((q) => q.subject === subject),
    })),
    { of: 'post' as const, post, need: wanted.ownPost, have: count((q) => q.post === post && post !== '') },
  ].filter(({ need, have }) => have < need)
  return short.length > 0 ? short : [{ of: 'together', post }]
}
