import { button, type Card, card, divider, markdown, note, plain, row } from '../kit/card.ts'
import { bankCancelAction, bankConfirmAction } from './actions.ts'
import { texts as all } from './texts.ts'

const texts = all.import

export type Problem = {
  column: string
  message: string
  count: number
  rows: readonly number[]
  /** The same in words, where a bare row number would not be found: of several sheets, of questions in a document. */
  places?: readonly string[]
}

export type BankFace = {
  draft: string
  name: string
  /** Which bank, in words; '' is the company's. */
  branch: string
  rows: number
  accepted: number
  fixed: number
  doubtful: number
  rejected: number
  /** Kinds of trouble, the most frequent first. */
  problems: readonly Problem[]
  /** What else there is to say, on the page alone: how columns were read, what stands there twice. */
  remarks?: readonly Problem[]
  /** 'M-D HH:mm' */
  expires: string
}

const most = 5

const intoWords = (branch: string) => texts.into(branch === '' ? texts.company : texts.branch(plain(branch)))

const head = (face: BankFace, title: string, template: Card['header']['template']) =>
  [title, { template, subtitle: texts.subtitle(face.name, face.rows) }] as const

/** 试导入：what is in the file, what is wrong with it; nothing is kept before somebody says so. */
export const bankReportCard = (face: BankFace): Card =>
  card(...head(face, texts.title, face.accepted > 0 ? 'blue' : 'orange'), [
    markdown(texts.counts(face)),
    face.problems.length > 0 && divider,
    ...face.problems
      .slice(0, most)
      .map((p) =>
        markdown(texts.problem({ ...p, message: plain(p.message), ...(p.places && { places: p.places.map(plain) }) })),
      ),
    face.problems.length > most && note(texts.more(face.problems.length - most)),
    face.problems.length > 0 && note(texts.rest),
    divider,
    markdown(face.accepted > 0 ? intoWords(face.branch) : texts.nothing),
    face.accepted > 0 && note(texts.expires(face.expires)),
    face.accepted > 0 &&
      row([
        button(texts.confirm, bankConfirmAction, { draft: face.draft }, 'primary_filled'),
        button(texts.cancel, bankCancelAction, { draft: face.draft }),
      ]),
  ])

/** 入库完成 */
export const bankImportedCard = (
  face: BankFace,
  result: { added: number; existing: number; contradicting: number; url: string },
): Card =>
  card(...head(face, texts.done, 'green'), [
    markdown(texts.result(result.added, result.existing)),
    result.contradicting > 0 && markdown(texts.contradicting(result.contradicting)),
    markdown(intoWords(face.branch)),
    markdown(texts.link(result.url)),
  ])

/** One sentence about the import: what to do, or how it ended. */
export const bankSaidCard = (words: string, subtitle?: string): Card =>
  card(texts.title, { template: 'default', ...(subtitle && { subtitle }) }, [markdown(words)])
