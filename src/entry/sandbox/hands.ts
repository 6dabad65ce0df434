import { and, eq, isNotNull } from 'drizzle-orm'
import { questionTexts } from '../../../cards/kit/texts.question.ts'
import { letters } from '../../platform/outbox/schema.ts'
import type { Random } from '../../sandbox/feishu/random.ts'
import type { Session } from './session.ts'

/** The same words, the same number: sample people do the same again in the same case. */
export const seedOf = (words: string): number => [...words].reduce((sum, ch) => (sum * 31 + ch.charCodeAt(0)) | 0, 7)

/** What is pressed for this choice. */
export const labelsOf = (choice: string): string[] =>
  [...choice].map((letter) => questionTexts.judged[letter] ?? letter)

type Question = { kind: string; answer: string; options: readonly string[] }

/** Something that fits the question and is not its answer. */
export const wrongFor = ({ kind, answer, options }: Question, random: Random): string => {
  const all = kind === 'judge' ? ['T', 'F'] : options.map((_, i) => 'ABCDEFGH'[i] ?? 'A')
  const others = all.filter((letter) => letter !== answer)
  return others[random.below(others.length)] ?? 'A'
}

/** The message that a letter became. */
export const messageOf = async ({ assembly }: Session, key: string): Promise<string | undefined> => {
  const [row] = await assembly.world.db.read
    .select({ messageId: letters.messageId })
    .from(letters)
    .where(and(eq(letters.key, key), isNotNull(letters.messageId)))
  return row?.messageId ?? undefined
}
