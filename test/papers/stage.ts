import { features } from '../../src/app/features.ts'
import type { BranchId, MemberId, QuestionId } from '../../src/core/ids.ts'
import { attempts } from '../../src/domain/attempts/schema.ts'
import { definePaper, type Finished, type PaperKind } from '../../src/domain/papers/kind.ts'
import { isOpened, type NewPaper, openPaper, preparePaper } from '../../src/domain/papers/open.ts'
import { members } from '../../src/domain/people/schema.ts'
import { papers as papersFeature } from '../../src/features/papers/feature.ts'
import { enqueue } from '../../src/platform/outbox/enqueue.ts'
import { aQuestion, type Stage, studyBench } from '../study/stage.ts'

export const ends: Finished[] = []

export const review = definePaper({
  kind: 'probe.review',
  source: 'review',
  reveal: 'at-once',
  askConfidence: true,
  face: () => ({ title: '今天的复习' }),
  afterword: async (_world, _paper, { correct }) => (correct ? '下次见：3 天后' : '明天再见'),
  finished: (_to, _world, _paper, end) => {
    ends.push(end)
    return []
  },
})
export const exam = definePaper({
  kind: 'probe.exam',
  source: 'exam',
  reveal: 'at-end',
  face: () => ({ title: '3 月月考', intro: ['及格 80 分'] }),
  ending: async () => ['收卷后告诉你成绩'],
  finished: (_to, _world, _paper, end) => {
    ends.push(end)
    return []
  },
})

export const several = aQuestion(2, {
  kind: 'multiple',
  stem: '第 2 题：哪些是冒顶前的预兆？',
  options: ['掉渣变密', '支架发响', '煤壁片帮', '风筒漏风'],
  answer: 'ABC',
})
export const judged = aQuestion(3, { kind: 'judge', stem: '第 3 题：脊柱受伤先扶起来。', options: [], answer: 'F' })

/** The bench with three questions and two kinds of paper of the test's own. */
export const papersBench = (bank = [aQuestion(1), several, judged]): Promise<Stage> => {
  ends.length = 0
  return studyBench({ bank, features: [papersFeature([review, exam]), ...features.filter((f) => f.name !== 'papers')] })
}

export const memberOf = async (b: Stage, n: number) => {
  const all = await b.world.db.read.select().from(members)
  const found = all.find((m) => m.account === `ou_${String(n).padStart(4, '0')}`)
  if (!found) throw new Error('nobody')
  return found
}

/** A paper for that person, brought by a letter. */
export const brings = async (b: Stage, kind: PaperKind, n: number, change: Partial<NewPaper> = {}) => {
  const { id, branchId, account } = await memberOf(b, n)
  const { row, card, letterKey } = await preparePaper(b.world, kind, {
    ...{ key: `one/${n}`, memberId: id as MemberId, branchId: branchId as BranchId, ref: 'one' },
    items: ['q1', 'q2', 'q3'].map((q) => ({ questionId: q as QuestionId })),
    closesAt: new Date('2026-03-03T06:00:00+08:00'),
    ...change,
  })
  if (!account) throw new Error('no account')
  await b.world.db.commit((to) => [
    openPaper(to, row),
    enqueue(to, b.world, { key: letterKey, lane: 'reply', to: { account }, card }, isOpened(row)),
  ])
  await b.settle()
  return row
}

export const tried = async (b: Stage) =>
  (await b.world.db.read.select().from(attempts)).map((a) => `${a.questionId}:${a.choice}:${a.correct}`)
