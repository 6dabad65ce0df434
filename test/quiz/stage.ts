import { eq } from 'drizzle-orm'
import { questions } from '../../src/domain/questions/schema.ts'
import { quizAnswers, quizRounds, quizzes } from '../../src/features/meetings/quiz/schema.ts'
import { letters } from '../../src/platform/outbox/schema.ts'
import { bench, group, person } from '../bench.ts'
import { aQuestion, lastPrivate, privately, read, type Stage } from '../study/stage.ts'

export const start = '2026-03-03T14:00:00+08:00'
type Row = ReturnType<typeof aQuestion>

/** Eight people: 1 is the secretary, 2 leads the first team, 3 is on the committee, 7 and 8 are of the second team. */
export const crowd = (n = 8) =>
  Array.from({ length: n }, (_, i) =>
    person(i + 1, {
      ...(i === 0 && { roles: ['secretary'] }),
      ...(i === 1 && { roles: ['team-leader'] }),
      ...(i === 2 && { roles: ['committee'] }),
      ...(i > 5 && { team: '采煤二班' }),
    }),
  )

export const bank = (n = 8, change: Partial<Row> = {}): Row[] =>
  Array.from({ length: n }, (_, i) =>
    aQuestion(i + 1, {
      ...change,
      stem: `第 ${i + 1} 题：停风以后先做什么？`,
      explanation: `先撤人，这是第 ${i + 1} 条的道理。`,
    }),
  )

type Options = Omit<NonNullable<Parameters<typeof bench>[1]>, 'people'> & {
  people?: ReturnType<typeof crowd>
  questions?: readonly Row[]
}

export const quizBench = async ({ people = crowd(), questions: rows = bank(), ...options }: Options = {}) => {
  const b = await bench(start, { people, ...options })
  // A job seen for the first time begins with the present minute: let it be seen before the story begins.
  await b.program.tick()
  for (const row of rows) await b.world.db.commit((to) => [to.insert(questions).values(row)])
  return b
}

const idOf = (message: { messageId: string } | undefined) => message?.messageId ?? ''

/** The newest card in 单聊. */
export const own = (b: Stage, n: number) => idOf(lastPrivate(b, n))

/** The setup card is asked for, these are tapped on it, and it begins. */
export const begins = async (b: Stage, n: number, ...choices: string[]) => {
  await b.as(n).says('bot', '知识问答')
  await b.settle()
  const setup = own(b, n)
  for (const choice of choices) await b.as(n).clicks(setup, choice)
  const begun = await b.as(n).clicks(setup, '开始')
  await b.settle()
  return begun
}

/** The chair's card: the newest letter that controls the session. */
export const control = async (b: Stage): Promise<string> => {
  const [quiz] = (await b.world.db.read.select().from(quizzes)).slice(-1)
  const [letter] = await b.world.db.read
    .select()
    .from(letters)
    .where(eq(letters.key, quiz?.control ?? ''))
  return letter?.messageId ?? ''
}
export const leads = async (b: Stage, n: number, label: string) => {
  const result = await b.as(n).clicks(await control(b), label)
  await b.settle()
  return result
}

export const groupCards = (b: Stage) => b.feishu.messages(group).filter((m) => m.sender === 'bot')
/** The card of the newest question. */
export const table = (b: Stage): string => idOf(groupCards(b).at(-1))
export const inGroup = (b: Stage): string => read(groupCards(b).at(-1))
export const readCard = (b: Stage, id: string): string => read(b.feishu.message(id))
export const said = (b: Stage, n: number) => privately(b, n)

export const answers = (b: Stage) => b.world.db.read.select().from(quizAnswers)
export const rounds = (b: Stage) => b.world.db.read.select().from(quizRounds)
export const sessions = (b: Stage) => b.world.db.read.select().from(quizzes)
/** The question on the table. */
export const asked = async (b: Stage) => {
  const last = (await rounds(b)).sort((x, y) => x.n - y.n).at(-1)
  const [question] = await b.world.db.read
    .select()
    .from(questions)
    .where(eq(questions.id, last?.questionId ?? ('' as never)))
  if (!question) throw new Error('nothing is asked')
  return question
}
