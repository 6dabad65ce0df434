import { type Card, card, divider, markdown, note, plain } from '../kit/card.ts'
import { texts } from './texts.ts'

type Resit = { opens: string; closes: string }
const points = (names: readonly string[]): string => names.map((point) => `・${plain(point)}`).join('\n')

export type ClosedFace = {
  month: string
  resit: boolean
  of: number
  sat: number
  /** Nothing where so few took part that it would speak of persons. */
  figures?: { passed: number; average: number }
  missed: readonly { point: string; people: number }[]
  next?: Resit
}

/** 月考结束，发在群里：how many, and what many missed; nothing about anyone. */
export const closedExamCard = (face: ClosedFace): Card => {
  const words = texts.closed
  return card(words.title(face.month, face.resit), { template: 'turquoise' }, [
    markdown(
      [
        words.sat(face.sat, face.of),
        ...(face.figures
          ? [`${words.passed(face.figures.passed)}，${words.average(face.figures.average)}`]
          : [words.few]),
        words.thanks,
      ].join('\n'),
    ),
    divider,
    markdown(
      face.missed.length === 0
        ? words.none
        : [words.missed, ...face.missed.map((m) => `・${plain(words.point(m.point, m.people))}`)].join('\n'),
    ),
    face.next ? markdown(words.resit(face.next.opens, face.next.closes)) : false,
    note(words.note),
  ])
}

export type ResultFace = {
  month: string
  resit: boolean
  mark: number
  passed: boolean
  passMark: number
  /** 知识点 that were missed. */
  points: readonly string[]
  /** Somebody has been asked to help. */
  mentored: boolean
  next?: Resit
  url: string
}

/** 成绩：for one person's eyes only. Below the mark is orange, not red: it means a lesson. */
export const resultCard = (face: ResultFace): Card => {
  const words = texts.result
  const below = [
    face.points.length > 0 ? `${words.below(face.passMark)}\n${points(face.points)}` : words.belowPlain(face.passMark),
    face.mentored ? words.lesson : words.lessonAlone,
    face.next ? words.resit(face.next.opens, face.next.closes) : face.resit ? words.lastTry : words.over,
  ]
  return card(words.title(face.month, face.resit), { template: face.passed ? 'green' : 'orange' }, [
    markdown([words.mark(face.mark), ...(face.passed ? [words.passed] : below)].join('\n')),
    markdown(words.page(face.url)),
    note(words.note),
  ])
}

/** 没有来：asked, not blamed. */
export const absentCard = ({ month, next }: { month: string; next?: Resit }): Card =>
  card(texts.absent.title(month, next === undefined), { template: 'orange' }, [
    markdown([texts.absent.body, next ? texts.absent.resit(next.opens, next.closes) : texts.absent.over].join('\n')),
  ])

/** 补考改期：to each of those who wait for it. */
export const movedResitCard = ({ month, opens, closes }: { month: string } & Resit): Card =>
  card(texts.moved.title(month), { template: 'blue' }, [markdown(texts.moved.body(opens, closes))])

export type MentorFace = {
  month: string
  name: string
  /** Nothing of somebody who did not come: either time, or only the second. */
  missed: readonly string[] | 'both' | 'resit'
}

/** 请包保人陪着补：which points, never which mark. */
export const mentorCard = ({ month, name, missed }: MentorFace): Card => {
  const who = plain(name)
  const words = texts.mentor
  const said =
    missed === 'both'
      ? words.bodyAbsent(who, month)
      : missed === 'resit'
        ? words.bodyAgain(who, month)
        : `${words.body(who, month)}\n${points(missed)}`
  return card(words.title(name), { template: 'blue' }, [markdown(said), note(words.note)])
}
