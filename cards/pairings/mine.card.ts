import { type Card, card, divider, markdown, note, plain } from '../kit/card.ts'
import { type Shown, shownAs } from './handover.card.ts'
import { texts } from './texts.ts'

export type MinePairingsFace = {
  mentor?: Shown
  /** Party members who look after others need no mentor themselves. */
  needsMentor: boolean
  deputy?: Shown & { from: string; to: string }
  mentees: readonly Shown[]
  limit: number
  standingIn: readonly { mentor: string; people: readonly Shown[] }[]
  /** Hand-overs that wait and concern me. */
  open: number
}

const list = (people: readonly Shown[]): string => people.map((p) => `- ${shownAs([p])}`).join('\n')

/** 我的包保：who looks after me, and after whom I look. Private. */
export const minePairingsCard = (face: MinePairingsFace): Card => {
  const { mentor, deputy, mentees, standingIn } = face
  const looksAfter = mentees.length > 0 || standingIn.length > 0
  return card(texts.mine.title, { template: 'blue' }, [
    ...(mentor ? [markdown(texts.mine.mentor(shownAs([mentor])))] : []),
    ...(mentor || !face.needsMentor ? [] : [markdown(texts.mine.noMentor)]),
    ...(mentor && looksAfter ? [divider] : []),
    ...(mentees.length > 0 ? [markdown(`${texts.mine.mentees(mentees.length, face.limit)}\n${list(mentees)}`)] : []),
    ...(mentees.length === 0 && !face.needsMentor ? [markdown(texts.mine.mentees(0, face.limit))] : []),
    ...(deputy ? [markdown(texts.mine.deputy(shownAs([deputy]), deputy.from, deputy.to))] : []),
    ...standingIn.map((s) => markdown(`${texts.mine.standingIn(plain(s.mentor))}\n${list(s.people)}`)),
    ...(face.open > 0 ? [markdown(texts.mine.open(face.open))] : []),
    note(looksAfter ? texts.mine.privacy : texts.mine.plainPrivacy),
  ])
}
