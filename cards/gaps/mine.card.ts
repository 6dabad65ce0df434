import { button, type Card, card, divider, type Element, markdown, note, plain, row } from '../kit/card.ts'
import { helpAction, lookAction } from './actions.ts'
import type { Chain } from './help.card.ts'
import { texts } from './texts.ts'

export type MineItem = { point: string; chain: Chain; next: keyof typeof texts.mine.next }

/** 我的短板：one's own, and what comes next. */
export const mineCard = (items: readonly MineItem[], more: number): Card =>
  card(texts.mine.title, { template: items.length > 0 ? 'blue' : 'green' }, [
    ...(items.length === 0 ? [markdown(texts.mine.none)] : []),
    ...items.map(({ point, chain, next }) =>
      markdown([texts.mine.item(plain(point), texts.chain(chain)), texts.mine.next[next]].join('\n')),
    ),
    more > 0 && markdown(texts.mine.more(more)),
    note(texts.mine.note),
  ])

export type PeopleItem = { gap: string; name: string; point: string; ask: boolean; help: boolean }

/** 要帮的人：those whom somebody may ask or help, in 单聊. */
export const peopleCard = (items: readonly PeopleItem[], more: number, none = texts.people.none): Card =>
  card(texts.people.title, { template: 'blue' }, [
    markdown(items.length === 0 ? none : texts.people.body),
    ...items.flatMap(({ gap, name, point, ask, help }): Element[] => [
      divider,
      markdown(plain(texts.people.item(name, point))),
      row([
        ...(ask ? [button(texts.people.toAsk, lookAction, { ask: '', gap })] : []),
        ...(help ? [button(texts.people.toHelp, helpAction, { gap })] : []),
      ]),
    ]),
    more > 0 && markdown(texts.people.more(more)),
  ])
