import type { QuestionColumn } from './columns.ts'

/** The question file's own words. Keys as they are recognised: no blanks, half width, upper case. */
export const questionWords = {
  columns: {
    ...{ 题型: 'kind', 题目类型: 'kind', 试题类型: 'kind' },
    ...{ 题目: 'stem', 题干: 'stem', 试题: 'stem', 题目内容: 'stem' },
    ...{ 选项A: 'A', 选项B: 'B', 选项C: 'C', 选项D: 'D', 选项E: 'E', 选项F: 'F', 选项G: 'G', 选项H: 'H' },
    ...{ A: 'A', B: 'B', C: 'C', D: 'D', E: 'E', F: 'F', G: 'G', H: 'H' },
    ...{ 答案: 'answer', 正确答案: 'answer', 参考答案: 'answer' },
    ...{ 解析: 'explanation', 答案解析: 'explanation' },
    ...{
      依据: 'basis',
      科目: 'subject',
      知识点: 'point',
      考点: 'point',
      岗位: 'post',
      难度: 'difficulty',
      问题: 'remarks',
    },
  } as Readonly<Record<string, QuestionColumn>>,
  kinds: {
    ...{ 单选: 'single', 单选题: 'single', 单项选择: 'single', 单项选择题: 'single' },
    ...{ 多选: 'multiple', 多选题: 'multiple', 多项选择: 'multiple', 多项选择题: 'multiple' },
    ...{ 判断: 'judge', 判断题: 'judge', 是非题: 'judge' },
  } as Readonly<Record<string, 'single' | 'multiple' | 'judge'>>,
  /** Written as an answer to true/false, the two that need no repair. */
  judged: { 对: 'T', 错: 'F' } as Readonly<Record<string, string>>,
  titles: { kind: '题型', stem: '题目', answer: '答案', explanation: '解析', basis: '依据', difficulty: '难度' },
  option: (letter: string) => `选项${letter}`,
  /** A number that a row begins with; '1.5 米' begins with none. */
  number: /^(\d{1,5})\s*(?:[、．:：)）]|\.(?!\d))\s*(?=\S)/,
  /** '《某规程》第一百三十五条' names one thing to know; a whole book or chapter does not. */
  article: /^.*?第[\d〇零一二三四五六七八九十百千]{1,9}条/,
  label: /^[A-Ha-h]\s*[.、．:：)）]\s*/,
  /** Options that speak of the others: their place matters. */
  refersToOthers:
    /(以上|上述|前面|前述|以下)[^，。；]{0,6}(都|均|全|皆|不)|^(都|均|全部|全都)(是|对|正确|错|不)|^[A-H]{2,8}$|^[A-H]项?[和与及、]|[A-H][和与及、][A-H]|选项[A-H]/,
  fullWidth: /[０-９Ａ-Ｚａ-ｚ％]|．(?=[０-９0-9])/g,
} as const

export const questionTexts = {
  noHeader: '没有找到表头：要有“题目”和“答案”两列，这张表没有读',
  unknownColumn: (words: string) => `不认识“${words}”这一列，已忽略`,
  columnTwice: (words: string) => `“${words}”这一列出现了两次，只读了前一列`,
  noStem: '题目没有填',
  stemLong: '题目超过 500 个字，卡片放不下，请改短',
  optionLong: '选项超过 200 个字，卡片放不下，请改短',
  kind: (given: string) => `题型“${given}”不认识：只能填 单选、多选、判断`,
  kindGuessed: '题型空着，已按选项和答案补上',
  fewOptions: '选项不足两个',
  gap: (letter: string) => `选项${letter}空着，后面还有选项；请补上或挪齐`,
  sameOptions: (a: string, b: string) => `选项${a}和选项${b}一样`,
  judgeOptions: '判断题的选项只能是“正确”和“错误”，也可以空着',
  noAnswer: '答案没有填',
  answerUnreadable: (given: string) => `答案“${given}”看不明白`,
  noSuchOption: (given: string) => `答案“${given}”在选项里没有`,
  several: (given: string) => `单选题的答案“${given}”不止一个；如果是多选，请改题型`,
  wantsLetters: '选择题的答案要写选项字母',
  judgeLetters: (given: string) => `判断题的答案“${given}”分不清是对是错，请写 对 或 错`,
  oneLetter: '多选题只有一个答案，请核对是不是漏了，或其实是单选',
  contradiction: (rows: readonly number[]) => `和第 ${rows.join('、')} 行题目、选项相同，答案不同，请核对后留一个`,
  noSpread: (n: number, letter: string) => `${n} 道单选题的答案全是 ${letter}，整份题库存疑，请核对答案这一列`,
  duplicate: (row: number) => `和第 ${row} 行相同，只入库一次`,
  tidied: '多余的空格、全角或看不见的字符已整理',
  numberGone: '题目前面的序号已去掉',
  labelsGone: '选项前面的字母已去掉',
  answerTidied: (given: string, answer: string) => `答案“${given}”已整理为 ${answer}`,
  difficulty: (given: string) => `难度“${given}”不是 1 到 5，已按 3 处理`,
  noExplanation: '没有解析，建议补上',
  noBasis: '没有依据，建议补上规程和条款',
  answerNames: { T: '对', F: '错' } as Readonly<Record<string, string>>,
}
