import { inLanguage } from '../language.ts'
import { en } from './texts.en.ts'

/** The tour's words: what to do, and why it is so. */
export const zh = {
  label: '导览',
  of: (n: number, all: number) => `${n} / ${all}`,
  leave: '不看了',
  steps: {
    welcome: {
      title: '三分钟，走一遍每日一题',
      body: '这里的机器人是真的，人和题是示例。你来扮演支部里的人，做错了也不要紧。',
      go: '开始',
    },
    asked: {
      title: '等今天的题来',
      body: '每天 7 点 23 分，题会发到支部群。等一会儿，或者把时钟拨过去。',
      go: '拨到下一个任务',
    },
    click: {
      title: '你是一名职工，点一个选项',
      body: '在群里的卡片上点你的答案。对错只有你看得到，群里只多一个数。',
      go: '换成一名职工',
    },
    write: {
      title: '换一个人，打字作答',
      body: '在群里 @机器人，写上答案，比如 A，然后发送。',
      go: '换一个人，替我写好 @',
    },
    count: {
      title: '看数，再看判定',
      body: '群卡上的“已答”变了，没有名字，也没有答案。打开和机器人的单聊，判定在那里。',
      go: '打开单聊',
    },
    close: {
      title: '收题',
      body: '晚上 8 点 17 分收题：群卡变成答案、解析和大家的选择，没答的人在单聊里收到补答。',
      go: '拨到收题',
    },
    done: {
      title: '这就是一天',
      body: '每次作答都记进了确认台账，右栏里能看。点左上角的 ? 可以再看一遍。',
      go: '看台账',
    },
  },
}

export const tourTexts = inLanguage(zh, en as typeof zh)
