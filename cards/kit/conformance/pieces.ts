import { badValue, type Check, type Context, isFields, type Problem, problem } from './problem.ts'
import {
  boolean,
  edges,
  either,
  filled,
  listOf,
  matching,
  object,
  oneOf,
  pixels,
  recordOf,
  string,
  upTo,
  url,
  whole,
} from './shapes.ts'

export const locale = oneOf(
  ...'zh_cn en_us ja_jp zh_hk zh_tw id_id vi_vn th_th pt_br es_es ko_kr de_de fr_fr it_it ru_ru ms_my'.split(' '),
)
export const byLocale = (check: Check): Check => recordOf(check, locale)

const hues = 'blue carmine green indigo lime grey neutral orange purple red sunflower turquoise violet wathet yellow'
const palette = new RegExp(
  `^(?:(?:${hues.replaceAll(' ', '|')})(?:-(?:50|[1-9]00|[1-9]50))?|white|black|bg-white|default)$`,
)

/** A palette name, or one that `config.style.color` declares. Never a hex value. */
export const color: Check = (value, { facts }) =>
  typeof value === 'string' && (palette.test(value) || facts.colors.has(value))
    ? undefined
    : problem(badValue, 'invalid color', value)

const idRule = /^[A-Za-z][A-Za-z0-9_]{0,19}$/

export const elementId: Check = (value, { facts }) => {
  if (typeof value !== 'string' || !idRule.test(value)) return problem(300301, 'element_id has a wrong format', value)
  if (facts.elementIds.has(value)) return problem(300301, 'element_id is not unique in the card', value)
  facts.elementIds.add(value)
  return undefined
}

export const imageKey: Check = (value, context) => {
  const { imageKeys } = context.facts
  if (imageKeys === undefined || typeof value !== 'string') return filled(value, context)
  return imageKeys.has(value) ? undefined : problem(200570, 'card contains invalid image keys', value)
}

export const userId: Check = (value, context) => {
  const { users } = context.facts
  if (users === undefined || typeof value !== 'string') return filled(value, context)
  return users.has(value) ? undefined : problem(100290, 'at or person contains an invalid user', value)
}

const atTag = /<(?:at|person)\s+(?:id|ids)\s*=\s*['"]?([^'">\s]*)['"]?/g
const image = /!\[[^\]]*\]\(([^)\s]+)\)/g
const tableRule = /^\s*\|?\s*:?-{1,}:?\s*(?:\|\s*:?-{1,}:?\s*)+\|?\s*$/gm

const findBad = (text: string, pattern: RegExp, check: (found: string) => Problem | undefined): Problem | undefined => {
  for (const [, found = ''] of text.matchAll(pattern)) {
    const bad = check(found)
    if (bad) return bad
  }
  return undefined
}

/** Mentions, pictures and tables inside markdown. */
export const markdownText: Check = (value, context) => {
  if (typeof value !== 'string') return string(value, context)
  const ids = (list: string) => list.split(',').flatMap((id) => (id === 'all' ? [] : (userId(id, context) ?? [])))[0]
  const bad =
    (value.includes('<') ? findBad(value, atTag, ids) : undefined) ??
    (value.includes('![') ? findBad(value, image, (key) => imageKey(key, context)) : undefined)
  if (bad || !value.includes('|')) return bad
  const tables = value.match(tableRule)?.length ?? 0
  if (tables > 4) return problem(11310, 'more than 4 tables in one markdown component', tables)
  return countTables(context, tables)
}

/** Component and markdown tables count together (cards.md §9). */
export const countTables = ({ facts }: Context, added: number): Problem | undefined => {
  facts.tables += added
  return facts.tables > facts.allowedTables ? problem(11310, 'table number over limit', facts.tables) : undefined
}

const textFields = (content: Check, i18n: Check) => ({
  element_id: elementId,
  content,
  i18n_content: byLocale(i18n),
  text_size: string,
  text_color: color,
  text_align: oneOf('left', 'center', 'right'),
  lines: whole(1, 999),
})

type TextTag = 'plain_text' | 'lark_md' | 'markdown'

/** A text object with one of these tags, never a bare string. */
export const text = (tags: readonly TextTag[], content: Check = string): Check => {
  const plain = object({ fields: { tag: string, ...textFields(content, content) }, required: ['tag', 'content'] })
  const marked = object({ fields: { tag: string, ...textFields(markdownText, string) }, required: ['tag', 'content'] })
  return (value, context) => {
    if (!isFields(value)) return problem(badValue, 'expected a text object', value)
    if (!tags.includes(value.tag as TextTag)) return problem(badValue, `text must be ${tags.join(' or ')}`, value.tag)
    return (value.tag === 'plain_text' ? plain : marked)(value, context)
  }
}

export const plainText = text(['plain_text'])
export const shortText = text(['plain_text'], upTo(100))
export const richText = text(['plain_text', 'lark_md'])

const standardIcon = object({ fields: { tag: string, token: filled, color, size: string }, required: ['token'] })
const customIcon = object({ fields: { tag: string, img_key: imageKey, color, size: string }, required: ['img_key'] })

export const icon: Check = (value, context) => {
  if (!isFields(value)) return problem(badValue, 'expected an icon object', value)
  if (value.tag === 'standard_icon') return standardIcon(value, context)
  if (value.tag === 'custom_icon') return customIcon(value, context)
  return problem(badValue, 'icon must be standard_icon or custom_icon', value.tag)
}

export const confirm = object({ fields: { title: plainText, text: plainText }, required: ['title', 'text'] })

export const multiUrl = object({ fields: { url, pc_url: url, ios_url: url, android_url: url } })

const callback = object({
  fields: {
    type: string,
    value: either(
      string,
      recordOf(() => undefined),
    ),
  },
  rule: () => undefined,
})
const openUrl = object({
  fields: { type: string, default_url: url, pc_url: url, ios_url: url, android_url: url },
  required: ['default_url'],
})

const behavior =
  (links: boolean): Check =>
  (value, context) => {
    if (!isFields(value)) return problem(badValue, 'expected a behavior object', value)
    if (value.type === 'callback') return callback(value, context)
    if (links && value.type === 'open_url') return openUrl(value, context)
    return problem(badValue, links ? 'behavior must be callback or open_url' : 'behavior must be callback', value.type)
  }

/** On buttons and interactive containers links are behaviors too. */
export const behaviors = listOf(behavior(false))
export const linkBehaviors = listOf(behavior(true))

export const spacing = either(oneOf('small', 'medium', 'large', 'extra_large'), pixels(0, 99))
export const margin = edges(-99, 99)
export const padding = edges(0, 99)
export const widthOf = (words: readonly string[], least: number, most: number): Check =>
  either(oneOf(...words), pixels(least, most))
export const corners = either(matching(/^(?:100|\d{1,2})%$/, 'a percentage'), pixels(0, 9999))

export const layout = {
  direction: oneOf('vertical', 'horizontal'),
  padding,
  horizontal_spacing: spacing,
  vertical_spacing: spacing,
  horizontal_align: oneOf('left', 'center', 'right'),
  vertical_align: oneOf('top', 'center', 'bottom'),
}

/** Fields of everything that people can use. */
export const usable = { name: string, required: boolean, disabled: boolean, confirm, behaviors }
