import type { SQL } from 'drizzle-orm'
import { type Cell, workbook } from '../../core/xlsx/workbook.ts'
import { letters } from '../../domain/questions/question.ts'
import type { StoredQuestion } from '../../domain/questions/store.ts'
import type { Db } from '../../platform/db/db.ts'
import { findQuestions } from './pages/find.ts'
import { statesOf } from './pages/parts.tsx'
import { texts } from './pages/texts.ts'
import { type Rate, ratesOf } from './statistics.ts'

/** Questions a look; a bank of ten thousand is twenty looks. */
const atOnce = 500

const rowOf = (q: StoredQuestion, rate: Rate | undefined): Cell[] => [
  ...[texts.kinds[q.kind], q.stem],
  ...[...letters].map((_, i) => q.options[i] ?? ''),
  ...[
    q.kind === 'judge' ? (texts.judged[q.answer] ?? '') : q.answer,
    q.explanation,
    q.basis,
    q.subject,
    q.point,
    q.post,
  ],
  q.difficulty,
  statesOf(q)
    .map((state) => texts.states[state])
    .join(' '),
  rate?.people ?? null,
  rate ? Math.round(rate.rate * 100) / 100 : null,
  ...[q.source, q.id],
]

/** 导出题库：a workbook that can be imported again, with what is known of each question besides. */
export const exportQuestions = async (db: Db, where: SQL): Promise<Uint8Array<ArrayBuffer>> => {
  const rows: Cell[][] = [[...texts.file.head, ...texts.file.more]]
  for (let offset = 0; ; offset += atOnce) {
    const some = await findQuestions(db, where, { limit: atOnce, offset })
    const rates = await ratesOf(
      db,
      some.map((q) => q.id),
    )
    rows.push(...some.map((q) => rowOf(q, rates.get(q.id))))
    if (some.length < atOnce) break
  }
  return workbook([{ name: texts.file.sheet, rows }])
}
