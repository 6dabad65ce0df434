import { type Card, card, type Element, markdown, note, plain } from '../kit/card.ts'
import type { QuizMode } from './quiz.actions.ts'
import { texts } from './texts.quiz.ts'

export type QuizEndFace = {
  mode: QuizMode
  because: keyof typeof texts.end.because
  rounds: number
  people: number
  answered: number
  /** Absent when too few took part, or when it would tell the figures of a small team. */
  right?: number
  /** The most missed, by at least three people each. */
  points: readonly { point: string; wrong: number }[]
  teams?: readonly { name: string; right: number; answered: number }[]
}

const taken = ({ people, answered, right }: QuizEndFace): string => {
  if (people === 0) return texts.end.nobody
  return right === undefined ? texts.end.few : texts.end.people(people, right, answered)
}

const figures = (face: QuizEndFace): Element[] => [
  markdown(`${texts.end.rounds(face.rounds, face.mode)}，${texts.end.because[face.because]}\n${taken(face)}`),
  ...(face.teams && face.teams.length > 0
    ? [
        markdown(
          [texts.end.teams, ...face.teams.map((t) => texts.shown.team(plain(t.name), t.right, t.answered))].join('\n'),
        ),
      ]
    : []),
  ...(face.points.length > 0
    ? [markdown([texts.end.points, ...face.points.map((p) => texts.end.point(plain(p.point), p.wrong))].join('\n'))]
    : []),
  ...(face.points.length === 0 && face.right !== undefined ? [markdown(texts.end.noPoints)] : []),
]

/** 小结：to the group, numbers only. */
export const quizEndCard = (face: QuizEndFace): Card =>
  card(texts.end.title, { template: 'green' }, [...figures(face), note(texts.end.note)])

/** The same for the chair, with every question. */
export const quizChairCard = (
  face: QuizEndFace & { each: readonly { n: number; stem: string; answered: number; right?: number }[] },
): Card =>
  card(texts.end.chairTitle, { template: 'green' }, [
    ...figures(face),
    face.each.length > 0
      ? markdown(
          [texts.end.each, ...face.each.map((r) => texts.end.one(r.n, plain(r.stem), r.answered, r.right))].join('\n'),
        )
      : false,
    note(texts.end.chairNote),
  ])
