export const texts = {
  books: { confirmations: '确认台账', audit: '审计' },
  horizon: {
    title: (count: number) => `有 ${count} 件事该补了`,
    more: (count: number) => `还有 ${count} 件`,
    /** In a digest. */
    line: (count: number, first: string) => (count === 1 ? first : `有 ${count} 件事该补了：${first}`),
    note: '每天早上查一次，补齐了就不再提醒',
  },
  anchor: {
    title: (day: string) => `链头存证　${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`,
    line: (book: string, seq: number, hash: string) => `**${book}**　第 ${seq} 行\n${hash}`,
    note: '每天存一次，不用处理。哪天有人改动或删掉了记录，管理员用 audit verify --head 加上面这一行核对，就知道',
  },
}
