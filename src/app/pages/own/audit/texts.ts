import type { Book } from '../../../../domain/chain/schema.ts'

const books: Record<Book, string> = { confirmations: '确认台账', audit: '审计' }
const broken = { changed: '内容被改动', missing: '整行不见了', 'seal-missing': '封印不见了' } as const

/** What stands on the page of the audit. */
export const texts = {
  title: '审计',
  menu: '谁在什么时候做了什么；一键验证没有被改过',
  intro: '只增不改。每一行都和前一行用散列连着，改一个字就验证不过。',
  table: '审计',
  head: ['时间', '谁', '做了什么', '对象', '细节'],
  empty: '没有符合的记录',
  filter: { action: '做了什么', from: '从哪天', to: '到哪天', all: '全部', show: '筛选' },
  operator: '命令行',
  system: '系统',
  left: '（不在名册）',
  chain: '验证',
  chainAbout: '从第一行起，逐行核对两本账和已经公布的封印。',
  sound: (book: Book, sealed: number, unsealed: number) =>
    `${books[book]}完好：${sealed} 行已封存${unsealed > 0 ? `，${unsealed} 行待封存` : ''}`,
  broken: (book: Book, seq: number, why: keyof typeof broken) =>
    `${books[book]}第 ${seq} 行对不上：${broken[why]}。请停止使用，从备份核对`,
  anchorLost: (book: Book, seq: number) => `${books[book]}第 ${seq} 行和公布过的封印对不上。请停止使用，从备份核对`,
  join: '；',
}
