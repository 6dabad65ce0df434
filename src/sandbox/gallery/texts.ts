/** The words of the gallery. */
export const texts = {
  ready: (states: number, address: string) => `${states} 种卡片形态，在 ${address}`,
  title: '卡片陈列',
  about: '每张卡片的每种形态，用沙盒同一套代码画出来。旁边是飞书收不收得下，和它的大小。',
  search: '按功能、版面、形态或卡片里的字查找',
  count: (shown: number, of: number) => (shown === of ? `${of} 种形态` : `${of} 种形态，找到 ${shown} 种`),
  loading: '正在读取…',
  broken: '读不到卡片，请重新构建页面',
  nothing: '没有找到，换个词试试',
  accepted: '飞书收得下',
  refused: '飞书不收',
  bytes: (n: number) => `${(n / 1024).toFixed(1)} KB`,
  full: (n: number) => `，占上限 30 KB 的 ${Math.round((n / 30 / 1024) * 100)}%`,
  width: (px: number) => `${px} px`,
  cardAt: (name: string, px: number) => `${name}，宽 ${px} px`,
  json: '卡片 JSON',
  notSent: '这里只看样子，不会发送',
  bot: '四确认助手',
}

/** Synthetic people, for faces that name some. */
export const samplePeople = ['王建国', '李文斌', '张爱民', '赵春梅', '陈国强', '刘志远'].map((name, at) => ({
  openId: `ou_${at + 1}`,
  name,
}))
