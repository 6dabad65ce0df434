import { button, type Card, card, divider, markdown, note, plain, row } from '../kit/card.ts'
import { importCancelAction, importConfirmAction } from './import.actions.ts'
import { texts } from './texts.import.ts'

export type Held =
  | { kind: 'role'; staffNo: string; role: string; gives: boolean }
  | { kind: 'rule'; branch: string; title: string }

export type ImportFace = {
  draft: string
  name: string
  rows: number
  added: number
  returned: number
  changed: number
  unchanged: number
  withoutAccount: number
  missing: readonly { staffNo: string; name: string }[]
  held: readonly Held[]
  /** Remarks that stop nothing. */
  remarks: number
  /** 'M-D HH:mm' */
  expires: string
  /** It is not the first time that this is shown, and the numbers were others. */
  changedSince?: true
}

const most = 5

const heldWords = (held: Held) => {
  if (held.kind === 'rule') return texts.rule(plain(held.branch), held.title)
  return (held.gives ? texts.gives : texts.takes)(plain(held.staffNo), held.role)
}

const what = (face: ImportFace) => [
  markdown(face.added + face.returned + face.changed === 0 ? texts.nothing : texts.counts(face)),
  face.withoutAccount > 0 && note(texts.noAccount(face.withoutAccount)),
  face.missing.length > 0 && divider,
  face.missing.length > 0 &&
    markdown(
      texts.missing(
        face.missing.slice(0, most).map((p) => plain(`${p.staffNo} ${p.name}`)),
        face.missing.length,
      ),
    ),
  face.held.length > 0 && divider,
  face.held.length > 0 && markdown(texts.held(face.held.slice(0, most).map(heldWords), face.held.length)),
]

/** 试导入：what the file would do; nothing is written before somebody says so. */
export const importCard = (face: ImportFace): Card =>
  card(texts.title, { template: 'blue', subtitle: texts.subtitle(face.name, face.rows) }, [
    face.changedSince === true && markdown(texts.changedSince),
    ...what(face),
    face.remarks > 0 && note(texts.remarks(face.remarks)),
    note(texts.expires(face.expires)),
    row([
      button(texts.confirm, importConfirmAction, { draft: face.draft }, 'primary_filled'),
      button(texts.cancel, importCancelAction, { draft: face.draft }),
    ]),
  ])

/** 导入完成 */
export const importedCard = (face: ImportFace): Card =>
  card(texts.imported, { template: 'green', subtitle: texts.subtitle(face.name, face.rows) }, what(face))

export type Problem = { column: string; message: string; count: number; rows: readonly number[] }

/** 有错：kind by kind with the first rows; the whole of it stands in the workbook that follows. */
export const problemsCard = (face: { name: string; rows: number; total: number; problems: readonly Problem[] }): Card =>
  card(texts.problemsTitle, { template: 'orange', subtitle: texts.subtitle(face.name, face.rows) }, [
    markdown(texts.problems(face.total)),
    divider,
    ...face.problems.slice(0, most).map((p) => markdown(texts.problem({ ...p, message: plain(p.message) }))),
    face.problems.length > most && note(texts.more(face.problems.length - most)),
  ])

/** One sentence about the import: what to do, or how it ended. */
export const importSaidCard = (words: string, subtitle?: string): Card =>
  card(texts.title, { template: 'default', ...(subtitle && { subtitle }) }, [markdown(words)])
