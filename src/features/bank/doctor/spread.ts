import { lintTexts } from '../../../../cards/import/texts.lints.ts'
import { questionTexts as texts, questionWords as words } from '../../../../cards/import/texts.questions.ts'
import type { SheetIssue } from '../../../core/sheet.ts'
import { type Row, remark } from './rows.ts'

const enough = 30
const crowded = 0.9

/**
 * A bank whose answers never vary was filled in by a drag of the mouse: 30 and more of one kind, all alike, and none of
 * the file is believed. Nearly alike is a remark.
 */
export const spreadOf = (sound: readonly Row[]): { refused: boolean; issues: SheetIssue[] } => {
  let refused = false
  const issues = (['single', 'judge'] as const).flatMap((kind) => {
    const rows = sound.filter(({ question }) => question?.kind === kind)
    const [first] = rows
    if (!first || rows.length < enough) return []
    const counts = new Map<string, number>()
    for (const { question } of rows) counts.set(question?.answer ?? '', (counts.get(question?.answer ?? '') ?? 0) + 1)
    const [letter, most] = [...counts].sort(([, a], [, b]) => b - a)[0] ?? ['', 0]
    const [name, said] = [texts.kindNames[kind] ?? '', texts.answerNames[letter] ?? letter]
    if (most === rows.length) {
      refused = true
      return [remark(first, 'doubtful', words.titles.answer, 'no-spread', texts.noSpread(name, most, said))]
    }
    const share = Math.round((most / rows.length) * 100)
    return most / rows.length < crowded
      ? []
      : [remark(first, 'ignored', words.titles.answer, 'little-spread', lintTexts.few(name, said, share))]
  })
  return { refused, issues }
}
