import { en } from './chat-texts.en.ts'
import { inLanguage } from './language.ts'

/** What stands in the middle column beyond `texts.ts`: tools of a message, pictures and files, mentions. */
export const zh = {
  react: (name: string) => `给 ${name} 的消息加表情`,
  reactShort: '表情',
  reactWith: (emoji: string) => `加表情 ${emoji}`,
  reacted: (names: string, mine: boolean) => `${names}${mine ? '，点一下取消' : ''}`,
  recall: '撤回',
  recallOwn: '撤回这条消息',
  recalledOwn: '你撤回了一条消息',
  editAgain: '重新编辑',
  allRead: '全部已读',
  nobodyRead: '未读',
  read: (n: number) => `${n} 人已读`,
  readTitle: (n: number, of: number) => `${of} 人中 ${n} 人已读`,
  picture: '图片',
  pictureBy: (name: string) => `${name} 发的图片`,
  file: '文件',
  sendPicture: '发送图片',
  sendFile: '发送文件',
  sending: '正在发送…',
  download: (name: string) => `下载 ${name}`,
  dropHere: '松开鼠标，发送文件',
  tooLarge: '文件超过 10 MB，没有发送',
  whom: '提到谁',
  everyone: '所有人',
  nobodyLikeThat: '没有叫这个名字的人',
}

export const chatTexts = inLanguage(zh, en)
