import { expect, test } from 'vitest'
import { pushAll } from '../../src/domain/disturbance/push-all.ts'
import { sentToday } from '../../src/domain/disturbance/store.ts'
import { something } from '../disturbance/stage.ts'
import { at, meetingBench } from './stage.ts'

test('要主持会的人，当天给他留一次：早上别的事再多，会前一小时也拿得到会议卡；一天还是两条', async () => {
  const b = await meetingBench({ start: at('23:50', '2026-03-02') })
  await b.at(at('00:04'))
  await b.at(at('09:00'))
  const said = (n: number) => [1, 2, 3].map((i) => something(b.id(n), `test/${n}/${i}`))
  await pushAll(b.world, [...said(1), ...said(10)])
  await b.settle()
  const sent = async (n: number) => (await sentToday(b.world.db, b.id(n), b.world.clock.now())).map((row) => row.key)
  // 1 leads the day shift's session; 10 leads nothing and has used both places by now.
  expect(await sent(1)).toEqual(['test/1/1'])
  expect(await sent(10)).toHaveLength(2)

  await b.at(at('12:57'))
  expect(b.shows(1, '二五安全会')).toContain('开会')
  expect(await sent(1)).toEqual(['test/1/1', expect.stringMatching(/^meetings\/lead\//)])
  await b.at(at('17:02'))
  expect(await sent(1)).toHaveLength(2)
})

test('要主持会的人还在井下：升井以后先是会议卡，留的那一次就是给它的', async () => {
  const b = await meetingBench({ start: at('23:50', '2026-03-02') })
  await b.at(at('00:04'))
  await b.at(at('07:00'))
  const said = [1, 2, 3].map((i) => something(b.id(2), `test/${i}`))
  await pushAll(b.world, said)
  await b.at(at('13:27'))
  expect(b.inbox(2)).toHaveLength(0)
  await b.at(at('14:02'))
  expect(b.shows(2, '二五安全会')).toContain('开会')
  expect(b.inbox(2)).toHaveLength(2)
})
