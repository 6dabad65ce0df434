import { type Card, card, divider, markdown, note, plain, type Template } from '../kit/card.ts'
import type { Choice } from './ask.card.ts'
import { type Asked, asked } from './asked.ts'
import { texts } from './texts.ts'

export type OutcomeFace = Asked & {
  outcome: 'approved' | 'rejected' | 'cancelled' | 'expired'
  counted: { approved: number; rejected: number }
  /** Who said what; nobody when it was secret. */
  votes: readonly { name: string; choice: Choice; by?: string; reason: string }[]
}

const templates: Record<OutcomeFace['outcome'], Template> = {
  approved: 'green',
  rejected: 'orange',
  cancelled: 'grey',
  expired: 'grey',
}

/** 结果：what every copy shows from then on, and what the requester is told. */
export const outcomeCard = (face: OutcomeFace): Card => {
  const { title, outcome, counted, votes } = face
  return card(texts.outcome.title(title, outcome), { template: templates[outcome] }, [
    ...asked(face),
    divider,
    markdown(texts.outcome.counted(counted.approved, counted.rejected)),
    votes.length > 0 &&
      markdown(
        votes
          .map((v) =>
            texts.outcome.vote({
              ...v,
              name: plain(v.name),
              reason: plain(v.reason),
              ...(v.by === undefined ? {} : { by: plain(v.by) }),
            }),
          )
          .join('\n'),
      ),
    note(texts.outcome.body[outcome]),
  ])
}
