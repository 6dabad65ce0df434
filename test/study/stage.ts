import type { QuestionId } from '../../src/core/ids.ts'
import { questions } from '../../src/domain/questions/schema.ts'
import { dailyAnswers } from '../../src/features/study/daily/schema.ts'
import { bench, group } from '../bench.ts'
import { holdBack } from '../support/hold-back.ts'

export const morning = '2026-03-02T07:23:00+08:00'
export const evening = '2026-03-02T20:17:00+08:00'
export const nextMorning = '2026-03-03T07:23:00+08:00'

type Row = typeof questions.$inferInsert

/** One question as the bank would hold it. */
export const aQuestion = (n: number, change: Partial<Row> = {}): Row => ({
  id: `q${n}` as QuestionId,
  branchId: '',
  contentHash: `hash${n}`,
  kind: 'single',
  stem: `第 ${n} 题：瓦斯浓度到多少必须停止电钻打眼？`,
  options: ['0.5%', '1.0%', '1.5%', '2.0%'],
  answer: 'B',
  explanation: '到 1.0% 就停，给风流稀释留出余地。',
  basis: '《煤矿安全规程》通风一章',
  subject: '通风与瓦斯',
  post: '',
  difficulty: 2,
  importedAt: new Date('2026-03-01T00:00:00+08:00'),
  ...change,
})

/** The letter under which this option stands on a card: every paper mixes them. */
export const letterOf = (shown: string, option: string): string => {
  const words = shown.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))
  const at = words.indexOf(`. ${option}`)
  if (at < 1) throw new Error(`${option} is not on the card`)
  return words[at - 1] ?? ''
}

export type Stage = Awaited<ReturnType<typeof bench>>
type Options = NonNullable<Parameters<typeof bench>[1]> & { bank?: readonly Row[]; weekly?: true }

/** The bench at 07:20 with a bank; nothing has been asked yet. It is a Monday, but 周周练 comes only if the story wants it. */
export const studyBench = async ({ bank = [aQuestion(1)], weekly, ...options }: Options = {}): Promise<Stage> => {
  const b = await bench('2026-03-02T07:20:00+08:00', options)
  // A job seen for the first time begins with the present minute: let it be seen before the story begins.
  await b.program.tick()
  if (!weekly) await holdBack(b, 'study.weekly-%', '2026-03-30T00:00:00+08:00')
  for (const row of bank) await b.world.db.commit((to) => [to.insert(questions).values(row)])
  return b
}

type Shown = { tag?: string; content?: unknown; text?: { content?: unknown }; [key: string]: unknown }

const wordsIn = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(wordsIn)
  if (value === null || typeof value !== 'object') return []
  const { tag, chart_spec, behaviors, ...rest } = value as Shown
  return Object.entries(rest).flatMap(([key, held]) =>
    key === 'content' && typeof held === 'string' ? [held] : wordsIn(held),
  )
}

/** Everything a person can read on a message, one line each. */
export const read = (message: { type: string; content: string } | undefined): string => {
  if (!message) throw new Error('no such message')
  const content: unknown = JSON.parse(message.content)
  return message.type === 'interactive' ? wordsIn(content).join('\n') : String((content as { text?: string }).text)
}

/** The numbers in the bars, by their labels. */
export const bars = (message: { content: string } | undefined): Record<string, number> => {
  const { body } = JSON.parse(message?.content ?? '{}') as { body: { elements: Shown[] } }
  const chart = body.elements.find((e) => e.tag === 'chart') as {
    chart_spec?: { data: { values: { label: string; count: number }[] } }
  }
  return Object.fromEntries((chart?.chart_spec?.data.values ?? []).map((v) => [v.label, v.count]))
}

/** The group's newest card. */
export const groupCard = (b: Stage) =>
  b.feishu
    .messages(group)
    .filter((m) => m.sender === 'bot')
    .at(-1)
/** What this person sees in 单聊, from the bot. */
export const privately = (b: Stage, n: number) =>
  b
    .as(n)
    .sees('bot')
    .filter((m) => m.sender === 'bot')
    .map(read)
export const lastPrivate = (b: Stage, n: number) =>
  b
    .as(n)
    .sees('bot')
    .filter((m) => m.sender === 'bot')
    .at(-1)

/** The group's card, to be clicked. */
export const card = (b: Stage): string => groupCard(b)?.messageId ?? ''
export const answers = async (b: Stage) => b.world.db.read.select().from(dailyAnswers)
