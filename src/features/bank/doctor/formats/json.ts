import { formatTexts as texts, formatWords as words } from '../../../../../cards/import/texts.formats.ts'
import type { Sheet } from '../../../../core/sheet.ts'
import { letters } from '../../../../domain/questions/question.ts'
import { TextRefusal } from './refusal.ts'

const deepest = 32
const mostColumns = 60

/** Counted before anything is parsed: brackets outside of strings. */
const checkDepth = (text: string): void => {
  let [depth, inside] = [0, false]
  for (let i = 0; i < text.length; i++) {
    const sign = text[i]
    if (inside) {
      if (sign === '\\') i++
      else if (sign === '"') inside = false
    } else if (sign === '"') inside = true
    else if (sign === '{' || sign === '[') {
      if (++depth > deepest) throw new TextRefusal(texts.deep)
    } else if (sign === '}' || sign === ']') depth--
  }
}

type Item = Record<string, unknown>
const isItem = (value: unknown): value is Item => typeof value === 'object' && value !== null && !Array.isArray(value)
const isSaid = (value: unknown) => ['string', 'number', 'boolean'].includes(typeof value)
const said = (value: unknown): string => (isSaid(value) ? String(value) : '')

/** The lists of objects in a document, with the name under which each stands. */
const listsIn = (value: unknown, name: string): { name: string; items: Item[] }[] => {
  if (Array.isArray(value)) {
    const items = value.filter(isItem)
    return items.length > 0 && items.every((item) => Object.values(item).some(isSaid)) ? [{ name, items }] : []
  }
  return isItem(value) ? Object.entries(value).flatMap(([key, inner]) => listsIn(inner, key)) : []
}

const textKeys = ['text', 'content', 'value', 'option', 'title', 'name', 'label', 'desc']
const rightKeys = ['isCorrect', 'correct', 'isRight', 'right', 'isAnswer', 'is_correct']
const field = (item: Item, keys: readonly string[]) => keys.map((key) => item[key]).find((value) => value !== undefined)

const letterKeys = ['key', 'letter', 'label', 'id', 'no', 'code', 'name', 'option', 'value']
/** Objects that carry their own letters stand in the order of these, wherever they stand in the list. */
const inOrder = (value: readonly unknown[]): { ordered: readonly unknown[]; own?: string } => {
  const own = letterKeys.find((key) => {
    const marks = value.map((one) => (isItem(one) ? said(one[key]).trim().toUpperCase() : ''))
    return marks.length > 1 && [...marks].sort().join() === [...letters].slice(0, marks.length).join()
  })
  if (own === undefined) return { ordered: value }
  const mark = (one: unknown) => (isItem(one) ? said(one[own]).trim().toUpperCase() : '')
  return { own, ordered: value.toSorted((a, b) => mark(a).localeCompare(mark(b))) }
}

/** Options as an array of words, of objects, or as an object by letter; with the letters that are said to be right. */
const optionsOf = (value: unknown): { options: string[]; right: string } | undefined => {
  if (isItem(value)) {
    const keys = Object.keys(value)
    return keys.length > 0 && keys.every((key, i) => key.trim().toUpperCase() === letters[i])
      ? { options: keys.map((key) => said(value[key])), right: '' }
      : undefined
  }
  if (!Array.isArray(value)) return undefined
  const { own, ordered } = inOrder(value)
  const texts = textKeys.filter((key) => key !== own)
  const right = ordered.map((one, i) => {
    const mark = isItem(one) ? field(one, rightKeys) : undefined
    return mark === true || mark === 1 || mark === 'true' || mark === '1' ? (letters[i] ?? '?') : ''
  })
  return {
    options: ordered.map((one) => (isItem(one) ? said(field(one, texts)) : said(one))),
    right: right.join(''),
  }
}

const answerKey = /^\s*(?:(?:right|correct|standard)?_?answers?|(?:is_?)?correct|correct_?(?:option|choice)s?)\s*$/i
/** The column of answers in this list: their own, or ours when options say it themselves. */
const answerColumnOf = (items: readonly Item[]) =>
  items.flatMap((item) => Object.keys(item)).find((key) => answerKey.test(key)) ?? words.columns.answer

/** One object as cells by its own keys; the header is understood like that of any table. */
const cellsOf = (item: Item, answerColumn: string): Map<string, string> => {
  const cells = new Map<string, string>()
  const put = (key: string, text: string) => cells.set(key.trim(), text)
  for (const [key, value] of Object.entries(item)) {
    const isAnswer = answerKey.test(key) && !(Array.isArray(value) && value.some(isItem))
    const found = isAnswer ? undefined : optionsOf(value)
    if (found && found.options.length > letters.length) put(words.columns.options, found.options.join('##'))
    else if (found)
      for (const [i, option] of found.options.entries()) put(words.columns.option(letters[i] ?? ''), option)
    if (found?.right) put(answerColumn, found.right)
    if (isSaid(value) || value === null) put(key, said(value))
    else if (isAnswer && Array.isArray(value)) put(key, value.map(said).join(','))
  }
  return cells
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch (error) {
    const at = Number(/position (\d+)/.exec(String(error))?.[1] ?? Number.NaN)
    throw new TextRefusal(Number.isNaN(at) ? texts.jsonPlain : texts.json(text.slice(0, at).split('\n').length))
  }
}

/**
 * JSON of whatever shape holds a list of questions: `{category, content, options[], answer}`, `item1` … `item4`,
 * `option1` with `isCorrect1`, options as objects. Places count questions.
 *
 * @throws TextRefusal when it is no JSON, holds no list, or is nested deeper than any bank
 */
export const readJson = (name: string, text: string): Sheet[] => {
  checkDepth(text)
  const lists = listsIn(parse(text), name)
  if (lists.length === 0) throw new TextRefusal(texts.jsonShape)
  return lists.map(({ name: list, items }) => {
    const column = answerColumnOf(items)
    const rows = items.map((item) => cellsOf(item, column))
    const columns = [...new Set(rows.flatMap((row) => [...row.keys()]))].slice(0, mostColumns)
    return {
      name: lists.length > 1 ? list : name,
      unit: 'item',
      rows: [columns, ...rows.map((row) => columns.map((column) => row.get(column) ?? ''))],
      lines: [1, ...rows.map((_, i) => i + 1)],
    }
  })
}
