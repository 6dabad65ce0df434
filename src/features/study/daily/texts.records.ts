/** What `/me` says of somebody's answers. */
export const texts = {
  title: '每日一题作答',
  purpose: '知道自己学到哪一步，错的再学一遍',
  basis: '法定安全义务（《安全生产法》要求如实记录教育培训情况）',
  columns: ['哪天', '科目', '题目', '你选的', '对错', '补答', '时间'],
  right: '对',
  wrong: '错',
}
