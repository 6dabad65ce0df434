const day = (text: string): string => `${Number(text.slice(5, 7))}月${Number(text.slice(8, 10))}日`
const kinds = { correct: '更正', delete: '删除' } as const

export const texts = {
  asked: {
    title: '有人申请改自己的记录',
    body: (name: string, kind: keyof typeof kinds, due: string) =>
      `${name} 申请${kinds[kind]}自己的记录，请在 **${day(due)}** 前答复`,
    link: (url: string) => `[去看申请](${url})`,
    note: '内容只在网页里看，看了本人会知道',
  },
  due: {
    title: '记录申请快到期',
    body: (name: string, due: string) => `${name} 的申请还没有答复，期限是 **${day(due)}**`,
    overdue: (name: string, due: string) => `${name} 的申请已过期限 **${day(due)}**，请今天就答复`,
  },
  /** The same in one line, for a digest. */
  line: {
    asked: (name: string, kind: keyof typeof kinds, due: string) =>
      `${name} 申请${kinds[kind]}自己的记录，请在 ${day(due)} 前到网页里答复`,
    due: ({ name, due, overdue }: { name: string; due: string; overdue: boolean }) =>
      overdue
        ? `${name} 的记录申请已过期限 ${day(due)}，请今天就到网页里答复`
        : `${name} 的记录申请还没有答复，期限是 ${day(due)}`,
    answered: (kind: keyof typeof kinds, outcome: 'done' | 'refused', answer: string) =>
      `你申请的${kinds[kind]}${outcome === 'done' ? '已经办了' : '没有办'}：${answer}`,
  },
  answered: {
    title: '你的申请有答复了',
    done: (kind: keyof typeof kinds) => `你申请的${kinds[kind]}已经办了`,
    refused: (kind: keyof typeof kinds) => `你申请的${kinds[kind]}没有办`,
    answer: (answer: string) => `**答复** ${answer}`,
    note: '不同意这个答复，可以再申请一次，或找支部书记',
  },
}
export type RequestKind = keyof typeof kinds
