/** What the question that is being answered looks like. `options` is empty for true/false. */
export type AnswerShape = { kind: 'single' | 'multiple' | 'judge'; options: readonly string[] }

export type ReadAnswer =
  /** Letters in order ('B', 'ACD'), or 'T' / 'F'. */
  | { fits: true; choice: string }
  | { fits: false; because: 'several' | 'no-such-option' | 'wants-letters' | 'wants-judgement' }

const right = new Set(['对', '正确', '√', '✓', '✔', '✅', '☑', 'V', 'T', 'TRUE', '是', 'Y', 'YES'])
const wrong = new Set([
  '错',
  '错误',
  '不正确',
  '不对',
  '×',
  '✗',
  '✘',
  '✖',
  '❌',
  '╳',
  'ㄨ',
  'X',
  'F',
  'FALSE',
  '否',
  'N',
  'NO',
])
/** Said in a talk as often as in answer to a question. */
const casual = new Set(['是', '否', 'Y', 'N', 'YES', 'NO', 'V'])

const lead = /^(?:答题|正确答案|参考答案|答案|我选择|我选|选择|选|答)(?:是|为)?[\s::]*/
const wrapping = /^[\s[(【「"']+|[\s\])】」"'。.!?;,、]+$/g
const between = /[\s,、;/+和与]+/g

const longest = 300

/** Full width to half width, one case, one kind of blank: 'Ａ、Ｃ' and 'a, c' become 'A、C' and 'A, C'. */
const tidy = (text: string): string =>
  text
    .replace(/\ufe0f/g, '')
    .normalize('NFKC')
    .trim()
    .toUpperCase()

const sameWords = (a: string, b: string) => tidy(a).replace(/\s+/g, '') === tidy(b).replace(/\s+/g, '')

const judged = (word: string, plain: boolean): ReadAnswer | undefined => {
  if (plain && casual.has(word)) return undefined
  if (right.has(word)) return { fits: true, choice: 'T' }
  return wrong.has(word) ? { fits: true, choice: 'F' } : undefined
}

/** The letters that are meant, in order and each once; digits count from 1. */
const lettersIn = (word: string, plain: boolean): string | undefined => {
  const bare = word.replace(between, '')
  if (/^[A-H]{1,8}$/.test(bare)) return [...new Set(bare)].sort().join('')
  if (plain || !/^[1-8]{1,8}$/.test(bare)) return undefined
  return [...new Set(bare)]
    .sort()
    .map((digit) => String.fromCharCode(64 + Number(digit)))
    .join('')
}

/**
 * Reads what people and banks write as an answer: `A` `a c` `Ａ、Ｃ` `[A,B]` `①③` `选A` `答题 B` `正确答案：B。`, the full text
 * of an option, `对` `√` `T` `错` `×` …
 *
 * @param options.plain the words were not addressed to us: only what can hardly be anything else counts
 * @returns nothing when it is no answer at all
 */
export const readAnswer = (
  text: string,
  shape: AnswerShape,
  { plain = false }: { plain?: boolean } = {},
): ReadAnswer | undefined => {
  // The longest option is shorter; what people write to each other often is not.
  if (text.length > longest) return undefined
  const whole = tidy(text)
  const word = whole.replace(lead, '').replace(wrapping, '')
  if (word === '') return undefined

  const verdict = judged(word, plain)
  const letters = lettersIn(word, plain)
  if (shape.kind === 'judge') {
    if (verdict) return verdict
    return letters !== undefined && !plain ? { fits: false, because: 'wants-judgement' } : undefined
  }
  // One letter is the letter of an option, even where another option consists of that letter.
  const isLetter = word.length === 1 && word === letters
  const named = isLetter ? -1 : shape.options.findIndex((option) => sameWords(option, word) || sameWords(option, whole))
  if (named >= 0 && !plain) return { fits: true, choice: String.fromCharCode(65 + named) }
  if (letters === undefined) return verdict && !plain ? { fits: false, because: 'wants-letters' } : undefined
  const last = String.fromCharCode(64 + shape.options.length)
  if ([...letters].some((letter) => letter > last))
    return plain ? undefined : { fits: false, because: 'no-such-option' }
  if (shape.kind === 'single' && letters.length > 1) return plain ? undefined : { fits: false, because: 'several' }
  return { fits: true, choice: letters }
}
