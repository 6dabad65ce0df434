import { createClient } from '@libsql/client'

/** What is right today, looked up where nobody on the page can: in the database. */
export type Key = {
  kind: 'single' | 'multiple' | 'judge'
  stem: string
  explanation: string
  /** The visible words of the buttons to press, and of the text to write. */
  right: string[]
  wrong: string[]
}

const judged: Record<string, string> = { T: '对', F: '错' }

export const keyOfToday = async (database: string): Promise<Key> => {
  const client = createClient({ url: `file:${database}` })
  const { rows } = await client.execute(
    `select q.kind, q.stem, q.answer, q.explanation, q.options from daily_rounds r
     join questions q on q.id = r.question_id order by r.pushed_at desc limit 1`,
  )
  client.close()
  const [row] = rows
  if (!row) throw new Error('nothing was asked today')
  const answer = String(row.answer)
  const count = (JSON.parse(String(row.options)) as string[]).length
  const letters = row.kind === 'judge' ? ['T', 'F'] : Array.from({ length: count }, (_, i) => 'ABCDEFGH'[i] ?? '')
  const wrong = letters.find((letter) => letter !== answer) ?? ''
  return {
    kind: row.kind as Key['kind'],
    stem: String(row.stem),
    explanation: String(row.explanation),
    right: [...answer].map((letter) => judged[letter] ?? letter),
    wrong: [judged[wrong] ?? wrong],
  }
}
