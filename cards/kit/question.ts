import { type Element, markdown, plain, row } from './card.ts'
import { questionTexts as texts } from './texts.question.ts'

/** A question as cards show it. */
export type Asked = {
  round: string
  /** 'YYYY-MM-DD' */
  day: string
  kind: 'single' | 'multiple' | 'judge'
  subject: string
  stem: string
  options: readonly string[]
}

/** What a question is measured by; nobody sees it before answering. */
export type Key = {
  /** 'B', 'ACD', 'T' … */
  answer: string
  explanation: string
  basis: string
}

export const letterOf = (index: number): string => String.fromCharCode(65 + index)

/** 'A、C', or 对 / 错. */
export const choiceWords = (choice: string): string => texts.judged[choice] ?? [...choice].join('、')

/** What was chosen in the options' own words: letters mean nothing where the options do not stand, and each card has them in another order. */
export const optionWords = ({ options }: Pick<Asked, 'options'>, choice: string): string =>
  texts.judged[choice] ?? texts.quoted([...choice].map((letter) => options[letter.charCodeAt(0) - 65] ?? letter))

/** The stem and the options; those in `right` are marked. */
export const asked = ({ stem, options }: Pick<Asked, 'stem' | 'options'>, right = ''): Element[] => [
  markdown(`**${plain(stem)}**`),
  ...(options.length === 0
    ? []
    : [
        markdown(
          options
            .map((option, i) => {
              const letter = letterOf(i)
              const line = `${letter}. ${plain(option)}`
              return right.includes(letter) ? `<font color='green'>**${line}** ${texts.tick}</font>` : line
            })
            .join('\n'),
        ),
      ]),
]

/** The right answer, why, and where it stands. */
export const keyed = ({ answer, explanation, basis }: Key): Element[] => [
  markdown(
    [
      texts.answerIs(choiceWords(answer)),
      ...(explanation ? [texts.explained(plain(explanation))] : []),
      ...(basis ? [texts.basedOn(plain(basis))] : []),
    ].join('\n'),
  ),
]

/** At most five letters side by side stay easy to hit on a phone. */
export const inRows = (buttons: readonly Element[]): Element[] => {
  const rows = Math.ceil(buttons.length / 5)
  const each = Math.ceil(buttons.length / rows)
  return Array.from({ length: rows }, (_, i) => row(buttons.slice(i * each, (i + 1) * each)))
}
