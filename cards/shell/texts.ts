/**
 * What the bot says when no feature is speaking. 称呼用“你”；先说结果，再说怎么办；数字用半角；按钮末尾不加句号。
 */
export const texts = {
  cardExpired: '这张卡片已过期，请用最新的卡片',
  notSaved: '没有保存成功，请再点一次',
  saidTitle: '四确认助手',
  stranger: '花名册里还没有你，请联系支部管理员登记后再用',
  /** The same for what is not there and for what is not theirs. */
  notThere: '没有找到，或者不在你的权限里',
  /** Before the words of a letter whose first copy may or may not have arrived. */
  resent: '「补发」',
  help: {
    word: '帮助',
    others: ['help', '?', '菜单', '怎么用'],
    about: '看我能做什么',
    title: '我能帮你做什么',
    line: (word: string, about: string) => `**${word}**　${about}`,
    foot: '在单聊里直接发，在群里先 @我。答题直接回复字母就行',
  },
  unknown: {
    title: '没看懂这句话',
    body: '你是不是想说：',
    foot: '发“帮助”可以看到全部',
  },
}
