import { desc, eq } from 'drizzle-orm'
import type { MemberId } from '../../core/ids.ts'
import { questions } from '../../domain/questions/schema.ts'
import type { RecordSection } from '../../platform/records.ts'
import type { World } from '../../platform/world.ts'
import { texts as all } from './pages/texts.ts'
import { bankDrafts, questionFlags, rejudgements } from './schema.ts'

const { flags, rejudged, imports } = all.records

const resultOf = (result: boolean | null) =>
  result === null ? rejudged.void : result ? rejudged.right : rejudged.wrong

/** What the bank has written down about one person: what they flagged, what was judged anew, what they brought in. */
export const bankRecords = async ({ db }: World, memberId: MemberId): Promise<readonly RecordSection[]> => {
  const [flagged, changed, brought] = await Promise.all([
    db.read
      .select({ flag: questionFlags, stem: questions.stem })
      .from(questionFlags)
      .innerJoin(questions, eq(questions.id, questionFlags.questionId))
      .where(eq(questionFlags.memberId, memberId))
      .orderBy(desc(questionFlags.at)),
    db.read
      .select({ change: rejudgements, stem: questions.stem })
      .from(rejudgements)
      .innerJoin(questions, eq(questions.id, rejudgements.fromId))
      .where(eq(rejudgements.memberId, memberId))
      .orderBy(desc(rejudgements.at)),
    db.read.select().from(bankDrafts).where(eq(bankDrafts.memberId, memberId)).orderBy(desc(bankDrafts.checkedAt)),
  ])
  const section = (id: string, { title, purpose, basis, columns }: Omit<RecordSection, 'id' | 'rows'>) => ({
    ...{ id, title, purpose, basis, columns },
  })
  return [
    {
      ...section('question-flags', flags),
      rows: flagged.map(({ flag, stem }) => [
        flag.at,
        stem,
        flag.outcome ? all.one.outcomes[flag.outcome] : flags.open,
      ]),
    },
    {
      ...section('rejudged', rejudged),
      rows: changed.map(({ change, stem }) => [change.at, stem, resultOf(change.was), resultOf(change.now)]),
    },
    {
      ...section('bank-imports', imports),
      rows: brought.map(({ checkedAt, name, state }) => [checkedAt, name, imports.states[state]]),
    },
  ]
}
