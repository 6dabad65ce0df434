import { button, type Card, card, divider, type Element, markdown, note, plain, row } from '../kit/card.ts'
import {
  type At,
  beginAction,
  modes,
  nextAction,
  openAction,
  pickAction,
  revealAction,
  wholeAction,
} from './actions.ts'
import { texts } from './texts.ts'

export type Text = { text: string; post: string; example: boolean; count: number }
type Statement = { object: string; sentence: string; avoid: string }

const framed = (of: Text, elements: readonly (Element | false)[], subtitle?: string): Card =>
  card(
    texts.title(of.post),
    { template: 'turquoise', ...(subtitle ? { subtitle } : of.example ? { subtitle: texts.example } : {}) },
    [...elements, of.example && note(texts.exampleNote)],
  )

const ways = ({ text }: Text): Element[] => [
  row(modes.map((mode) => button(texts.modes[mode], beginAction, { text, mode }))),
  button(texts.whole, wholeAction, { text }),
]

/** 从哪儿练起 */
export const startCard = (of: Text, rounds: number): Card =>
  framed(of, [
    markdown([texts.start.body(of.count), ...(rounds > 0 ? [texts.start.done(rounds)] : [])].join('\n')),
    ...ways(of),
    note(texts.start.note),
  ])

const lines = ({ object, sentence, avoid }: Statement): string =>
  [texts.points(plain(object)), texts.says(plain(sentence)), ...(avoid === '' ? [] : [texts.avoid(plain(avoid))])].join(
    '\n',
  )

/** 全文 */
export const wholeCard = (of: Text, description: string, statements: readonly Statement[]): Card =>
  framed(of, [
    ...(description === '' ? [] : [markdown(plain(description)), divider]),
    ...statements.map((s) => markdown(lines(s))),
    ...ways(of),
  ])

export type Asked = { kind: 'first' } | { kind: 'order'; before: string } | { kind: 'gap' | 'object'; sentence: string }

const question = (asked: Asked): string => {
  switch (asked.kind) {
    case 'first':
      return texts.ask.first
    case 'order':
      return texts.ask.order(plain(asked.before))
    case 'gap':
      return texts.ask.gap(plain(asked.sentence))
    case 'object':
      return texts.ask.gapObject(plain(asked.sentence))
  }
}

const letter = (index: number): string => String.fromCharCode(65 + index)

/** 三选一 */
export const askCard = (of: Text, at: At, { asked, options }: { asked: Asked; options: readonly string[] }): Card =>
  framed(
    of,
    [
      markdown(question(asked)),
      markdown(options.map((option, i) => `${letter(i)}. ${plain(option)}`).join('\n')),
      row(options.map((_, pick) => button(letter(pick), pickAction, { ...at, pick }))),
    ],
    texts.step(at.step + 1, of.count),
  )

const onward = (of: Text, at: At): Element =>
  button(at.step + 1 < of.count ? texts.next : texts.finish, nextAction, { ...at, step: at.step + 1 }, 'primary')

/** 这一句对不对 */
export const verdictCard = (
  of: Text,
  at: At,
  { correct, picked, statement }: { correct: boolean; picked: string; statement: Statement },
): Card =>
  framed(
    of,
    [
      markdown([correct ? texts.right : texts.wrong, ...(correct ? [] : [texts.picked(plain(picked))])].join('\n')),
      divider,
      markdown(lines(statement)),
      onward(of, at),
    ],
    texts.step(at.step + 1, of.count),
  )

/** 一句一句过：the thing first, the sentence when it is asked for. */
export const flashCard = (of: Text, at: At, statement: Statement, shown: boolean): Card =>
  framed(
    of,
    shown
      ? [markdown(lines(statement)), onward(of, at)]
      : [
          markdown(texts.points(plain(statement.object))),
          button(texts.reveal, revealAction, at, 'primary'),
          note(texts.tryFirst),
        ],
    texts.step(at.step + 1, of.count),
  )

/** 练完一遍 */
export const endCard = (of: Text, at: At): Card =>
  framed(of, [
    markdown(at.mode === 'flash' ? texts.end.body(of.count) : texts.end.counted(at.right, of.count)),
    button(texts.end.again, beginAction, { text: at.text, mode: at.mode }, 'primary'),
    ...ways(of),
  ])

/** 练哪个岗位 */
export const chooseCard = (posts: readonly Text[], missing?: string): Card =>
  card(texts.choose.title, { template: 'turquoise' }, [
    missing !== undefined && markdown(texts.notFound(plain(missing))),
    markdown(posts.length === 0 ? texts.choose.none : texts.choose.body),
    ...posts.map(({ text, post, example }) =>
      button(example ? `${post} · ${texts.example}` : post, openAction, { text }),
    ),
  ])

/** 语音练习：heard, and nothing more. */
export const voiceCard = (): Card => card(texts.voice.title, { template: 'turquoise' }, [markdown(texts.voice.body)])
