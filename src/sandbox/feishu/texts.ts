/** What Feishu would show to people or put where a card cannot be shown; our own wording. */
export const degradedCardText = '请升级至最新版本客户端，以查看内容'
export const recalledText = 'This message was recalled'

export const clickErrors: Record<number, string> = {
  200341: '机器人没有在 3 秒内答复',
  200342: '连不上机器人的服务',
  200671: '机器人的服务答复异常',
  200672: '机器人答复的格式不对',
  200673: '机器人答复的卡片不对',
  200830: '机器人答复的卡片版本不对',
  300000: '飞书暂时不可用',
}

export const requiredMissing = '有必填项未填写'
export const loginTexts = { title: '选择登录的人', refuse: '不登录', broken: '不能登录' }
