import { expect, test } from 'vitest'
import { readMute } from './read-mute.ts'

const hours = (text: string) => {
  const wish = readMute(text)
  return wish.kind === 'for' ? wish.hours : wish.kind
}

test.each([
  ['', 24],
  ['3天', 72],
  [' ３ 天 ', 72],
  ['三天', 72],
  ['3', 72],
  ['：3天。', 72],
  ['两天', 48],
  ['十天', 240],
  ['十二天', 288],
  ['14天', 336],
  ['一周', 168],
  ['两个星期', 336],
  ['1个礼拜', 168],
  ['到明天', 24],
  ['到后天', 48],
  ['半天', 12],
  ['1.5天', 36],
  ['2小时', 2],
  ['两个小时', 2],
  ['半小时', 0.5],
])('“免打扰%s”是 %s 小时', (text, expected) => {
  expect(hours(text)).toBe(expected)
})

test.each([
  ['15天', 'tooLong'],
  ['三周', 'tooLong'],
  ['二十天', 'tooLong'],
  ['1000天', 'tooLong'],
  ['99999天', 'unclear'],
  ['取消', 'cancel'],
  ['关闭。', 'cancel'],
  ['OFF', 'cancel'],
  ['0', 'cancel'],
  ['是什么意思', 'unclear'],
  ['-3天', 'unclear'],
  ['天', 'unclear'],
  ['十十天', 'unclear'],
])('“免打扰%s”：%s', (text, expected) => {
  expect(hours(text)).toBe(expected)
})
