/** The field of a question that a line of text begins. */
export type PaperField =
  | 'kind'
  | 'stem'
  | 'answer'
  | 'explanation'
  | 'basis'
  | 'subject'
  | 'point'
  | 'post'
  | 'difficulty'
  | 'source'

const kindWords =
  '单选|单项选择|多选|多项选择|不定项选择|数字类选择|选择|判断|判断正误|是非|填空|简答|问答|论述|名词解释|案例分析'

/** Words and shapes by which questions are recognised in texts that are no tables. */
export const formatWords = {
  columns: {
    ...{ number: '序号', kind: '题型', stem: '题目', options: '选项', answer: '答案', explanation: '解析' },
    ...{ basis: '依据', subject: '科目', point: '知识点', post: '岗位', difficulty: '难度', source: '来源' },
    option: (letter: string) => `选项${letter}`,
  },
  /** What is left of a separator at the end of an option. */
  trailing: /[;；、，,]+$/,
  /** '一、单项选择题（每题 2 分，共 40 分）', '## 判断题', '多选题：' */
  heading: new RegExp(
    `^(?:第?[一二三四五六七八九十\\d]{1,3}\\s*[、.．部分章节大题:：]{1,4}\\s*)?[（(【[]?((?:${kindWords})题?)[】\\])）]?\\s*(?:[（(].{0,80}|[:：]\\s*(?:(?:每|共|本|以下|下列|请|将).{0,80})?)?$`,
  ),
  /** '[单选]' or '【判断题】' or '_(多选)_' before a stem. */
  kindMark: new RegExp(`^[_*\\s]*(?:[[【（(]((?:${kindWords})题?)[\\]】）)]|((?:${kindWords})题)\\s*[:：])[_*\\s]*`),
  /** '12、', '12.', '（12）', '第12题'; not '1.5 米'. */
  number:
    /^(?:第\s*(\d{1,5})\s*题\s*[、.．:：]?|[（(]\s*(\d{1,5})\s*[)）]\s*[、.．]?|(\d{1,5})\s*(?:[、．:：)）]|\.(?!\d)))\s*/,
  /** '正确答案：', '【解析】'; the words, and what follows. */
  field: /^(?:[【[]\s*(?<boxed>[^】\]]{1,8}?)\s*[】\]]\s*[:：]?|(?<named>[\p{Script=Han}A-Za-z]{1,8}?)\s*[:：])\s*/u,
  /** Where a field begins inside a line. */
  fieldWithin:
    /(?=【(?:正确答案|参考答案|标准答案|答案|答案解析|试题解析|解析|依据|知识点|考点|难度)】)|(?<=[\s。；;)）])(?=(?:正确答案|参考答案|标准答案|答案解析|试题解析|答案|解析)\s*[:：])/,
  fields: {
    ...{ 题型: 'kind', 试题类型: 'kind', 题目: 'stem', 题干: 'stem', 试题: 'stem' },
    ...{ 正确答案: 'answer', 参考答案: 'answer', 标准答案: 'answer', 本题答案: 'answer', 答案: 'answer', 答: 'answer' },
    ...{ ANSWER: 'answer', 解析: 'explanation', 答案解析: 'explanation', 试题解析: 'explanation' },
    ...{ 题目解析: 'explanation', 解释: 'explanation', 解答: 'explanation', EXPLANATION: 'explanation' },
    ...{ 依据: 'basis', 法规依据: 'basis', 科目: 'subject', 章节: 'subject', 知识点: 'point', 考点: 'point' },
    ...{ 岗位: 'post', 适用岗位: 'post', 难度: 'difficulty', 来源: 'source', 出处: 'source', 出题单位: 'source' },
  } as Readonly<Record<string, PaperField>>,
  /** '答案 B', '答案B', '（答案：B）', '正确答案为 B': the whole line. */
  bareAnswer:
    /^[（(]?\s*(?:正确答案|参考答案|标准答案|答案)(?:是|为)?\s*[:：]?\s*([A-Ha-h]{1,8}|[√×✓✗✔✘✅❌]|对|错|正确|错误)\s*[）)]?\s*[。.]?$/,
  /** The answers of all questions, after them. */
  keyHeading:
    /^(?:[一二三四五六七八九十]{1,3}[、.．]\s*)?(?:参考答案|标准答案|正确答案|答案)(?:及解析|与解析)?\s*[:：]?$/,
  /** '答案：1.A 2.B': the answers of all questions in the line of one. */
  keyInline: /^(?:参考答案|标准答案|正确答案|答案)\s*[:：]\s*(.*)$/,
  /** '单选题：1.A 2.B' */
  keySection: new RegExp(`^(?:[一二三四五六七八九十]{1,3}\\s*[、.．]\\s*)?((?:${kindWords})题?)\\s*[:：]\\s*(?=\\d)`),
  /** Nothing that is a list of answers has an empty pair of brackets. */
  openBrackets: /[（(]\s*[)）]/,
  /** '12.B', '13、√', and '1-5 ABCDA', with nothing but signs around them: '2 对轮子' is none. */
  keyPair:
    /(?<![^\s,，;；。、|)）:：])(\d{1,5})\s*(?:[-~—–]+\s*(\d{1,5})\s*[:：、.．]?\s*([A-Ha-h√×✓✗\s]{2,})|[、.．:：)）]?\s*(?:[【[]?(?:正确|参考|标准)?答案[】\]]?\s*[:：]?\s*)?([A-Ha-h]{1,8}|[√×✓✗✔✘✅❌对错]|正确|错误)(?![^\s,，;；。、|【[（(\d]))/g,
  /** Between two such characters a line was broken by the page only. */
  han: /[\p{Script=Han}，、；：“”（）《》]/u,
  /** '1⃣' as it is typed on phones. */
  keycap: /(?<!\d)((?:\d\u20e3)+)\s*/g,
  /** Signs with which people decorate a line: '✅ 答案：B'. */
  decoration: /^(?:\p{Extended_Pictographic}\s*)+(?=[^\s\p{Extended_Pictographic}])/u,
  answerSigns: /^[A-Ha-h√×✓✗对错]+$/,
  /** As many answers as the paper has questions, beside its last one. */
  keyOfAll: (run: string) => `${run}（像是全卷的答案）`,
  picture: '［图片］',
  gap: '____',
  /** Kinds of other systems that are no choice. */
  moodle: {
    ...{ shortanswer: '填空题', numerical: '填空题', essay: '问答题', matching: '匹配题', cloze: '填空题' },
  } as Readonly<Record<string, string>>,
  kinds: { single: '单选', multiple: '多选', judge: '判断', short: '填空题', open: '问答题', match: '匹配题' },
  judged: { T: '对', F: '错' },
  pasted: '粘贴的文字',
  tableName: (n: number) => `表 ${n}`,
} as const

/** Why text is not read; each says what to do. */
export const formatTexts = {
  empty: '文件是空的',
  many: '超过 20000 题，请拆成几个文件',
  long: '文字太多，请拆成几个文件再导入',
  json: (line: number) => `第 ${line} 行附近不是完整的 JSON，请让导出的人重新导出一份`,
  jsonPlain: '不是完整的 JSON，请让导出的人重新导出一份',
  jsonShape: 'JSON 里没有找到题目的列表',
  deep: '里面套了太多层，不像题库，没有打开',
  dtd: '文件里有不该有的声明（DTD），没有打开',
  xmlShape: '不是 Moodle 题库的 XML：没有找到 <question>',
} as const
