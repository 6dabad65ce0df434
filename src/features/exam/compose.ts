import type { QuestionId } from '../../core/ids.ts'
import { shuffled } from '../../core/shuffle.ts'
import type { QuestionKind } from '../../domain/questions/question.ts'
import { type Blueprint, kindCounts } from './blueprint.ts'
import { flowOver, type Network, pushUnit, widen } from './flow.ts'

/** A question as far as a blueprint asks about it. */
export type Pickable = {
  id: QuestionId
  kind: QuestionKind
  subject: string
  /** '' is everyone. */
  post: string
  difficulty: number
}

/** The places of a paper: so many for each quota, so many for anything. */
const bucketsOf = ({ subjects, ownPost, total }: Blueprint): [name: string, room: number][] => [
  ...subjects.map(({ subject, count }): [string, number] => [`subject/${subject}`, count]),
  ['post', ownPost],
  ['free', total - subjects.reduce((sum, { count }) => sum + count, ownPost)],
]

/** Questions of one type that may take the same places. */
type Cell = { name: string; kind: QuestionKind; offered: Pickable[] }

/** From the types through the cells to the places; cells open as questions are offered. */
const networkOf = (blueprint: Blueprint): Network => {
  const net: Network = new Map()
  for (const [kind, count] of Object.entries(kindCounts(blueprint))) widen(net, 'from', `kind/${kind}`, count)
  for (const [name, room] of bucketsOf(blueprint)) widen(net, `bucket/${name}`, 'to', room)
  return net
}

/**
 * 组卷：a paper as the blueprint wants it, of these questions, in an order that the seed decides; the same again for the same
 * seed. Whether there is one does not depend on luck: questions are offered in the seed's order, and those that are in
 * change places when that lets another in.
 *
 * @returns nothing when no such paper can be made of these
 */
export const compose = (
  blueprint: Blueprint,
  questions: readonly Pickable[],
  { seed, post }: { seed: string; post: string },
): QuestionId[] | undefined => {
  const [easiest, hardest] = blueprint.difficulty
  const net = networkOf(blueprint)
  const cells = new Map<string, Cell>()
  const cellOf = ({ kind, subject, post: wanted }: Pickable): Cell => {
    const quota = blueprint.subjects.some((s) => s.subject === subject)
    const buckets = [
      ...(quota ? [`subject/${subject}`] : []),
      ...(post !== '' && wanted === post ? ['post'] : []),
      'free',
    ]
    const name = `cell/${kind}/${buckets.join('+')}`
    const known = cells.get(name)
    if (known) return known
    for (const bucket of buckets) widen(net, name, `bucket/${bucket}`, blueprint.total)
    const cell = { name, kind, offered: [] }
    cells.set(name, cell)
    return cell
  }
  let placed = 0
  for (const question of shuffled(questions, seed)) {
    if (placed === blueprint.total) break
    if (question.difficulty < easiest || question.difficulty > hardest) continue
    const cell = cellOf(question)
    cell.offered.push(question)
    widen(net, `kind/${cell.kind}`, cell.name, 1)
    if (pushUnit(net, 'from', 'to')) placed++
  }
  if (placed < blueprint.total) return undefined
  const chosen = [...cells.values()].flatMap(({ name, kind, offered }) =>
    offered.slice(0, flowOver(net, `kind/${kind}`, name)).map(({ id }) => id),
  )
  return shuffled(chosen, `${seed}/order`)
}
