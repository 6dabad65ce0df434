import { cleanCell, isBlankRow } from '../../../core/cells.ts'
import type { Sheet } from '../../../core/sheet.ts'
import { limits, problemIn, type Statement } from '../../../domain/posts/statement.ts'
import { texts } from './texts.ts'

type Read<T> = { ok: true; value: T } | { ok: false; why: string }
export type PostWords = { post: string; description: string; statements: readonly Statement[] }

/** One line of the form: 手指｜口述｜不能做. */
const readLine = (line: string): Statement => {
  const [object = '', sentence = '', ...avoid] = line.split(texts.separators).map((part) => part.trim())
  return { object, sentence, avoid: avoid.join(' ').trim() }
}

/** The whole of a post's words, checked. Pure. */
const checked = (words: PostWords): Read<PostWords> => {
  if (words.post === '' || words.post.length > limits.post) return { ok: false, why: texts.said.noPost }
  if (words.description.length > limits.description) return { ok: false, why: texts.said.descriptionTooLong }
  const problem = problemIn(words.statements)
  return problem ? { ok: false, why: texts.said.problems[problem.why](problem.line + 1) } : { ok: true, value: words }
}

/** What somebody typed into the form. Pure. */
export const readForm = (post: string, description: string, lines: string): Read<PostWords> =>
  checked({
    ...{ post: cleanCell(post), description },
    statements: lines
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map(readLine),
  })

export const writeStatements = (statements: readonly Statement[]): string =>
  statements
    .map(({ object, sentence, avoid }) => [object, sentence, ...(avoid ? [avoid] : [])].join(texts.separator))
    .join('\n')

type Column = keyof typeof texts.columns

const columnsIn = (header: readonly string[]): Map<Column, number> => {
  const found = new Map<Column, number>()
  for (const [name, pattern] of Object.entries(texts.columns) as [Column, RegExp][]) {
    const at = header.findIndex((cell) => pattern.test(cleanCell(cell).replace(/\s+/g, '')))
    if (at >= 0) found.set(name, at)
  }
  return found
}

const postsIn = ({ rows: [header = [], ...rows] }: Sheet): PostWords[] | undefined => {
  const columns = columnsIn(header)
  if (!columns.has('post') || !columns.has('object') || !columns.has('sentence')) return undefined
  const posts = new Map<string, { post: string; description: string; statements: Statement[] }>()
  let last = ''
  for (const row of rows) {
    if (isBlankRow(row)) continue
    const cell = (name: Column) => cleanCell(row[columns.get(name) ?? -1] ?? '')
    // Merged cells come empty: the post is the one above.
    last = cell('post') || last
    const words = posts.get(last) ?? { post: last, description: '', statements: [] }
    words.description ||= cell('description')
    words.statements.push({ object: cell('object'), sentence: cell('sentence'), avoid: cell('avoid') })
    posts.set(last, words)
  }
  return [...posts.values()]
}

/** A file of several posts: all of it or nothing. Pure. */
export const readSheets = (sheets: readonly Sheet[]): Read<readonly PostWords[]> => {
  const tables = sheets.flatMap((sheet) => {
    const posts = postsIn(sheet)
    return posts ? [posts] : []
  })
  if (tables.length === 0) return { ok: false, why: texts.said.noHeader }
  const read = tables.flat().map((words) => ({ post: words.post, ...checked(words) }))
  const wrong = read.find((r) => !r.ok)
  if (wrong && !wrong.ok) return { ok: false, why: texts.said.inPost(wrong.post, wrong.why) }
  return { ok: true, value: read.flatMap((r) => (r.ok ? [r.value] : [])) }
}
