import { formatWords as words } from '../../../../../cards/import/texts.formats.ts'
import { letters } from '../../../../domain/questions/question.ts'
import { textOf } from './markup.ts'
import type { RawQuestion } from './raw.ts'

/** Escaped signs are set aside while the signs that mean something are found. */
const signs = '\\~=#{}:'
const aside = (text: string) =>
  text.replace(/\\([\\~=#{}:])/g, (_, sign: string) => String.fromCharCode(0xe100 + signs.indexOf(sign)))
const back = (text: string) =>
  text
    .replace(/[\ue100-\ue106]/g, (sign) => signs[sign.charCodeAt(0) - 0xe100] ?? '')
    .replace(/\\n/g, '\n')
    .trim()

const looks = /^\s*(?:::|\$CATEGORY:)|\{\s*(?:[=~#]|(?:T|F|TRUE|FALSE)\s*(?:#[^{}]*)?\})/m
/** Questions in GIFT, not text with a brace in it. */
export const isGift = (text: string): boolean => looks.test(text) && /\{[^{}]*\}/.test(text)

type Choice = { right: boolean; whole: boolean; text: string }

const choicesOf = (body: string): Choice[] =>
  [...body.matchAll(/([=~])([^=~]*)/g)].map(([, sign, rest = '']) => {
    const [, weight, said = ''] = /^\s*(?:%(-?[\d.]+)%)?([^#]*)/.exec(rest) ?? []
    return {
      right: sign === '=' || Number(weight) > 0,
      whole: sign === '=' || Number(weight) === 100,
      text: back(said),
    }
  })

const truth = /^\s*(TRUE|FALSE|T|F)\s*(?:#.*)?$/is

const rawOf = (block: string, line: number, subject: string): RawQuestion => {
  const body = block
    .replace(/^\s*::[^:]*::/, '')
    .replace(/^\s*\[(?:html|moodle|plain|markdown)\]/i, '')
    .trim()
  const open = body.indexOf('{')
  const close = body.lastIndexOf('}')
  const plain = (text: string) => textOf(back(text))
  const nothing = { line, stem: plain(body), options: [], answer: '', subject }
  if (open < 0 || close < open) return nothing
  const [before, inside, after] = [body.slice(0, open), body.slice(open + 1, close), body.slice(close + 1).trim()]
  const [given = '', general = ''] = inside.split('####')
  const stem = plain(after === '' ? before : `${before}${words.gap}${after}`)
  const base = { ...nothing, stem, explanation: plain(general) }
  const said = truth.exec(given)?.[1]
  if (said) return { ...base, kind: words.kinds.judge, answer: words.judged[/^T/i.test(said) ? 'T' : 'F'] }
  if (given.trim() === '') return { ...base, kind: words.kinds.open }
  if (given.trim().startsWith('#')) return { ...base, kind: words.kinds.short, answer: back(given.replace('#', '')) }
  if (given.includes('->')) return { ...base, kind: words.kinds.match }
  const choices = choicesOf(given)
  const several = !choices.some(({ whole }) => whole)
  // Beside an answer that is wholly right, a share of the marks is for one that is not.
  const right = choices.filter((choice) => (several ? choice.right : choice.whole))
  if (!given.includes('~'))
    return { ...base, kind: words.kinds.short, answer: right.map(({ text }) => text).join('；') }
  return {
    ...base,
    kind: several && right.length > 1 ? words.kinds.multiple : words.kinds.single,
    options: choices.map(({ text }) => textOf(text)),
    answer: choices.map((choice, i) => (right.includes(choice) ? (letters[i] ?? '?') : '')).join(''),
  }
}

/** Braces that mean something, opened and closed. */
type Braces = { open: number; close: number }
const bracesIn = (text: string): Braces => {
  const plain = aside(text)
  return { open: plain.split('{').length - 1, close: plain.split('}').length - 1 }
}
/** Somebody left out the empty line: the question before is complete, and this line has a title or answers of its own. */
const isNext = (before: Braces, line: string): boolean =>
  before.open > 0 && before.open === before.close && (/^\s*::/.test(line) || bracesIn(line).open > 0)

/** GIFT: blocks between blank lines, each one question; a block that is no question comes along without an answer. */
export const readGift = (text: string): RawQuestion[] => {
  const found: RawQuestion[] = []
  let subject = ''
  let block: string[] = []
  let begins = 0
  let braces: Braces = { open: 0, close: 0 }
  const flush = () => {
    const whole = block.join('\n')
    block = []
    braces = { open: 0, close: 0 }
    if (whole.trim() !== '') found.push(rawOf(aside(whole), begins, subject))
  }
  for (const [i, line] of [...text.split(/\r\n|[\n\r]/), ''].entries()) {
    const category = /^\s*\$CATEGORY:\s*(.*)$/.exec(line)?.[1]
    if (category !== undefined || line.trim() === '' || isNext(braces, line)) flush()
    if (category !== undefined) subject = category.split('/').at(-1)?.trim() ?? ''
    else if (line.trim() !== '' && !/^\s*\/\//.test(line)) {
      if (block.length === 0) begins = i + 1
      block.push(line)
      const { open, close } = bracesIn(line)
      braces = { open: braces.open + open, close: braces.close + close }
    }
  }
  return found
}
