import { type AskFace, askCard } from '../../../cards/approvals/ask.card.ts'
import type { Asked } from '../../../cards/approvals/asked.ts'
import { mineCard, stuckCard } from '../../../cards/approvals/mine.card.ts'
import { outcomeCard } from '../../../cards/approvals/outcome.card.ts'
import { texts } from '../../../cards/approvals/texts.ts'
import type { Card } from '../../../cards/kit/card.ts'
import { localDateOf, localTimeOf } from '../../core/clock.ts'
import type { World } from '../../platform/world.ts'
import type { Opened } from './ballot.ts'
import type { Copy } from './copies.ts'
import { type ApprovalKind, type Matter, matterOf } from './kind.ts'
import { type Known, known, nameOf } from './people.ts'
import { type Ended, votesFor } from './rules.ts'

/** 'YYYY-MM-DD HH:mm' at the mine. */
export const momentOf = (at: Date): string => `${localDateOf(at)} ${localTimeOf(at)}`

const countedIn = (opened: Opened) => ({ approved: votesFor(opened, 'approve'), rejected: votesFor(opened, 'reject') })

/** Draws one approval for whoever looks at it. */
export type Pen = {
  ask(opened: Opened, copy: Copy, again?: boolean): Card
  outcome(opened: Opened, outcome: Ended): Card
  mine(opened: Opened): Card
  stuck(opened: Opened): Card
  /** Each of them in one line. */
  line: { ask: string; mine: string; stuck: string; outcome(outcome: Ended): string }
  people: Known
}

const doneBy = (opened: Opened, { seat, holder }: Copy, people: Known): AskFace['done'] => {
  const standing = opened.standing.get(holder)
  const vote = opened.votes.find((v) => v.seat === seat)
  if (vote)
    return vote.by === holder
      ? { kind: 'spoken', choice: vote.choice }
      : { kind: 'spoken-by', name: nameOf(people, vote.by), choice: opened.secret ? undefined : vote.choice }
  const away = opened.standing.get(seat) !== 'seated' || standing === 'recused' || standing === 'barred'
  return away ? { kind: 'recused' } : undefined
}

export const penFor = async (
  world: World,
  kind: ApprovalKind,
  opened: Opened,
  others: Iterable<string> = [],
): Promise<Pen> => {
  const matter: Matter<unknown> = matterOf(kind, opened)
  const [people, face] = await Promise.all([
    known(world.db, [opened.requestedBy, ...opened.standing.keys(), ...opened.votes.map((v) => v.by), ...others]),
    kind.face(world, matter),
  ])
  const asked: Asked = { ...face, requester: nameOf(people, opened.requestedBy), reason: opened.reason }
  const { id: approval, needed, seats } = opened
  const deadline = momentOf(opened.deadline)
  return {
    people,
    ask: (now, copy, again = false) =>
      askCard({
        ...{ ...asked, approval, deadline, needed, seats, again, seat: copy.seat, reasonAtLeast: kind.reasonAtLeast },
        counted: now.secret ? undefined : countedIn(now),
        instead: copy.seat === copy.holder ? undefined : nameOf(people, copy.seat),
        done: doneBy(now, copy, people),
      }),
    outcome: (now, outcome) =>
      outcomeCard({
        ...{ ...asked, outcome, counted: countedIn(now) },
        votes: now.secret
          ? []
          : now.votes.map(({ seat, by, choice, reason }) => ({
              ...{ name: nameOf(people, seat), choice, reason },
              ...(by === seat ? {} : { by: nameOf(people, by) }),
            })),
      }),
    mine: () => mineCard({ ...asked, approval, deadline, needed, seats }),
    stuck: () => stuckCard({ ...asked, deadline, needed }),
    line: {
      ask: texts.line.ask(asked.title),
      mine: texts.line.mine(asked.title),
      stuck: texts.line.stuck(asked.title),
      outcome: (outcome) => texts.line.outcome(asked.title, outcome),
    },
  }
}
