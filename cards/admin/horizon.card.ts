import { type Card, card, markdown, note, plain } from '../kit/card.ts'
import { texts } from './texts.ts'

/** More would not be read; the rest is counted. */
const shown = 12

/** 该补的事：what will be missing soon, one line each, for those who look after the branch. */
export const horizonCard = ({ lines }: { lines: readonly string[] }): Card =>
  card(texts.horizon.title(lines.length), { template: 'orange' }, [
    markdown(
      [
        ...lines.slice(0, shown).map((line, i) => `${i + 1}. ${plain(line)}`),
        ...(lines.length > shown ? [texts.horizon.more(lines.length - shown)] : []),
      ].join('\n'),
    ),
    note(texts.horizon.note),
  ])
