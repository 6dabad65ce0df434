import { button, type Card, card, type Element, markdown, note, plain, row } from '../kit/card.ts'
import { askWhyAction, confirmAction, declineAction, withdrawAction } from './actions.ts'
import { texts } from './texts.ts'

export type Shown = { name: string; team: string; shift?: string }
export type Standing = keyof typeof texts.handover.statuses

export type HandoverFace = {
  handover: string
  people: readonly Shown[]
  from?: Shown & { standing: Standing }
  to: Shown & { standing: Standing }
  /** How many the new mentor would look after, of how many. */
  load?: { after: number; limit: number }
  reason: string
  proposer: string
  deadline: string
  /** What whoever holds this card may do with it. */
  holder: 'decides' | 'asked-why' | 'waits' | 'proposed'
  ended?:
    | { state: 'done' | 'expired' }
    | { state: 'cancelled'; why: 'withdrawn' | 'changed' | 'not-allowed' }
    | { state: 'declined'; who: string; why: keyof typeof texts.declines }
}

export const shownAs = (people: readonly Shown[]): string =>
  people
    .map((p) => texts.person({ name: plain(p.name), team: plain(p.team), shift: plain(p.shift ?? '') }))
    .join(texts.between)

const lines = ({ people, from, to, load, reason, ended }: HandoverFace): Element =>
  markdown(
    [
      texts.handover.people(shownAs(people)),
      from ? texts.handover.from(shownAs([from]), texts.handover.statuses[from.standing]) : texts.handover.nobody,
      texts.handover.to(shownAs([to]), texts.handover.statuses[to.standing]),
      ...(load && !ended ? [texts.handover.load(load.after, load.limit)] : []),
      ...(reason === '' ? [] : [texts.handover.reason(plain(reason))]),
    ].join('\n'),
  )

const buttons = ({ handover, holder }: HandoverFace): Element[] => {
  switch (holder) {
    case 'decides':
      return [
        row([
          button(texts.handover.confirm, confirmAction, { handover }, 'primary'),
          button(texts.handover.decline, askWhyAction, { handover, asking: true }),
        ]),
      ]
    case 'asked-why':
      return [
        markdown(texts.handover.why),
        ...(Object.keys(texts.declines) as (keyof typeof texts.declines)[]).map((why) =>
          button(texts.declines[why], declineAction, { handover, why }),
        ),
        button(texts.handover.back, askWhyAction, { handover, asking: false }),
      ]
    case 'proposed':
      return [button(texts.handover.withdraw, withdrawAction, { handover })]
    case 'waits':
      return []
  }
}

const endedWords = (ended: NonNullable<HandoverFace['ended']>): string => {
  switch (ended.state) {
    case 'declined':
      return texts.ended.declined(plain(ended.who), texts.declines[ended.why])
    case 'cancelled':
      return texts.ended[ended.why]
    default:
      return texts.ended[ended.state]
  }
}

/** 包保交接：private, one for each of those concerned. */
export const handoverCard = (face: HandoverFace): Card => {
  const { ended } = face
  const summary = texts.handover.summary(face.people.map((p) => p.name).join(texts.between))
  if (ended)
    return card(texts.endedTitle[ended.state], { template: ended.state === 'done' ? 'green' : 'grey', summary }, [
      lines(face),
      markdown(endedWords(ended)),
    ])
  return card(texts.handover.title, { template: 'blue', summary }, [
    lines(face),
    ...buttons(face),
    note(texts.handover.proposed(face.proposer, face.deadline)),
  ])
}
