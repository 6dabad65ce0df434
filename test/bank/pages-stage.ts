import { eq } from 'drizzle-orm'
import type { BranchId, QuestionId } from '../../src/core/ids.ts'
import { branches } from '../../src/domain/people/schema.ts'
import { questions } from '../../src/domain/questions/schema.ts'
import { surfer } from '../pages/surfer.ts'
import { aQuestion } from '../study/stage.ts'
import { bankBench, forCompany } from './stage.ts'

/** Three questions of the branch's own bank; the first one was written by the secretary. */
export const pagesStage = async () => {
  const b = await bankBench()
  const [branch] = await b.world.db.read.select().from(branches)
  const branchId = branch?.id ?? ('' as BranchId)
  const admin = await forCompany(b, 1, 'administrator')
  const members = await b.world.db.read.select().from((await import('../../src/domain/people/schema.ts')).members)
  const secretary = members.find((m) => m.staffNo === '0002')?.id ?? admin
  await b.world.db.commit((to) => [
    to.insert(questions).values([
      aQuestion(1, {
        branchId,
        authorId: secretary,
        basis: '《煤矿安全规程》（2022）第一百条',
        regulation: '煤矿安全规程/2022',
      }),
      aQuestion(2, {
        branchId,
        stem: '判断：停电就能干活',
        kind: 'judge',
        options: [],
        answer: 'F',
        subject: '机电',
      }),
      aQuestion(3, { stem: '公司的题' }),
    ]),
  ])
  const one = async (id = 'q1') =>
    (
      await b.world.db.read
        .select()
        .from(questions)
        .where(eq(questions.id, id as QuestionId))
    )[0]
  const [office, secretaryAt] = [surfer(b, 'ou_0001'), surfer(b, 'ou_0002')]
  for (const browser of [office, secretaryAt]) await browser.opens('/home')
  return { ...b, branchId, admin, secretary, one, office, secretaryAt }
}
