/** @jsxImportSource hono/jsx */
import { choiceWords } from '../../../../cards/kit/question.ts'
import { keyOf, letters } from '../../../domain/questions/question.ts'
import type { StoredQuestion } from '../../../domain/questions/store.ts'
import { Badge, type Tone } from '../../../web/badge.tsx'
import { texts } from './texts.ts'

type State = keyof typeof texts.states

/** What there is to know of its state, the gravest first. */
export const statesOf = (q: StoredQuestion, marks: { flagged?: boolean; doubted?: boolean } = {}): State[] => {
  if (q.withdrawnAt) return ['out']
  const grave: State[] = [
    ...(q.quarantinedAt ? (['aside'] as const) : []),
    ...(q.recheckAt ? (['recheck'] as const) : []),
    ...(marks.flagged ? (['flagged'] as const) : []),
    ...(marks.doubted ? (['doubt'] as const) : []),
  ]
  return [...grave, q.reviewedAt ? 'reviewed' : 'unreviewed']
}

const tones: Record<State, Tone> = {
  ...{ use: 'calm', unreviewed: 'calm', reviewed: 'good', aside: 'bad', flagged: 'warn', doubt: 'warn' },
  ...{ recheck: 'warn', out: 'calm' },
}

export const States = ({ of }: { of: readonly State[] }) => (
  <>
    {of.map((state) => (
      <Badge text={texts.states[state]} tone={tones[state]} />
    ))}
  </>
)

/** 'B　先撤人', for those who may see keys. */
export const keyWordsOf = (q: StoredQuestion): string => {
  const key = keyOf(q)
  if (q.kind === 'judge') return choiceWords(key)
  const said = [...key].map((letter) => `${letter}. ${q.options[letters.indexOf(letter)] ?? ''}`)
  return said.join('；')
}

export const short = (text: string, most = 40): string => (text.length > most ? `${text.slice(0, most)}…` : text)

export const QuestionLink = ({ of }: { of: StoredQuestion }) => <a href={`/bank/q/${of.id}`}>{short(of.stem)}</a>
