import type { QuestionColumn } from './columns.ts'

const spelled = <Column extends QuestionColumn>(column: Column, words: string): Record<string, Column> =>
  Object.fromEntries(words.split(' ').map((word) => [word, column]))

/** The question file's own words. Keys as they are recognised: no blanks, half width, upper case, no hints in brackets. */
export const questionWords = {
  columns: {
    ...spelled('number', '序号 题号 编号 试题编号 题目编号 ID NO NO. NUM 行号'),
    ...spelled('kind', '题型 题目类型 试题类型 题型类别 考题类型 题类 类型 TYPE QUESTIONTYPE QUESTION_TYPE'),
    ...spelled(
      'stem',
      '题目 题干 试题 题目内容 试题内容 试题题干 题干内容 问题内容 问题描述 考题 考题内容 CONTENT QUESTION STEM TITLE TOPIC QUESTIONTEXT QUESTIONTITLE QUESTIONCONTENT',
    ),
    ...spelled('options', '选项 备选项 备选答案 候选项 选项内容 试题选项 题目选项 答案选项 OPTIONS CHOICES ITEMS'),
    ...spelled(
      'answer',
      '答案 正确答案 参考答案 标准答案 试题答案 题目答案 正确选项 答题答案 ANSWER ANSWERS KEY CORRECTANSWER CORRECT_ANSWER RIGHTANSWER RIGHT_ANSWER CORRECT',
    ),
    ...spelled(
      'explanation',
      '解析 答案解析 试题解析 题目解析 答题解析 解释 说明 EXPLANATION EXPLAIN ANALYSIS ANALYZE NOTES PARSE',
    ),
    ...spelled('basis', '依据 出题依据 法规依据 命题依据 条款 BASIS'),
    ...spelled('subject', '科目 专业 章节 所属章节 课程 模块 SUBJECT CHAPTER'),
    ...spelled('category', '分类 类别 试题分类 题目分类 所属分类 CATEGORY'),
    ...spelled('point', '知识点 考点 考核点 POINT KNOWLEDGE KNOWLEDGEPOINT'),
    ...spelled('post', '岗位 适用岗位 工种 适用工种 POST'),
    ...spelled('difficulty', '难度 难易度 难易程度 难度系数 DIFFICULTY LEVEL'),
    ...spelled('source', '来源 出处 出题单位 题目来源 SOURCE'),
    ...spelled('picture', '图片 配图 题目图片 是否有图片 PICTURE IMAGE IMG IMAGEURL PIC'),
    ...spelled('remarks', '问题'),
  } as Readonly<Record<string, QuestionColumn>>,
  /** '选项A', '选项一', 'OPTION1', 'ITEM1', 'A选项', 'A'. */
  optionColumn:
    /^(?:(?:选项|备选项|答案选项|备选答案|答案|OPTION|OPT|ITEM|CHOICE)[_-]?)?([A-H1-8一二三四五六七八])(?:选项|项)?$/,
  /** 'ISCORRECT1' */
  rightColumn: /^(?:IS)?_?(?:CORRECT|RIGHT|正确|是否正确)_?([A-H1-8])$/,
  yes: /^(?:1|TRUE|T|Y|YES|√|✓|是|对|正确)$/,
  digits: '12345678',
  numerals: '一二三四五六七八',
  /** '选项用##隔开', '是否有图片…' */
  optionsHint: /^(?:选项|备选项).*(?:隔开|分隔|分割)/,
  pictureHint: /^(?:是否)?(?:有|含)?(?:图片|配图)/,
  /** Hints in a header: '题型(0单选,1判断,2多选)'. */
  hint: /[([【（[].*$/,
  kindCode: /(\d)\s*[:：=、.-]?\s*(?:为|是|代表)?\s*(单选|多选|判断)/g,
  trimmed: /^[*★]+|[*★:：]+$/g,
  kinds: {
    ...{ 单选: 'single', 单选题: 'single', 单项选择: 'single', 单项选择题: 'single', 数字类选择题: 'choice' },
    ...{ 多选: 'multiple', 多选题: 'multiple', 多项选择: 'multiple', 多项选择题: 'multiple' },
    ...{ 判断: 'judge', 判断题: 'judge', 是非题: 'judge', 是非: 'judge', 对错题: 'judge', 判断正误: 'judge' },
    ...{ 判断正误题: 'judge', 正误题: 'judge', 正误判断题: 'judge' },
    ...{ 选择: 'choice', 选择题: 'choice', 不定项: 'choice', 不定项选择: 'choice', 不定项选择题: 'choice' },
    ...{ SINGLE: 'single', SINGLECHOICE: 'single', SINGLE_CHOICE: 'single', RADIO: 'single' },
    ...{ MULTIPLE: 'multiple', MULTIPLECHOICE: 'multiple', MULTI: 'multiple', MULTIPLE_CHOICE: 'multiple' },
    ...{ CHECKBOX: 'multiple', MULTICHOICE: 'choice', JUDGE: 'judge', JUDGMENT: 'judge', JUDGEMENT: 'judge' },
    ...{ TRUEFALSE: 'judge', TRUE_FALSE: 'judge', BOOLEAN: 'judge', TF: 'judge' },
    ...{ 填空: 'fill', 填空题: 'fill' },
  } as Readonly<Record<string, 'single' | 'multiple' | 'judge' | 'choice' | 'fill'>>,
  /** How a paper's own section names true/false. */
  judges: { 判断: true, 判断题: true, 是非题: true, 判断正误: true } as Readonly<Record<string, boolean>>,
  /** A sentence that wants an answer. */
  asks: /[?？]|_{2,}|[（(]\s*[)）]/,
  /** Written as an answer to true/false, the two that need no repair. */
  judged: { 对: 'T', 错: 'F' } as Readonly<Record<string, string>>,
  /** '姓名：____ 成绩：____' at the head of a paper. */
  paperHead: /(?:姓名|单位|成绩|得分|班组|工种|部门)\s*[:：]?\s*_{2,}/,
  titles: {
    ...{ kind: '题型', stem: '题目', answer: '答案', explanation: '解析', basis: '依据', difficulty: '难度' },
    ...{ options: '选项', subject: '科目', category: '科目', point: '知识点', post: '岗位', source: '来源' },
    picture: '图片',
  } as const,
  option: (letter: string) => `选项${letter}`,
  /** A number that a row begins with; '1.5 米' begins with none. */
  number: /^(\d{1,5})\s*(?:[、．:：)）]|\.(?!\d)|\s(?![号个种级类名年月日米吨]))\s*(?=\S)/,
  /** '《某规程》第一百三十五条' names one thing to know; a whole book or chapter does not. */
  article: /^.*?第[\d〇零一二三四五六七八九十百千]{1,9}条/,
  fullWidth: /[０-９Ａ-Ｚａ-ｚ％]|．(?=[０-９0-9])/g,
  /** A gap that somebody left with blanks. */
  blanks: /(?<=\S)[ \u00a0\u3000]{6,}(?=\S)/g,
  gap: '____',
  /** Where an answer or an explanation begins that was glued to the stem. */
  glued:
    /(?:[【[](?:正确答案|参考答案|标准答案|答案|解析|答案解析|试题解析)[】\]]\s*[:：]?|(?:正确答案|参考答案|标准答案|答案解析|试题解析|(?<=[\s。；;？?）)])(?:答案|解析))\s*[:：])/,
  gluedAnswer: /^[【[]?(?:正确答案|参考答案|标准答案|答案)[】\]]?\s*(?:是|为)?\s*[:：]?\s*/,
  gluedExplanation: /^[【[]?(?:答案解析|试题解析|解析)[】\]]?\s*[:：]?\s*/,
  /** An answer and nothing more, before the next sentence. */
  answerAlone:
    /^([A-Ha-h](?:[\s、,，]{0,2}[A-Ha-h]){0,7}|[√×✓✗对错]|正确|错误)(?![A-Za-z\p{Script=Han}])\s*[。.；;,，\s]*/u,
  /** '（ C ）', '（√）', '__B__' in a stem. */
  answerInside:
    /[（(【[]\s*([A-Ha-h](?:[\s、,，]{0,2}[A-Ha-h]){0,7}|[√×✓✗✔✘对错]|正确|错误)\s*[)）】\]]|_{1,20}\s*([A-H]{1,8})\s*_{1,20}/g,
  emptyInside: '（ ）',
  /** '（出题单位：某某矿）' at the end. */
  sourceAtEnd: /[（(]\s*(?:出题单位|供题单位|来源|出处)\s*[:：]\s*([^（）()]{1,60})[)）]\s*$/,
  picture: '［图片］',
} as const

const others = (rows: readonly string[]) => rows.join('、')

/** What is said about rows: what is the matter, and what to do. */
export const questionTexts = {
  noHeader: '没有找到表头：要有“题目”和“答案”两列，这张表没有读。如果是题库，请补上表头',
  notQuestion: '这一段不像题目，没有读。如果是题目，请补上选项和答案',
  unknownColumn: (words: string) => `不认识“${words}”这一列，已忽略`,
  columnTwice: (words: string) => `“${words}”这一列出现了两次，只读了前一列`,
  mapped: (words: string, title: string) => `“${words}”这一列按“${title}”读。读错了请改表头`,
  noStem: '题目没有填，请补上',
  stemLong: '题目超过 500 个字，卡片放不下，请改短',
  optionLong: '选项超过 200 个字，卡片放不下，请改短',
  explanationLong: '解析超过 1000 个字，卡片放不下，请改短',
  kind: (given: string) => `题型“${given}”不认识：只能填 单选、多选、判断`,
  kindGuessed: '题型空着，已按选项和答案补上',
  kindRead: (given: string, kind: string) => `题型“${given}”已按“${kind}”读`,
  kindNames: { single: '单选', multiple: '多选', judge: '判断' } as Readonly<Record<string, string>>,
  fillIn: '填空题暂时不能出。请改成选择题：把空写成“（ ）”，答案放进选项里',
  fillInside: '填空题的答案写在句子里，机器认不准。请改成选择题，答案放进选项',
  fewOptions: '选项不足两个，请补上选项；如果是判断题，请把题型写成“判断”',
  manyOptions: '选项超过 8 个，放不下，请减到 8 个以内',
  unsplit: '选项挤在一格里，分不开。请用“|”隔开，或者一格写一个',
  gap: (letter: string) => `选项${letter}空着，后面还有选项；请补上或挪齐`,
  sameOptions: (a: string, b: string) => `选项${a}和选项${b}一样，请改掉一个`,
  onlyLetters: '选项里只有字母，没有内容，请把每一项的内容填进选项',
  judgeOptions: '判断题的选项只能是“正确”和“错误”，也可以空着；请改选项，或把题型改成“单选”',
  noAnswer: '答案没有填，请补上',
  answerUnreadable: (given: string) => `答案“${given}”看不明白，请写选项字母（判断题写 对 或 错）`,
  noSuchOption: (given: string) => `答案“${given}”在选项里没有，请核对答案和选项`,
  several: (given: string) => `单选题的答案“${given}”不止一个；如果是多选，请改题型`,
  wantsLetters: '选择题的答案要写选项字母，请改成字母',
  judgeLetters: (given: string) => `判断题的答案“${given}”分不清是对是错，请写 对 或 错`,
  twoMeanings: (given: string, at: string, said: string) =>
    `答案“${given}”分不清：是第 ${given} 个选项（${at}），还是写着“${given}”的选项（${said}）？请改成字母`,
  unsure: (given: string) => `答案“${given}”后面有问号，请核对后去掉`,
  letterTwice: (given: string) => `答案“${given}”里有重复的字母，请核对是不是写错了`,
  fromZero: (given: string) =>
    `答案“${given}”是数字，同一张表里又有写 0 的，像是从 0 数起，认不准是哪一个选项。请把答案都改成字母`,
  oneLetter: '多选题只有一个答案，请核对是不是漏了，或其实是单选',
  stemDiffers: (inside: string) => `题目里写着答案“${inside}”，和答案这一列不一样，请核对后留一个`,
  explanationDiffers: (inside: string) => `解析里写着答案“${inside}”，和答案这一列不一样，请核对`,
  contradiction: (rows: readonly string[]) => `和${others(rows)}题目、选项相同，答案不同，请核对后留一个`,
  duplicate: (row: string) => `和${row}相同，只入库一次`,
  noSpread: (kind: string, n: number, letter: string) =>
    `${n} 道${kind}题的答案全是 ${letter}，整份题库存疑，请核对答案这一列`,
  resplit: '选项之间少了分隔，已按字母分开',
  optionsMoved: '选项写在题目里，已挪到选项',
  splitUp: '选项写在一格里，已分开',
  tidied: '多余的空格、全角或看不见的字符已整理',
  numberGone: '题目前面的序号已去掉',
  labelsGone: '选项前面的字母已去掉',
  gapFilled: '题目里的空格已换成横线',
  answerTidied: (given: string, answer: string) => `答案“${given}”已整理为 ${answer}`,
  answerMoved: (answer: string) => `答案 ${answer} 写在题目里，已挪到答案`,
  answerHidden: '题目里写着答案，已去掉',
  gluedGone: '题目后面连着的答案或解析已分开',
  sourceMoved: '题目后面的出题单位已挪到来源',
  difficulty: (given: string) => `难度“${given}”不是 1 到 5，已按 3 处理`,
  answerNames: { T: '对', F: '错' } as Readonly<Record<string, string>>,
  place: (unit: 'item' | undefined, row: number) => (unit === 'item' ? `第 ${row} 题` : `第 ${row} 行`),
  placeIn: (file: string, place: string) => `“${file}”${place}`,
}
