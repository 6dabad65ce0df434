import { button, type Card, card, markdown, note, plain, row } from '../kit/card.ts'
import { claimAction, judgeClaimAction, studyAction } from './actions.ts'
import type { Kind, Roll } from './face.ts'
import { texts } from './texts.ts'

export type MakeUpFace = {
  meeting: string
  kind: Kind
  day: string
  subject: string
  state: Roll
  due: string
  agenda: readonly string[]
  /** What the minutes say was spoken of and decided. */
  minutes?: { topics: string; resolution: string }
  became: 'open' | 'done' | 'claimed' | 'granted' | 'refused' | 'over'
}

const { makeUp } = texts
const longest = 1500

/** 补课：to whoever was missing, alone. */
export const makeUpCard = (face: MakeUpFace): Card => {
  const { meeting, became } = face
  const settled = became === 'done' || became === 'granted'
  const told = face.minutes
    ? makeUp.minutes(plain([face.minutes.topics, face.minutes.resolution].filter(Boolean).join('\n').slice(0, longest)))
    : [makeUp.noMinutes, ...face.agenda.map((words, i) => `${i + 1}. ${plain(words)}`)].join('\n')
  return card(
    makeUp.title(face.kind, face.day),
    { template: settled ? 'green' : became === 'over' ? 'grey' : 'orange' },
    [
      !settled &&
        markdown((became === 'over' ? makeUp.missed : makeUp.body)(texts.roll[face.state], texts.dayOf(face.due))),
      face.subject !== '' && markdown(makeUp.subject(plain(face.subject))),
      !settled && markdown(told),
      became !== 'open' && markdown(makeUp[became]),
      !settled &&
        became !== 'over' &&
        row([
          button(makeUp.study, studyAction, { meeting }, 'primary'),
          ...(became === 'open' ? [button(makeUp.claim, claimAction, { meeting })] : []),
        ]),
      became === 'open' && note(makeUp.note),
    ],
  )
}

/** 核对「我到了」: to whoever led. */
export const claimCard = (face: {
  meeting: string
  member: string
  name: string
  kind: Kind
  when: { day: string; time: string }
  state: Roll
  decided?: 'granted' | 'refused'
}): Card => {
  const { meeting, member, decided } = face
  return card(texts.claim.title, { template: decided ? 'grey' : 'orange' }, [
    markdown(texts.claim.body(plain(face.name), face.kind, texts.when(face.when), texts.roll[face.state])),
    decided
      ? markdown(texts.claim.done[decided])
      : row([
          button(texts.claim.yes, judgeClaimAction, { meeting, member, granted: true }, 'primary'),
          button(texts.claim.no, judgeClaimAction, { meeting, member, granted: false }),
        ]),
  ])
}
