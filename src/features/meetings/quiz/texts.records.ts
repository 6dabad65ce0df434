/** What `/me` says of somebody's part in 知识问答. */
export const texts = {
  answers: {
    title: '知识问答作答',
    purpose: '知道自己学到哪一步，错的再学一遍',
    basis: '法定安全义务（《安全生产法》要求如实记录教育培训情况）',
    columns: ['科目', '题目', '你选的', '对错', '时间'],
  },
  name: {
    title: '抢答署名',
    purpose: '抢答最先答对时，群里的卡片上写不写名字',
    basis: '本人同意，随时可以收回',
    columns: ['写名字', '什么时候定的'],
  },
  right: '对',
  wrong: '错',
  notYet: '还没收题',
}
