import { barChart, button, type Card, card, divider, type Element, markdown, note, plain } from '../kit/card.ts'
import { type Asked, asked, choiceWords, inRows, type Key, keyed, letterOf } from '../kit/question.ts'
import { type QuizMode, quizAnswerAction, quizMineAction, quizSubmitAction, quizToggleAction } from './quiz.actions.ts'
import { texts } from './texts.quiz.ts'

type Placed = Omit<Asked, 'day'> & { n: number; of: number; mode: QuizMode }

export type OpenRoundFace = Placed & {
  /** Each may be a `blank`. */
  answered: string
  total: string
  /** 抢答：one of the sentences in `texts.race`, or a `blank`. */
  race?: string
  /** 'HH:mm' */
  until: string
}

const choices = ({ kind, round, options }: Placed): Element[] => {
  const answer = (choice: string) => button(texts.judged[choice] ?? choice, quizAnswerAction, { round, choice })
  if (kind === 'judge') return inRows(['T', 'F'].map(answer))
  const letters = options.map((_, i) => letterOf(i))
  if (kind === 'single') return inRows(letters.map(answer))
  return [
    ...inRows(letters.map((choice) => button(choice, quizToggleAction, { round, choice }))),
    button(texts.submit, quizSubmitAction, { round }, 'primary_filled'),
  ]
}

const mine = (round: string): Element => button(texts.mine, quizMineAction, { round })

/** 群里的一题，正在作答：nothing on it says who chose what, or what is right. */
export const openRoundCard = (face: OpenRoundFace): Card => {
  const { n, of, mode, subject, kind, round, answered, total, race, until } = face
  return card(
    texts.title(n, of),
    { template: 'blue', subtitle: texts.subtitle(mode, subject, kind), summary: texts.summary(n, of) },
    [
      ...asked(face),
      ...choices(face),
      markdown(`${texts.counted(answered, total)}　${texts.until(until)}`),
      race === undefined ? false : markdown(texts.raceLine(race)),
      mine(round),
      note(texts.hint[kind]),
    ],
  )
}

export type ShownRoundFace = Placed &
  Key & {
    answered: number
    total: number
    /** How many were right and who chose what; absent when there are too few to be shown. */
    figures?: { right: number; distribution: readonly { choice: string; count: number }[] }
    /** The figures are left out because they would tell those of a small team. */
    hidden?: boolean
    /** 抢答：a name with consent, null for somebody without, undefined in other modes; 'nobody'. */
    first?: { name: string | null } | 'nobody'
    /** 小组接力：teams of at least three; `more` when smaller ones are left out. */
    teams?: { shown: readonly { name: string; right: number; answered: number }[]; more: boolean }
  }

const counted = ({ answered, total, figures, hidden }: ShownRoundFace): string => {
  const { shown } = texts
  if (answered === 0) return shown.nobody
  if (figures) return shown.counted(answered, total, figures.right)
  return hidden ? shown.hidden(answered, total) : shown.few(answered, total)
}

const teamLines = (teams: NonNullable<ShownRoundFace['teams']>): string =>
  [
    ...(teams.shown.length > 0 ? [texts.shown.teams] : []),
    ...teams.shown.map((t) => texts.shown.team(plain(t.name), t.right, t.answered)),
    ...(teams.more ? [texts.shown.fewTeams] : []),
  ].join('\n')

/** 收题：the answer and why, and how the room answered; a name only when that person has agreed. */
export const shownRoundCard = (face: ShownRoundFace): Card => {
  const { n, of, mode, subject, kind, figures, first, teams } = face
  const { shown } = texts
  const firstWords =
    first === 'nobody' ? shown.noFirst : first && shown.first(first.name === null ? shown.somebody : plain(first.name))
  return card(texts.shownTitle(n, of), { template: 'turquoise', subtitle: texts.subtitle(mode, subject, kind) }, [
    ...asked(face, kind === 'judge' ? '' : face.answer),
    divider,
    ...keyed(face),
    divider,
    markdown(counted(face)),
    firstWords === undefined ? false : markdown(firstWords),
    teams && (teams.shown.length > 0 || teams.more) ? markdown(teamLines(teams)) : false,
    figures ? markdown(shown.chart) : false,
    figures
      ? barChart(figures.distribution.map(({ choice, count }) => ({ label: choiceWords(choice), count })))
      : false,
    mine(face.round),
    note(shown.note),
  ])
}

/** 撤回的一题 */
export const voidRoundCard = ({ n, of, stem }: Pick<Placed, 'n' | 'of' | 'stem'>): Card =>
  card(texts.voidTitle(n, of), { template: 'grey' }, [markdown(`**${plain(stem)}**`), markdown(texts.void)])
