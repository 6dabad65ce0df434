import { formatTexts as texts, formatWords as words } from '../../../../../cards/import/texts.formats.ts'
import { cleanCell } from '../../../../core/cells.ts'
import { fillFromKey, type Numbered } from './key-list.ts'
import { splitLabelled } from './labels.ts'
import type { Line } from './lines.ts'
import { mostQuestions, type RawQuestion } from './raw.ts'
import { TextRefusal } from './refusal.ts'

type Draft = RawQuestion & { answered: boolean; section: string; last: Exclude<keyof RawQuestion, 'line' | 'number'> }

/** Longer than any stem or option may be: what is cut here is refused as too long by the checker anyway. */
const longest = 4_000

const bare = (text: string) => text.replace(/(?<![*`\s])[*`\s]+$/, '')

const join = (a: string, b: string): string => {
  if (a === '' || b === '' || a.length > longest) return a || b
  const seam = [a.at(-1) ?? '', b[0] ?? '']
  return seam.every((ch) => words.han.test(ch)) ? a + b : `${a} ${b}`
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
  private key: string[] | undefined

  line({ text, line, list }: Line): void {
    const clean = bare(cleanCell(text).slice(0, longest))
    if (clean === '') this.pause()
    if (clean === '' || this.heading(clean)) return
    if (this.isKey(clean)) {
      this.flush()
      this.key = []
    } else if (this.key) this.key.push(clean)
    else for (const part of clean.split(words.fieldWithin)) this.part(part.trim(), line, list)
  }

  end(): RawQuestion[] {
    this.flush()
    return this.questions
  }

  /** The answers of the whole paper begin: the question before had none either, so this is no answer of one question. */
  private isKey(text: string): boolean {
    const { draft } = this
    if (!words.keyHeading.test(text) || !draft || draft.answer !== '') return false
    const before = this.questions.at(-1)
    return before ? before.answer === '' : draft.options.length === 0
  }

  private heading(text: string): boolean {
    const [, kind] = words.heading.exec(text.replace(/^#+\s*/, '')) ?? []
    if (!kind) return false
    if (this.key) this.key.push(text)
    else {
      this.flush()
      this.section = kind
      this.number = 0
    }
    return true
  }

  private part(text: string, line: number, list: Line['list']): void {
    if (text === '' || this.field(text, line) || this.options(text)) return
    const { draft } = this
    const numbered = this.numbered(text)
    const rest = numbered?.rest ?? text
    const isOption = list === 'ul' && draft !== undefined && draft.answer === ''
    const isNew = list === 'ol' || numbered || words.kindMark.test(rest) || isOver(draft)
    if (isOption) this.option(text)
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
    if (number !== undefined) this.number = Number(number)
    this.draft = {
      ...{ line, stem: '', options: [], answer: '', answered: false, section: this.section, last: 'stem' },
      ...(number === undefined ? {} : { number }),
      kind: boxed || named || this.section,
    }
    const rest = text.slice(mark.length)
    const parts = splitLabelled(rest)
    if (parts && parts.head !== '') {
      this.draft.stem = parts.head
      this.draft.options = parts.options
      this.draft.last = 'options'
    } else this.draft.stem = rest
  }

  private options(text: string): boolean {
    const { draft } = this
    if (draft?.answer !== '' || draft.last === 'explanation') return false
    const from = draft.options.length
    const parts = splitLabelled(text, { from, least: 1 })
    if (parts?.head !== '') return false
    draft.options.push(...parts.options)
    draft.last = 'options'
    return true
  }

  private option(text: string): void {
    this.draft?.options.push(text)
    if (this.draft) this.draft.last = 'options'
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
    if (draft.last === 'options') draft.options.push(join(draft.options.pop() ?? '', text))
    else draft[draft.last] = join(draft[draft.last] ?? '', text)
  }

  private pause(): void {
    if (this.draft && this.draft.answer !== '') this.draft.answered = true
  }

  private flush(): void {
    const { draft } = this
    if (draft) this.questions.push(draft)
    if (this.questions.length > mostQuestions) throw new TextRefusal(texts.many)
    this.draft = undefined
    if (this.key) fillFromKey(this.questions, this.key)
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
