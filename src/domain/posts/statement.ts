/** One 手指口述: at what one points, what one says, and what must not be done there ('' when nothing is named). */
export type Statement = { object: string; sentence: string; avoid: string }

/** What fits on a card and into a head. Characters, and how many statements. */
export const limits = { post: 30, object: 30, sentence: 200, avoid: 100, description: 1_000, statements: 20 } as const

export type StatementProblem = 'empty' | 'too-long' | 'twice' | 'too-many'

/** What stands against these statements, with the line (from 0) at which it does. Pure. */
export const problemIn = (statements: readonly Statement[]): { line: number; why: StatementProblem } | undefined => {
  const seen = new Set<string>()
  for (const [line, { object, sentence, avoid }] of statements.entries()) {
    if (line >= limits.statements) return { line, why: 'too-many' }
    if (object === '' || sentence === '') return { line, why: 'empty' }
    if (object.length > limits.object || sentence.length > limits.sentence || avoid.length > limits.avoid)
      return { line, why: 'too-long' }
    if (seen.has(sentence)) return { line, why: 'twice' }
    seen.add(sentence)
  }
  return statements.length === 0 ? { line: 0, why: 'empty' } : undefined
}
