import { button, type Card, card, markdown, note, plain } from '../kit/card.ts'
import { digestAction } from './actions.ts'
import { texts } from './texts.ts'

export type DigestFace = {
  lines: readonly string[]
  /** How many there are besides the lines. */
  more: number
  /** The digest whose other lines a tap shows. */
  digest?: string
}

/** 汇总：what was not worth a message of its own, oldest first. */
export const digestCard = ({ digest, lines, more }: DigestFace): Card => {
  const all = lines.length + more
  return card(texts.digest.title, { template: 'blue', summary: texts.digest.summary(all) }, [
    markdown([texts.digest.intro(all), ...lines.map((line) => texts.digest.line(plain(line)))].join('\n')),
    more > 0 ? markdown(texts.digest.more(more)) : false,
    more > 0 && digest ? button(texts.digest.showMore(more), digestAction, { digest }) : false,
    note(texts.digest.note),
  ])
}
