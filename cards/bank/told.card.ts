import { type Card, card, markdown, note, plain } from '../kit/card.ts'
import { optionWords } from '../kit/question.ts'
import { texts } from './texts.ts'

export type Stopped = { stem: string; url: string } & ({ because: 'flags'; count: number } | { because: 'contradicts' })

const stem = (text: string) => markdown(`**${plain(text)}**`)

/** 先停用：to those who review. */
export const stoppedCard = (face: Stopped): Card =>
  card(texts.stopped.title, { template: 'orange' }, [
    markdown(face.because === 'flags' ? texts.stopped.flags(face.count) : texts.stopped.contradicts),
    stem(face.stem),
    markdown(texts.stopped.link(face.url)),
    note(texts.stopped.note),
  ])

/** 大多数人答错：to those who review, once for all that were noticed. */
export const doubtsCard = (face: { count: number; url: string }): Card =>
  card(texts.stopped.title, { template: 'orange' }, [
    markdown(texts.stopped.doubts(face.count)),
    markdown(texts.stopped.list(face.url)),
  ])

/** 退回：to whoever wrote the question. */
export const returnedCard = (face: { stem: string; reason: string; url: string }): Card =>
  card(texts.returned.title, { template: 'orange' }, [
    stem(face.stem),
    markdown(texts.returned.reason(plain(face.reason))),
    markdown(texts.stopped.link(face.url)),
    note(texts.returned.note),
  ])

export type Rejudged = {
  stem: string
  /** Of the question that was answered, in its own order; whoever answered may have seen another. */
  options: readonly string[]
  /** Letters of that order. */
  chosen: string
  /** The right key in the same letters; nothing when it has none there. */
  answer: string | undefined
  became: 'right' | 'wrong' | 'void'
}

/** 更正：to one person alone, about an answer of their own. */
export const rejudgedCard = ({ stem: text, options, chosen, answer, became }: Rejudged): Card => {
  const { right, wrong, key } = texts.rejudged
  const words = (choice: string) => plain(optionWords({ options }, choice))
  const said = {
    right: right(words(chosen)),
    wrong: answer === undefined ? texts.rejudged.void : wrong(words(answer)),
    void: texts.rejudged.void,
  }
  return card(texts.rejudged.title, { template: became === 'right' ? 'green' : 'blue' }, [
    markdown(texts.rejudged.sorry),
    stem(text),
    markdown(said[became]),
    became === 'right' && answer !== undefined && answer !== chosen && markdown(key(words(answer))),
    note(texts.rejudged.note),
  ])
}

/** 谢谢：to whoever said that something was wrong. Nothing of the key. */
export const thanksCard = (face: { stem: string; outcome: keyof typeof texts.thanks.outcome }): Card =>
  card(texts.thanks.title, { template: face.outcome === 'sound' ? 'blue' : 'green' }, [
    stem(face.stem),
    markdown(texts.thanks.outcome[face.outcome]),
    note(texts.thanks.note),
  ])

/** An answer to somebody's «这题有问题». */
export const flagSaidCard = (words: string): Card => card(texts.flag.title, { template: 'default' }, [markdown(words)])
