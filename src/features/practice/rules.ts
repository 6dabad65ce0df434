import type { At, Mode } from '../../../cards/practice/actions.ts'
import type { Asked } from '../../../cards/practice/practice.card.ts'
import type { Statement } from '../../domain/posts/statement.ts'

/** Of three, so that a guess is one in three and three lines fit on a phone. */
export const choices = 3

/** What an author put in 【】 is what a gap takes out. */
const marked = /\u3010([^\u3010\u3011]+)\u3011/

/** The sentence as it is said: without the author's marks. */
export const said = (sentence: string): string => sentence.replace(/[\u3010\u3011]/g, '')

const hashOf = (text: string): number => {
  let hash = 2_166_136_261
  for (const ch of text) hash = Math.imul(hash ^ (ch.codePointAt(0) ?? 0), 16_777_619)
  hash ^= hash >>> 15
  hash = Math.imul(hash, 2_246_822_507)
  return (hash ^ (hash >>> 13)) >>> 0
}

/** In an order that the seed decides: the same for whoever asks again, foreseen by nobody. */
const shuffled = <T>(seed: string, items: readonly T[]): T[] =>
  items
    .map((item, i) => ({ item, at: hashOf(`${seed}/${i}`) }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item)

/** One step of a round: which statement it is about, what is asked, and the options; nothing to pick when flashing. */
export type Step = {
  statement: Statement
  ask?: { asked: Asked; options: readonly string[]; right: number }
}

const optionsOf = (
  seed: string,
  right: string,
  others: readonly string[],
): Omit<NonNullable<Step['ask']>, 'asked'> | undefined => {
  const wrong = shuffled(
    `${seed}/others`,
    [...new Set(others)].filter((o) => o !== right),
  ).slice(0, choices - 1)
  if (wrong.length === 0) return undefined
  const options = shuffled(`${seed}/order`, [right, ...wrong])
  return { options, right: options.indexOf(right) }
}

const orderStep = (statements: readonly Statement[], seed: string, i: number): Step | undefined => {
  const statement = statements[i]
  if (!statement) return undefined
  const before = statements[i - 1]
  // Neither the one that was just said nor any before it: who listens has heard those.
  const later = statements.slice(i + 1).map((s) => said(s.sentence))
  const earlier = statements.slice(0, Math.max(0, i - 1)).map((s) => said(s.sentence))
  const drawn = optionsOf(seed, said(statement.sentence), later.length >= choices - 1 ? later : [...later, ...earlier])
  if (!drawn) return { statement }
  return {
    statement,
    ask: { asked: before ? { kind: 'order', before: said(before.sentence) } : { kind: 'first' }, ...drawn },
  }
}

const gapStep = (statements: readonly Statement[], seed: string, i: number, hole: string): Step | undefined => {
  const statement = statements[i]
  if (!statement) return undefined
  const { sentence, object } = statement
  const [whole, word] = marked.exec(sentence) ?? []
  if (whole && word) {
    const drawn = optionsOf(
      seed,
      word,
      statements.flatMap((s) => marked.exec(s.sentence)?.[1] ?? []),
    )
    if (drawn)
      return { statement, ask: { asked: { kind: 'gap', sentence: said(sentence.replace(whole, hole)) }, ...drawn } }
  }
  const drawn = optionsOf(
    seed,
    object,
    statements.map((s) => s.object),
  )
  return drawn ? { statement, ask: { asked: { kind: 'object', sentence: said(sentence) }, ...drawn } } : { statement }
}

/**
 * The step of a round, the same whenever it is drawn for the same round. Pure.
 *
 * @returns nothing past the end
 */
export const stepOf = (
  statements: readonly Statement[],
  { run, mode, step }: Pick<At, 'run' | 'step'> & { mode: Mode },
  hole: string,
): Step | undefined => {
  const seed = `${run}/${mode}/${step}`
  if (mode === 'order') return orderStep(statements, seed, step)
  if (mode === 'gap') return gapStep(statements, seed, step, hole)
  const statement = statements[step]
  return statement && { statement }
}
