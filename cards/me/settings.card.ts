import { button, type Card, card, divider, markdown, note, plain, row } from '../kit/card.ts'
import { muteAction, reviewsAction, surenessAction, unmuteAction } from './actions.ts'
import { texts } from './texts.ts'

export type KindName = keyof typeof texts.kinds
type Moment = { day: string; time: string }

export type SettingsFace = {
  used: number
  most: number
  /** What was said unasked today, in order. */
  pushed: readonly { time: string; kind: KindName; line: string }[]
  /** What waits, and what most of it waits for. */
  waiting?: { count: number; because: Parameters<typeof texts.settings.waiting>[1] }
  mutedUntil?: Moment
  /** How many review questions a day come by themselves, and whether sureness is asked. */
  reviews: { perDay: number; sureness: boolean }
  /** Kinds that nothing holds back. */
  exempt: readonly KindName[]
  url: string
}

/** As many as a phone shows without scrolling far; two a day and matters of safety are seldom more. */
const shown = 8

const today = ({ used, most, pushed }: SettingsFace): string =>
  [
    texts.settings.used(used, most),
    ...pushed.slice(0, shown).map((p) => texts.settings.line({ ...p, line: plain(p.line) })),
    ...(pushed.length > shown ? [texts.settings.others(pushed.length - shown)] : []),
    ...(pushed.length === 0 ? [texts.settings.none] : []),
  ].join('\n')

const mutes = (mutedUntil: Moment | undefined) =>
  mutedUntil
    ? [button(texts.settings.unmute, unmuteAction, {})]
    : [row([1, 3].map((days) => button(texts.settings.mute(days), muteAction, { days })))]

const reviewButtons = ({ perDay, sureness }: SettingsFace['reviews']) => [
  row(
    [0, 1, 2, 3].map((n) =>
      button(texts.reviews.choose(n), reviewsAction, { perDay: n }, n === perDay ? 'primary' : 'default'),
    ),
  ),
  ...(perDay > 0 ? [button(texts.reviews.askSure(!sureness), surenessAction, { ask: !sureness })] : []),
]

/** 我的设置：how often somebody was disturbed today and why, and how not to be. */
export const settingsCard = (face: SettingsFace): Card => {
  const { waiting, mutedUntil, exempt, url } = face
  return card(texts.settings.title, { template: 'blue' }, [
    markdown(today(face)),
    waiting ? markdown(texts.settings.waiting(waiting.count, waiting.because)) : false,
    markdown(mutedUntil ? texts.settings.muted(texts.moment(mutedUntil)) : texts.settings.unmuted),
    ...mutes(mutedUntil),
    markdown(texts.reviews.now(face.reviews.perDay)),
    ...reviewButtons(face.reviews),
    divider,
    ...texts.settings.rules.map((rule) => note(rule)),
    note(texts.settings.exempt(exempt.map((kind) => texts.kinds[kind]))),
    markdown(texts.settings.link(url)),
    note(texts.settings.privacy),
  ])
}
