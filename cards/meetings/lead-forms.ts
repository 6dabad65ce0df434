import { button, type Element, markdown, note } from '../kit/card.ts'
import { lineField, linesField, pickOne, pickSome } from '../kit/fields.ts'
import { form, submitButton } from '../kit/form.ts'
import { allHereAction, decideAction, markAction, minutesAction, showAction } from './actions.ts'
import type { Roll } from './face.ts'
import { texts } from './texts.ts'

export type ToMark = { id: string; name: string; team: string; state: Roll }

const marks = ['absent', 'leave', 'sick', 'away', 'late', 'present'] as const

/** 点名：the exceptions are picked, never typed. */
export const rollForm = (
  meeting: string,
  { people, page, more }: { people: readonly ToMark[]; page: number; more: boolean },
): Element[] => [
  markdown(texts.rollForm.how),
  ...(people.length === 0
    ? [note(texts.rollForm.nobody)]
    : [
        form('roll', [
          pickSome(
            'who',
            texts.rollForm.who,
            people.map(({ id, name, team, state }) => [
              id,
              texts.rollForm.person(name, team, state === 'due' ? '' : texts.roll[state]).slice(0, 100),
            ]),
          ),
          pickOne(
            'what',
            texts.rollForm.what,
            marks.map((mark) => [mark, texts.roll[mark]]),
            'absent',
          ),
          submitButton('roll_submit', texts.rollForm.mark, markAction, { meeting }, 'primary'),
        ]),
      ]),
  ...(more || page > 0
    ? [button(texts.rollForm.more, showAction, { meeting, view: 'roll', page: more ? page + 1 : 0 })]
    : []),
  button(texts.lead.all, allHereAction, { meeting }),
]

const fields = ['place', 'host', 'recorder', 'topics', 'resolution'] as const
type MinutesField = (typeof fields)[number]
/** How much each takes; longer ones are written on the page. */
export const minutesMost: Record<MinutesField, number> = {
  place: 50,
  host: 30,
  recorder: 30,
  topics: 1000,
  resolution: 1000,
}

/** 会议记录 */
export const minutesForm = (meeting: string, now?: Record<MinutesField, string>): Element[] => [
  form('minutes', [
    ...fields.map((name) => {
      const of = { ...texts.minutesForm[name], value: now?.[name] ?? '', most: minutesMost[name] }
      return name === 'topics' || name === 'resolution' ? linesField(name, of) : lineField(name, of)
    }),
    submitButton('minutes_submit', texts.minutesForm.save, minutesAction, { meeting }, 'primary'),
  ]),
]

/** 决议 */
export const decideForm = (meeting: string): Element[] => [
  form('decide', [
    linesField('words', { ...texts.decideForm.words, most: 300, required: true }),
    ...(['inFavour', 'against', 'abstained'] as const).map((name) =>
      lineField(name, {
        ...texts.decideForm[name],
        most: 4,
        required: true,
        ...(name === 'inFavour' ? {} : { value: '0' }),
      }),
    ),
    submitButton('decide_submit', texts.decideForm.save, decideAction, { meeting }, 'primary'),
  ]),
  note(texts.decideForm.note),
]
