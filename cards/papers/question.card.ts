import { type Button, button, type Card, card, type Element, markdown, note, row } from '../kit/card.ts'
import { asked, inRows, letterOf } from '../kit/question.ts'
import { questionTexts } from '../kit/texts.question.ts'
import { chooseAction, handInAction, settleAction, sureAction, tickAction, turnAction } from './actions.ts'
import { texts } from './texts.ts'

/** One question of a paper, as one person has it before them. */
export type ItemFace = {
  paper: string
  title: string
  /** Counts from 0. */
  n: number
  of: number
  kind: 'single' | 'multiple' | 'judge'
  subject: string
  stem: string
  /** As they are shown to this person. */
  options: readonly string[]
  /** Letters as shown, 'T', 'F', or '' so far. */
  chosen: string
}

export type QuestionFace = ItemFace & {
  /** Answers may be changed until the paper is handed in. */
  open: boolean
  /** Absent: not asked for. */
  confident?: boolean | null
  /** For a paper that is handed in; `of` those that can be answered. `ends` e.g. '14:20'. */
  progress?: { answered: number; of: number; ends: string }
}

const on = (yes: boolean) => (yes ? ('primary' as const) : ('default' as const))

const choices = ({ paper, n: item, kind, options, chosen, open }: QuestionFace): Element[] => {
  const keys = kind === 'judge' ? ['T', 'F'] : options.map((_, i) => letterOf(i))
  const action = kind === 'multiple' ? tickAction : chooseAction
  const letters = inRows(
    keys.map((choice) =>
      button(questionTexts.judged[choice] ?? choice, action, { paper, item, choice }, on(chosen.includes(choice))),
    ),
  )
  return kind === 'multiple' && !open
    ? [...letters, button(questionTexts.submit, settleAction, { paper, item }, 'primary_filled')]
    : letters
}

/** Buttons to the items before and after, side by side. */
export const turns = ({ paper, n, of }: Pick<ItemFace, 'paper' | 'n' | 'of'>, next = n + 1): Element[] => {
  const buttons: Button[] = [
    ...(n > 0 ? [button(texts.previous, turnAction, { paper, to: n - 1 })] : []),
    ...(next < of ? [button(texts.next, turnAction, { paper, to: next }, 'primary')] : []),
  ]
  return buttons.length > 0 ? [row(buttons)] : []
}

const sureness = ({ paper, n: item, confident }: QuestionFace): Element[] =>
  confident === undefined
    ? []
    : [
        row([
          button(texts.sure, sureAction, { paper, item, sure: true }, on(confident === true)),
          button(texts.unsure, sureAction, { paper, item, sure: false }, on(confident === false)),
        ]),
      ]

export const placeOf = ({ n, of, subject, kind }: Pick<ItemFace, 'n' | 'of' | 'subject' | 'kind'>): string =>
  [...(of > 1 ? [texts.place(n + 1, of)] : []), questionTexts.subtitle(subject, kind)].join(' · ')

/** One question: the stem, the options as text, a button for each. Says nothing of what is right. */
export const paperQuestionCard = (face: QuestionFace): Card =>
  card(face.title, { template: 'blue', subtitle: placeOf(face) }, [
    ...asked(face),
    // Before the letters: a letter is final, and then nobody can say it any more.
    ...sureness(face),
    ...choices(face),
    ...(face.open ? turns(face) : []),
    face.progress ? markdown(texts.answered(face.progress.answered, face.progress.of, face.progress.ends)) : false,
    face.open ? button(texts.handIn, handInAction, { paper: face.paper, anyway: false }) : false,
    note((face.open ? texts.examHint : texts.hint)[face.kind]),
  ])

/** Before handing in with holes: which ones, and the way back. */
export const missingCard = (face: Pick<ItemFace, 'paper' | 'title'> & { missing: readonly number[] }): Card =>
  card(face.title, { template: 'orange' }, [
    markdown(texts.missing(face.missing.map((n) => n + 1))),
    row([
      button(texts.back, turnAction, { paper: face.paper, to: face.missing[0] ?? 0 }, 'primary'),
      button(texts.handInAnyway, handInAction, { paper: face.paper, anyway: true }),
    ]),
  ])
