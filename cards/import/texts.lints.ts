/** One line for many rows; `first` are the places of a few of them. */
const count = (what: (n: number) => string) => (n: number, first: readonly string[]) =>
  `${what(n)}（${n > first.length ? '如' : ''}${first.join('、')}）`

/** Shapes of what a careful person would look at twice. */
export const lintWords = {
  /** '下列说法错误的是', '不属于' */
  negative:
    /不正确|不属于|不符合|不包括|不是|错误的|除外|有误|不(?:应|能|得|宜|需|可|会)[^。？?，,]{0,12}的(?:是|有)|哪(?:一)?[项个种]不/,
  /** '以上都是', 'A和B', '上述全部', '①②' */
  ordered:
    /^(?:以上|上述|上面|前面|前[二两三四五])|(?:都是|都对|都不是|都正确|均正确|均是|均可|皆是|全部正确)[。]?$|^[A-H]{2,8}$|选项[A-H]|(?<![A-Za-z])[A-H]\s*[、,，和与及或+]\s*[A-H](?![A-Za-z])/,
  blank: /_{2,}|[（(]\s*[)）]|＿{2,}/g,
  /** Words around an answer that was left between the marks of a gap. */
  leftInside: /(?<!_)_{2,}\s*[^_\s（）()]{1,30}?\s*_{2,}/,
  answerPlace: /(?<=[。？?：:])\s*[（(]\s*[)）]\s*[。.]?\s*$/,
  partSeparators: /[;；、，,/]|\s+/,
  rulebook: /煤矿安全规程/,
  rulebookYear: 2025,
  year: /(?:19|20)\d{2}/g,
  /** The years of the texts in force, as far as they are known here; older ones named in a basis are doubtful. */
  inForce: {
    煤矿安全规程: 2025,
    安全生产法: 2021,
    职业病防治法: 2018,
    煤矿防治水细则: 2018,
    防治煤与瓦斯突出细则: 2019,
    防治煤矿冲击地压细则: 2018,
    煤矿防灭火细则: 2021,
    煤矿重大事故隐患判定标准: 2020,
  } as Readonly<Record<string, number>>,
  /** A number beside a unit or a thing that a regulation limits. */
  limit:
    /\d(?:\.\d+)?\s*(?:%|％|m\/s|米\/秒|m³|℃|°C|摄氏度|ppm|MPa|兆帕)|(?:甲烷|瓦斯|CH4|CO2?|一氧化碳|二氧化碳|氧气|风速|温度|气温)[^。；;]{0,12}?\d/i,
  surnames:
    '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文',
  /** What follows a surname's character in words that are no name: 高级工程师, 常务副书记. */
  noName: '某级副务班区队总党支安全',
  noPicture: /^(?:0|否|无|没有|N|NO|FALSE)?$/i,
  titles: '同志|师傅|队长|班长|矿长|区长|书记|科长|主任|经理|工程师|组长',
  famous:
    /毛泽东|邓小平|江泽民|胡锦涛|习近平|雷锋|周恩来|刘少奇|朱德|焦裕禄|王进喜|马克思|列宁|恩格斯|孔繁森|张思德|白求恩/,
  mobile: /(?<!\d)1[3-9]\d{9}(?!\d)/,
  identity: /(?<!\d)\d{17}[\dXx](?!\d)/,
  /** '3月5日', '2026/3/5', '5-Mar' */
  date: /^(?:\d{4}[-/年.]\d{1,2}[-/月.]\d{1,2}日?|\d{1,2}月\d{1,2}日|\d{1,2}-(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)-\d{2})$/i,
  range: /^\d{1,4}\s*[-~～—–]\s*\d{1,4}\D{0,4}$/,
  serial: /^[2-5]\d{4}$/,
} as const

export const lintTexts = {
  blanks: (n: number) => `题目里有 ${n} 个空，选项对不上。请核对：是填空题，还是少写了选项`,
  leaked: (letter: string) => `正确的选项${letter}原样写在题目里，等于告诉了答案，请改题目`,
  picture: '题目要看图，卡片里放不下图。请改成不用看图也能答的题',
  oldBasis: (name: string, year: number, now: number) =>
    `依据写的是《${name}》${year} 年的版本，现行是 ${now} 年。请按现行版本核对题目和答案，再改依据`,
  oldNumbers: '题里有数值，依据是旧版本，请重点核对数值',
  personal: '像是有手机号或身份证号，请删掉',
  excelDate: (given: string) =>
    `Excel 把这一格当成了日期（${given}），原来可能是“3-5”这样的数。请把格子设成文本，重新填`,
  excelSerial: (given: string, date: string) => `“${given}”像是 Excel 里的日期 ${date}。请把格子设成文本，重新填`,
  excelScientific: (given: string) => `Excel 把这一格写成了科学计数（${given}），请把格子设成文本，重新填`,
  excelError: (given: string) => `这一格是 Excel 的出错值（${given}），请重新填`,
  percent: '这一格是百分数，按看到的样子读，请核对',
  counted: {
    'no-explanation': count((n) => `${n} 题没有解析，建议补上为什么`),
    'no-basis': count((n) => `${n} 题没有依据，建议补上规程和条款`),
    negative: count((n) => `${n} 题问的是“不正确”“不属于”这类反面说法，已保留；出题时请看清`),
    'keep-order': count((n) => `${n} 题有“以上都是”“A和B”这类选项，出题时不打乱顺序`),
    'recheck-numbers': count((n) => `${n} 题有限值一类的数，依据没写是 2025 版《煤矿安全规程》，请按现行版本核对`),
    names: count((n) => `${n} 题像是有人名，如是真人请换成“某职工”`),
  },
  few: (kind: string, letter: string, share: number) =>
    `${kind}题的答案有 ${share}% 是 ${letter}，太集中了，请抽查几道`,
} as const

export type Counted = keyof typeof lintTexts.counted
