import { helpCard, unknownCard } from './help.card.ts'

const known = [
  { word: '今日题', about: '看今天的题，没答的可以在这里答' },
  { word: '我的', about: '看自己的作答和确认' },
  { word: '帮助', about: '看我能做什么' },
]

export const states = { help: helpCard(known), unknown: unknownCard(known) }
