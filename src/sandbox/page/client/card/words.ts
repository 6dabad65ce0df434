import { wordsIn } from '../../../feishu/card-parts.ts'

/** The words of a text object in Chinese where it has them, else its plain content. */
export const textOf = (text: unknown): string => {
  const own = text !== null && typeof text === 'object' ? (text as { i18n_content?: unknown }).i18n_content : undefined
  const chinese = own !== null && typeof own === 'object' ? (own as { zh_cn?: unknown }).zh_cn : undefined
  return typeof chinese === 'string' ? chinese : wordsIn(text)
}
