import type { QuestionId } from '../../src/core/ids.ts'
import type { questions } from '../../src/domain/questions/schema.ts'

export type Row = typeof questions.$inferInsert

/** A bank of so many of each type, read by two people; the words of each name its own key in a way that can be looked for. */
export const examBank = (each: number, change: Partial<Row> = {}): Row[] =>
  (['single', 'multiple', 'judge'] as const).flatMap((kind) =>
    Array.from({ length: each }, (_, i): Row => {
      const id = `${kind}${i}`
      return {
        ...{ id: id as QuestionId, branchId: '', contentHash: `hash-${id}`, kind, stem: `题干${id}` },
        options: kind === 'judge' ? [] : ['甲', '乙', '丙', '丁'].map((word) => `${word}${id}`),
        answer: kind === 'judge' ? (i % 2 ? 'T' : 'F') : kind === 'multiple' ? 'ABD' : 'C',
        ...{ explanation: `解析${id}`, basis: `依据${id}`, subject: i % 2 ? '顶板' : '瓦斯', point: `知识点${id}` },
        ...{ post: '', difficulty: 2, importedAt: new Date('2026-11-01T00:00:00+08:00') },
        ...{ reviewedBy: 'operator', reviewedAt: new Date('2026-11-02T00:00:00+08:00') },
        ...change,
      }
    }),
  )
