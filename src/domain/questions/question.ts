import { questionWords as words } from '../../../cards/import/texts.questions.ts'

/** 单选 · 多选 · 判断 */
export const questionKinds = ['single', 'multiple', 'judge'] as const
export type QuestionKind = (typeof questionKinds)[number]

/** A question as it stands in a bank, checked and in one spelling. */
export type Question = {
  kind: QuestionKind
  stem: string
  /** In the order of A, B, C …; empty for true/false. At most eight. */
  options: readonly string[]
  /** Letters in order, each once, e.g. 'B' or 'ACD'; 'T' or 'F' for true/false. */
  answer: string
  explanation: string
  basis: string
  subject: string
  /** 知识点; '' when the file names none: `pointOf` finds one. */
  point: string
  /** '' is everyone. */
  post: string
  /** 1 easy … 5 hard. */
  difficulty: number
  /** Where it comes from, when the file says so. */
  source?: string
}

export const letters = 'ABCDEFGH'

/** The keys that may be chosen: letters of the options, or T and F. */
export const keysOf = ({ kind, options }: Pick<Question, 'kind' | 'options'>): string[] =>
  kind === 'judge' ? ['T', 'F'] : [...letters].slice(0, options.length)

/** The right key as far as it is known: a stored question whose key was wrong holds the right one beside it. */
export const keyOf = ({ answer, correctedAnswer }: { answer: string; correctedAnswer?: string | null }): string =>
  correctedAnswer ?? answer

const longest = 40

/** 知识点：as named, else the article on which it rests, else the question itself. Never ''. */
export const pointOf = ({ point, basis, stem }: Pick<Question, 'point' | 'basis' | 'stem'>): string => {
  const [named] = words.article.exec(basis.replace(/\s+/g, '')) ?? []
  return (point || named || stem).slice(0, longest)
}
