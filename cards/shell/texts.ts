/**
 * What the bot says when no feature is speaking. 称呼用“你”；先说结果，再说怎么办；数字用半角；按钮末尾不加句号。
 */
export const texts = {
  cardExpired: '这张卡片已过期，请用最新的卡片',
  notSaved: '没有保存成功，请再点一次',
  /** Before the words of a letter whose first copy may or may not have arrived. */
  resent: '「补发」',
}
