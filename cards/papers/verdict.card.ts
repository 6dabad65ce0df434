import { button, type Card, card, divider, markdown, note, plain } from '../kit/card.ts'
import { flagButton } from '../kit/flag.ts'
import { asked, choiceWords, type Key, keyed } from '../kit/question.ts'
import { startAction } from './actions.ts'
import { type ItemFace, placeOf, turns } from './question.card.ts'
import { texts } from './texts.ts'

export type VerdictFace = ItemFace &
  Key & {
    question: string
    correct: boolean
    /** e.g. when it comes again */
    afterword?: string
    /** The next item to answer; absent when all are answered. */
    next?: number
    /** All is over: what there is to say, beside how many were right. */
    ending?: { right: number; total: number; lines: readonly string[] }
  }

/** 判定：right or not, why, and where it stands; for one person's eyes only. */
export const paperVerdictCard = (face: VerdictFace): Card => {
  const { correct, chosen, kind, answer, afterword, ending } = face
  return card(
    correct ? texts.right : texts.wrong,
    { template: correct ? 'green' : 'orange', subtitle: `${face.title} · ${placeOf(face)}` },
    [
      ...asked(face, kind === 'judge' ? '' : answer),
      divider,
      markdown(texts.chosen(choiceWords(chosen))),
      ...keyed(face),
      afterword ? markdown(plain(afterword)) : false,
      ...(ending
        ? [
            divider,
            markdown(
              [texts.allDone(ending.right, ending.total), ...ending.lines.map((line) => plain(line))].join('\n'),
            ),
          ]
        : []),
      ...turns(face, face.next ?? face.n + 1),
      flagButton(face.question),
      note(texts.privacy),
    ],
  )
}

/** A question that was taken away, or that stands on an exam just now: it counts neither way. */
export const skippedCard = (
  face: Pick<ItemFace, 'paper' | 'title' | 'n' | 'of'> & { held: boolean; open?: boolean },
): Card =>
  card(face.title, { template: 'grey', ...(face.of > 1 && { subtitle: texts.place(face.n + 1, face.of) }) }, [
    markdown(face.held ? texts.held : face.open ? texts.skippedOpen : texts.skipped),
    ...turns(face),
  ])

export type StartFace = {
  paper: string
  title: string
  intro: readonly string[]
  count: number
  minutes: number | null
  /** '2026-11-25 20:07' */
  closes: string
  summary?: string
}

export const startCard = (face: StartFace): Card =>
  card(face.title, { template: 'blue', ...(face.summary && { summary: face.summary }) }, [
    ...(face.intro.length > 0 ? [markdown(face.intro.map((line) => plain(line)).join('\n'))] : []),
    markdown(texts.startMeta(face.count, face.minutes, face.closes)),
    button(texts.start, startAction, { paper: face.paper }, 'primary_filled'),
    note(texts.startNote),
  ])

export type EndFace = { title: string; how: 'handed-in' | 'over' | 'unanswered'; lines: readonly string[] }

/** After the end: that it is over, and what the kind of paper has to say. */
export const endCard = ({ title, how, lines }: EndFace): Card =>
  card(
    title,
    {
      template: how === 'handed-in' ? 'turquoise' : 'grey',
      subtitle: how === 'handed-in' ? texts.handedIn : texts.over,
    },
    [
      markdown(
        [
          ...(how === 'over' ? [texts.overLine] : how === 'unanswered' ? [texts.overUnanswered] : []),
          ...lines.map((line) => plain(line)),
        ].join('\n') || texts.handedIn,
      ),
      note(texts.privacy),
    ],
  )
