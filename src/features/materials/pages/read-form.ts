import { safeLink } from '../../../../cards/kit/media.ts'
import { readAnswer } from '../../../core/answer-text.ts'
import type { LocalDate } from '../../../core/clock.ts'
import { readDay } from '../../../core/days.ts'
import type { QuestionId } from '../../../core/ids.ts'
import { letters, type Question } from '../../../domain/questions/question.ts'
import type { Form } from '../../../platform/pages/form.ts'
import type { Content } from '../publish.ts'
import { type MaterialFile, type MaterialLink, materialKinds } from '../schema.ts'
import type { Version } from '../store.ts'
import { texts } from './texts.ts'

const words = texts.form.errors
export type Errors = Partial<
  Record<
    | 'title'
    | 'kind'
    | 'body'
    | 'links'
    | 'from'
    | 'to'
    | 'changes'
    | 'check'
    | 'bank'
    | 'stem'
    | 'options'
    | 'answer'
    | 'picture'
    | 'file'
    | 'sound',
    string
  >
>

export const most = { title: 80, purpose: 100, subject: 30, post: 30, body: 10_000, source: 200, changes: 100 } as const
export const mostOfEach = 8

const linesOf = (text: string) => text.split('\n').flatMap((line) => line.trim() || [])

/** 说明 网址, or just 网址. */
export const readLinks = (text: string): MaterialLink[] | { bad: string } => {
  const links: MaterialLink[] = []
  for (const line of linesOf(text)) {
    const at = line.search(/\S+$/)
    const url = safeLink(line.slice(at))
    if (!url) return { bad: line.slice(0, 60) }
    links.push({ url, label: line.slice(0, at).trim().slice(0, 40) || new URL(url).hostname })
  }
  return links
}

const dayIn = (text: string): LocalDate | null | 'wrong' => (text === '' ? null : (readDay(text) ?? 'wrong'))

/** The question that was written with the material. */
export const readOwn = (
  form: Form,
  about: { title: string; subject: string; post: string },
): Question | { errors: Errors } => {
  const stem = form.text('stem').slice(0, 300)
  const options = linesOf(form.text('options')).map((o) => o.replace(/^[A-H][.、．:：]\s*/i, '').slice(0, 120))
  if (stem === '') return { errors: { stem: words.stem } }
  if (options.length === 1 || options.length > letters.length) return { errors: { options: words.options } }
  const shape = { kind: options.length === 0 ? ('judge' as const) : ('multiple' as const), options }
  const read = readAnswer(form.text('answer'), shape)
  if (!read?.fits) return { errors: { answer: words.answer } }
  const kind = shape.kind === 'judge' ? 'judge' : read.choice.length > 1 ? 'multiple' : 'single'
  return {
    ...{ kind, stem, options, answer: read.choice, explanation: form.text('explanation').slice(0, 500) },
    ...{ basis: about.title, subject: about.subject, point: about.title.slice(0, 40), post: about.post, difficulty: 2 },
  }
}

type Check = Content['check'] | 'keep'

const readCheck = (
  form: Form,
  about: { title: string; subject: string; post: string },
  mayKeep: boolean,
): { check: Check } | { errors: Errors } => {
  switch (form.text('check')) {
    case 'keep':
      return mayKeep ? { check: 'keep' } : { errors: { check: words.check } }
    case 'none':
      return { check: undefined }
    case 'bank': {
      const id = form.text('bank')
      return id === '' ? { errors: { bank: words.bank } } : { check: { bank: id as QuestionId } }
    }
    case 'own': {
      const own = readOwn(form, about)
      return 'errors' in own ? own : { check: { own } }
    }
    default:
      return { errors: { check: words.check } }
  }
}

export type Wish = Omit<Content, 'check' | 'files'> & { check: Check; kept: readonly MaterialFile[] }

/** What a form asks for, or what is wrong with it, place by place. Nothing has been handed in by then. */
export const readMaterialForm = (
  form: Form,
  before: Version | undefined,
  /** A draft whose files and links come into it. */
  draft?: Version,
): Wish | { errors: Errors } => {
  const text = (name: keyof typeof most) => form.text(name).slice(0, most[name])
  const about = { title: text('title'), subject: text('subject'), post: text('post') }
  const kind = materialKinds.find((k) => k === form.text('kind'))
  const links = readLinks(form.text('links'))
  const [validFrom, validTo] = [dayIn(form.text('from')), dayIn(form.text('to'))]
  const published = before?.publishedAt != null
  const kept = (before?.files ?? []).filter((_, i) => form.texts('keep').includes(String(i)))
  const fresh = (['picture', 'file', 'sound'] as const).filter((name) => form.file(name)).length
  const check = readCheck(form, about, before?.questionId != null)
  const more = (draft?.files.length ?? 0) + (draft?.links.length ?? 0)
  const hasLinks = !('bad' in links) && links.length > 0
  const errors: Errors = {
    ...(about.title === '' && { title: words.title }),
    ...(!kind && { kind: words.kind }),
    ...(text('body') === '' && !hasLinks && kept.length + fresh + more === 0 && { body: words.empty }),
    ...('bad' in links
      ? { links: words['bad-link'](links.bad) }
      : links.length > mostOfEach && { links: words['too-many'] }),
    ...(kept.length + fresh > mostOfEach && { file: words['too-many'] }),
    ...(validFrom === 'wrong' && { from: words.day }),
    ...(validTo === 'wrong' ? { to: words.day } : validFrom && validTo && validTo < validFrom && { to: words.order }),
    ...(published && text('changes') === '' && { changes: words.changes }),
    ...('errors' in check && check.errors),
  }
  if (Object.keys(errors).length > 0 || !kind || 'bad' in links || 'errors' in check) return { errors }
  if (validFrom === 'wrong' || validTo === 'wrong') return { errors }
  return {
    ...{ ...about, kind, links, kept, validFrom, validTo, check: check.check },
    ...{ purpose: text('purpose'), body: text('body'), source: text('source'), changes: text('changes') },
  }
}
