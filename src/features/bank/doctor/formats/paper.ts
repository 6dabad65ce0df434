import { formatTexts as texts, formatWords as words } from '../../../../../cards/import/texts.formats.ts'
import { questionWords } from '../../../../../cards/import/texts.questions.ts'
import { cleanCell } from '../../../../core/cells.ts'
import { letters } from '../../../../domain/questions/question.ts'
import { areAnswers, fillFromKey, isQuestionLine, type Numbered } from './key-list.ts'
import { splitBare, splitLabelled } from './labels.ts'
import type { Line } from './lines.ts'
import { mostQuestions, type RawQuestion } from './raw.ts'
import { TextRefusal } from './refusal.ts'

type Draft = RawQuestion & {
  answered: boolean
  section: string
  last: Exclude<keyof RawQuestion, 'line' | 'number'>
  /** The stem line by line. */
  lines: string[]
  /** Letters whose boxes are ticked. */
  ticked: string
}

const inside = questionWords.answerInside
/** Longer than any stem or option may be: what is cut here is refused as too long by the checker anyway. */
const longest = 4_000

const bare = (text: string) => text.replace(/(?<![*`\s])[*`\s]+$/, '')

const join = (a: string, b: string): string => {
  if (a === '' || b === '' || a.length > longest) return a || b
  const seam = [a.at(-1) ?? '', b[0] ?? '']
  return seam.every((ch) => words.han.test(ch)) ? a + b : `${a} ${b}`
}

/** Options without marks are taken out of the stem; a ticked box answers, or stands against the answer that is given. */
const finished = (draft: Draft): Draft => {
  const bareOptions = draft.options.length === 0 ? splitBare(draft.lines) : undefined
  const stem = bareOptions ? bareOptions.head.reduce(join) : draft.stem
  const options = bareOptions?.options ?? draft.options
  const { answer, ticked } = draft
  if (ticked === '' || answer.replace(/[^A-Ha-h]/g, '').toUpperCase() === ticked) return { ...draft, stem, options }
  return answer === ''
    ? { ...draft, stem, options, answer: ticked }
    : { ...draft, options, stem: `${stem}（${ticked}）` }
}

/** One answer for each question, and all of them beside the last: they are no answer of that one. */
const withoutKeyOfAll = (questions: Numbered[]): Numbered[] => {
  const last = questions.at(-1)
  const signs = (last?.answer ?? '').normalize('NFKC').replace(/[\s,、;]/g, '')
  const asked = questions.filter((q) => q.options.length > 0 || q.number !== undefined)
  const isRun = asked.length > 1 && signs.length === asked.length && words.answerSigns.test(signs)
  if (last && isRun && questions.every((q) => q === last || (q.answer === '' && ![...q.stem.matchAll(inside)].length)))
    last.answer = words.keyOfAll(last.answer)
  return questions
}

/** What comes next and is no field of it belongs to another question. */
const isOver = (draft: Draft | undefined): boolean =>
  !draft || draft.answered || (draft.last === 'answer' && draft.answer !== '')

/** Reads a test paper as people type it, line by line. */
class Paper {
  readonly questions: Numbered[] = []
  private draft: Draft | undefined
  private section = ''
  private number = 0
  private key: Line[] | undefined
  /** The last line among the answers that may be a question. */
  private asked = -1

  line(given: Line): void {
    const text = bare(cleanCell(given.text).slice(0, longest)).replace(
      words.keycap,
      (_, caps: string) => `${caps.replace(/\D/g, '')}、`,
    )
    const clean = text.replace(words.decoration, '')
    if (clean === '') this.pause()
    if (clean === '' || this.heading(given, clean)) return
    const key = this.keyIn(clean)
    if (key !== undefined) {
      this.flush()
      this.key = key === '' ? [] : [{ ...given, text: key }]
    } else if (this.key) this.inKey(this.key, { ...given, text: clean })
    else for (const part of clean.split(words.fieldWithin)) this.part(part.trim(), given)
  }

  end(): RawQuestion[] {
    this.flush()
    return withoutKeyOfAll(this.questions)
  }

  /** Among the answers stands a question: another paper has begun. */
  private inKey(key: Line[], given: Line): void {
    key.push(given)
    const isQuestion = isQuestionLine(given.text)
    if (isQuestion) this.asked = key.length - 1
    const isOption = splitLabelled(given.text, { least: 1 })?.head === ''
    let begin = this.asked
    if (begin < 0 || !(isOption || (isQuestion && words.openBrackets.test(given.text)))) return
    while (words.heading.test(key[begin - 1]?.text ?? '')) begin--
    const paper = key.splice(begin)
    this.flush()
    this.section = ''
    this.number = 0
    for (const line of paper) this.line(line)
  }

  /** The answers of the whole paper begin: the question before had none either, so this is no answer of one question. */
  private keyIn(text: string): string | undefined {
    const { draft } = this
    const [, inline = ''] = words.keyInline.exec(text) ?? []
    const begins = words.keyHeading.test(text) || areAnswers(inline)
    if (!begins || !draft || draft.answer !== '') return undefined
    const before = this.questions.at(-1)
    return (before ? before.answer === '' : draft.options.length === 0) ? inline : undefined
  }

  private heading(given: Line, text: string): boolean {
    const [, kind] = words.heading.exec(text.replace(/^#+\s*/, '')) ?? []
    if (!kind) return false
    if (this.key) this.key.push({ ...given, text })
    else {
      this.flush()
      this.section = kind
      this.number = 0
    }
    return true
  }

  private part(text: string, { line, list, right = false }: Line): void {
    if (text === '' || this.field(text, line) || this.options(text, right)) return
    const { draft } = this
    const numbered = this.numbered(text)
    const rest = numbered?.rest ?? text
    const isOption = list === 'ul' && draft !== undefined && draft.answer === ''
    const isNew = list === 'ol' || numbered || words.kindMark.test(rest) || isOver(draft)
    if (isOption) this.option(text, right)
    else if (isNew) this.begin(rest, line, numbered?.number)
    else this.more(text)
  }

  /** A list inside an explanation counts anew; the questions do not. */
  private numbered(text: string): { number: string; rest: string } | undefined {
    const match = words.number.exec(text)
    const number = match?.[1] ?? match?.[2] ?? match?.[3]
    if (!match || number === undefined) return undefined
    const next = Number(number) === this.number + 1
    if (this.draft?.last === 'explanation' && !next) return undefined
    return { number, rest: text.slice(match[0].length) }
  }

  private begin(text: string, line: number, number?: string): void {
    this.flush()
    const [mark = '', boxed = '', named = ''] = words.kindMark.exec(text) ?? []
    // '1、【单选】' and '【单选】1、'.
    const within = mark === '' ? undefined : this.numbered(text.slice(mark.length))
    const own = number ?? within?.number
    if (own !== undefined) this.number = Number(own)
    const rest = within?.rest ?? text.slice(mark.length)
    this.draft = {
      ...{ line, stem: '', options: [], answer: '', answered: false, section: this.section, last: 'stem' },
      ...(own === undefined ? {} : { number: own }),
      ...{ kind: boxed || named || this.section, lines: [rest], ticked: '' },
    }
    const parts = splitLabelled(rest)
    if (parts && parts.head !== '') {
      this.draft.stem = parts.head
      this.draft.options = parts.options
      this.draft.last = 'options'
    } else this.draft.stem = rest
  }

  private options(text: string, right: boolean): boolean {
    const { draft } = this
    if (draft?.answer !== '' || draft.last === 'explanation') return false
    const from = draft.options.length
    const parts = splitLabelled(text, { from, least: 1 })
    if (parts?.head !== '') return false
    draft.options.push(...parts.options)
    draft.last = 'options'
    if (right) draft.ticked += letters[from] ?? ''
    return true
  }

  private option(text: string, right: boolean): void {
    const { draft } = this
    if (!draft) return
    draft.options.push(text)
    draft.last = 'options'
    if (right) draft.ticked += letters[draft.options.length - 1] ?? ''
  }

  private field(text: string, line: number): boolean {
    const [, only] = words.bareAnswer.exec(text) ?? []
    const match = only ? undefined : words.field.exec(text)
    const name = (match?.groups?.boxed ?? match?.groups?.named ?? '').toUpperCase()
    const field = only ? 'answer' : Object.hasOwn(words.fields, name) ? words.fields[name] : undefined
    if (!field) return false
    const rest = only ?? text.slice(match?.[0].length ?? 0)
    if (field === 'stem') this.begin(rest, line)
    const { draft } = this
    if (!draft) return false
    if (field !== 'stem') {
      draft[field] = join(draft[field] ?? '', rest)
      draft.last = field
    }
    return true
  }

  private more(text: string): void {
    const { draft } = this
    if (!draft) return
    if (draft.last === 'stem') draft.lines.push(text)
    if (draft.last === 'options') draft.options.push(join(draft.options.pop() ?? '', text))
    else draft[draft.last] = join(draft[draft.last] ?? '', text)
  }

  private pause(): void {
    if (this.draft && this.draft.answer !== '') this.draft.answered = true
  }

  private flush(): void {
    const { draft } = this
    if (draft) this.questions.push(finished(draft))
    if (this.questions.length > mostQuestions) throw new TextRefusal(texts.many)
    this.draft = undefined
    if (this.key) {
      const lines = this.key.map(({ text }) => text)
      fillFromKey(this.questions, lines)
      this.asked = -1
    }
    this.key = undefined
  }
}

/**
 * 试卷：the questions of a text in any of the ways in which people type them; what is no question comes along as a stem.
 *
 * @throws TextRefusal when there are more than a file may hold
 */
export const readPaper = (lines: readonly Line[]): RawQuestion[] => {
  const paper = new Paper()
  for (const line of lines) paper.line(line)
  return paper.end()
}
