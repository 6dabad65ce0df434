import { checkElement } from './conformance/element.ts'
import { body, cardLink, config, header } from './conformance/frame.ts'
import {
  type Check,
  type Facts,
  isFields,
  type Problem,
  problem,
  tooMuch,
  unknownProperty,
  within,
} from './conformance/problem.ts'
import { oneOf } from './conformance/shapes.ts'

export type CardRefusal = {
  ok: false
  /** What the message API answers: 230025 too long, 230099 for everything else. */
  code: number
  /** Feishu's `ErrCode` inside 230099. */
  subCode?: number
  /** 'ROOT -> body -> elements -> [2](tag: chart)' */
  path: string
  message: string
  /** The value that was refused, shortened. */
  value?: string
}

export type CardVerdict = { ok: true } | CardRefusal

export type CardCheckOptions = {
  /** How many tables one card may hold, markdown tables included. Documented 5, measured 3; 3 when absent. */
  tables?: number
  /** Keys of pictures that this app has uploaded; any when absent. */
  imageKeys?: { has(key: string): boolean }
  /** open_ids that a mention or a person may name; any when absent. */
  users?: { has(id: string): boolean }
}

const mostBytes = 30 * 1024
const mostElements = 200
const usualTables = 3

/** Never elements, whatever they contain. */
const opaque = new Set(['chart_spec', 'value', 'rows'])

const countTags = (value: unknown): number => {
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + countTags(item), 0)
  if (!isFields(value)) return 0
  let count = typeof value.tag === 'string' ? 1 : 0
  for (const key of Object.keys(value)) if (!opaque.has(key)) count += countTags(value[key])
  return count
}

/** `config` first: it declares colours that the rest may name. */
const frame: readonly (readonly [string, Check])[] = [
  ['schema', oneOf('2.0')],
  ['config', config],
  ['card_link', cardLink],
  ['header', header],
  ['body', body],
]

const examine = (card: unknown, facts: Facts): Problem | undefined => {
  if (!isFields(card)) return problem(unknownProperty, 'a card must be a JSON object')
  if (card.schema !== '2.0') return problem(unknownProperty, 'schema must be "2.0"', card.schema)
  const stray = Object.keys(card).find((key) => !frame.some(([name]) => name === key))
  if (stray !== undefined) return problem(unknownProperty, `unknown property: ${stray}`, stray)
  if (countTags(card) > mostElements) return problem(tooMuch, 'element exceeds the limit', countTags(card))
  if (card.body === undefined) return problem(unknownProperty, 'required property is missing: body')
  for (const [name, check] of frame) {
    if (card[name] === undefined) continue
    const found = check(card[name], { facts, root: true, form: false, depth: 0, element: checkElement })
    if (found) return within(name, found)
  }
  return undefined
}

const parse = (content: string): { card: unknown } | undefined => {
  try {
    return { card: JSON.parse(content) }
  } catch {
    return undefined
  }
}

const refusal = ({ code, path, message, value }: Problem): CardRefusal => ({
  ok: false,
  code: 230099,
  subCode: code,
  path: ['ROOT', ...path].join(' -> '),
  message,
  ...(value === undefined ? {} : { value: value.slice(0, 200) }),
})

/**
 * Would Feishu take this card? `content` is the JSON string of a message of type interactive. Strict schema 2.0:
 * every component and property that is not in the reference is refused, and so is whatever its pages contradict
 * each other about. The first problem found is returned.
 *
 * Not checked: how it looks on any client or version; names of icons; fonts; whether VChart can draw a chart;
 * the grammar of markdown beyond mentions, pictures and tables, links in it included; whether files of audio exist;
 * templates and card entities (`{"type": "template"}`); cards of schema 1.0, which are refused; age and recall.
 */
export const checkCard = (content: string, options: CardCheckOptions = {}): CardVerdict => {
  const bytes = new TextEncoder().encode(content).length
  if (bytes > mostBytes)
    return { ok: false, code: 230025, path: 'ROOT', message: 'the card is longer than 30 KB', value: String(bytes) }
  const parsed = parse(content)
  if (!parsed) return refusal(problem(unknownProperty, 'the card is not JSON'))
  const found = examine(parsed.card, {
    names: new Set(),
    elementIds: new Set(),
    audioIds: new Set(),
    colors: new Set(),
    allowedTables: options.tables ?? usualTables,
    imageKeys: options.imageKeys,
    users: options.users,
    tables: 0,
    forwardable: true,
  })
  return found ? refusal(found) : { ok: true }
}

/** The refusal in the words in which Feishu puts it into `msg`. */
export const errorText = ({ code, subCode, path, message, value = '' }: CardRefusal): string =>
  `Failed to create card content, ext=ErrCode: ${subCode ?? code}; ErrPath: ${path}; ErrMsg: ${message}; ErrorValue: ${value}`
