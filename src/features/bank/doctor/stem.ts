import { formatWords } from '../../../../cards/import/texts.formats.ts'
import { questionTexts as texts, questionWords as words } from '../../../../cards/import/texts.questions.ts'
import { readAnswer } from '../../../core/answer-text.ts'
import { letters } from '../../../domain/questions/question.ts'
import { type Say, tidied } from './say.ts'

export type Stem = { text: string; kind: string; answer: string; explanation: string; source: string }

const column = words.titles.stem

/** An answer and an explanation that stand in one text: '正确答案：B。因为…'. */
export const gluedTail = (tail: string): { answer: string; explanation: string } => {
  const lead = words.gluedAnswer.exec(tail)?.[0]
  if (lead === undefined) return { answer: '', explanation: tail.replace(words.gluedExplanation, '').trim() }
  const rest = tail.slice(lead.length)
  const alone = words.answerAlone.exec(rest)
  return {
    answer: alone?.[1] ?? '',
    explanation: rest
      .slice(alone?.[0].length ?? 0)
      .replace(words.gluedExplanation, '')
      .trim(),
  }
}

/** The question's own words, with what does not belong to them set apart and said. */
export const readStem = (raw: string, numbered: boolean, say: Say): Stem => {
  const gapped = raw.replace(words.blanks, words.gap)
  if (gapped !== raw) say('fixed', column, 'gap', texts.gapFilled)
  const cell = tidied(gapped)
  let text = numbered ? cell.text.replace(words.number, '') : cell.text
  if (text === '') say('rejected', column, 'no-stem', texts.noStem)
  else if (cell.changed) say('fixed', column, 'tidied', texts.tidied)
  if (numbered) say('fixed', column, 'number', texts.numberGone)
  const [mark = '', boxed = '', named = ''] = formatWords.kindMark.exec(text) ?? []
  text = text.slice(mark.length)
  const [whole = '', source = ''] = words.sourceAtEnd.exec(text) ?? []
  if (whole !== '') {
    text = text.slice(0, -whole.length).trim()
    say('fixed', column, 'source', texts.sourceMoved)
  }
  const at = words.glued.exec(text)?.index ?? 0
  const tail = at > 0 ? gluedTail(text.slice(at)) : { answer: '', explanation: '' }
  if (at > 0) {
    text = text.slice(0, at).trim()
    say('fixed', column, 'glued', texts.gluedGone)
  }
  if (text.length > 500) say('rejected', column, 'stem-long', texts.stemLong)
  return { text, kind: boxed || named, source: source.trim(), ...tail }
}

/** The last answer that stands in brackets or in a gap of the stem: '应当（ C ）', '停电后要验电（√）'. */
export const answerInside = (
  stem: string,
  options: readonly string[],
): { answer: string; stem: string } | undefined => {
  const [match] = [...stem.matchAll(words.answerInside)].slice(-1)
  const answer = (match?.[1] ?? match?.[2] ?? '').replace(/[\s、,，]+/g, '')
  if (!match || answer === '') return undefined
  const isLetters = /^[A-Ha-h]+$/.test(answer)
  if (isLetters !== options.length > 0) return undefined
  const read = readAnswer(answer, { kind: isLetters ? 'multiple' : 'judge', options })
  if (!read?.fits) return undefined
  const [before, after] = [stem.slice(0, match.index), stem.slice(match.index + match[0].length)]
  const atEnd = after.replace(/[。.\s]/g, '') === ''
  return {
    answer: isLetters ? [...read.choice].filter((letter) => letters.includes(letter)).join('') : answer,
    stem: isLetters || !atEnd ? `${before}${words.emptyInside}${after}` : `${before}${after}`.trim(),
  }
}
