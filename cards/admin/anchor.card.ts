import { type Card, card, markdown, note, plain } from '../kit/card.ts'
import { texts } from './texts.ts'

export type AnchorFace = {
  /** 'YYYY-MM-DD' */
  day: string
  heads: readonly { book: keyof typeof texts.books; seq: number; hash: string }[]
}

/** 链头存证：a copy of the chain's newest seals, where the database cannot reach it. */
export const anchorCard = ({ day, heads }: AnchorFace): Card =>
  card(texts.anchor.title(day), { template: 'default', forwardable: true }, [
    markdown(
      heads
        .map(({ book, seq, hash }) => texts.anchor.line(texts.books[book], seq, plain(`${book}:${seq}:${hash}`)))
        .join('\n'),
    ),
    note(texts.anchor.note),
  ])
