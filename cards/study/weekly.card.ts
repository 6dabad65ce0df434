import { type Card, card, divider, markdown, note, plain } from '../kit/card.ts'
import { texts } from './texts.weekly.ts'

export type WeekClosedFace = {
  /** The Monday, 'YYYY-MM-DD'. */
  week: string
  topic: string
  of: number
  /** Nothing where so few took part that it would speak of persons. */
  took?: { some: number; all: number }
  missed: readonly { point: string; people: number }[]
}

/** 周周练收题：how many, and what many missed; nothing about anyone. */
export const weekClosedCard = ({ week, topic, of, took, missed }: WeekClosedFace): Card => {
  const words = texts.closed
  return card(words.title(week), { template: 'turquoise' }, [
    markdown(
      [...(topic ? [words.topic(plain(topic))] : []), took ? words.took(took.some, of, took.all) : words.few].join(
        '\n',
      ),
    ),
    divider,
    markdown(
      missed.length === 0
        ? words.none
        : [words.missed, ...missed.map((m) => `・${plain(words.point(m.point, m.people))}`)].join('\n'),
    ),
    note(words.note),
  ])
}

/** What is said when there is nothing to answer. */
export const weekSaidCard = (words: string): Card => card(texts.title, { template: 'default' }, [markdown(words)])
