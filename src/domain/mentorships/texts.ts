export const gapTexts = {
  noMentor: (some: readonly string[], n: number) =>
    `${n} 人超过 3 天没有包保人：${some.join('、')}${n > some.length ? ` 等 ${n} 人` : ''}。发“交接 姓名 给 姓名”安排`,
  days: (who: string, days: number) => `${who} ${days} 天`,
  overLoad: (who: string, load: number, limit: number) => `${who} 包保 ${load} 人，上限 ${limit} 人，请分给别人`,
  unfit: (who: string, load: number) => `${who} 已不是党员，还包保着 ${load} 人，请安排交接`,
  deputyEnds: (who: string, deputy: string, day: string) =>
    `${deputy} 代 ${who} 包保，${Number(day.slice(5, 7))}月${Number(day.slice(8))}日到期`,
}
