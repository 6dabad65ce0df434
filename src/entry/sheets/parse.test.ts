import { expect, test } from 'vitest'
import { parse } from './parse.ts'

const text = Array.from({ length: 20_000 }, (_, i) => Array.from({ length: 40 }, (_, c) => `${i}.${c}`).join(',')).join(
  '\n',
)
const csv = { kind: 'csv', name: '表', text } as const

test('撑破堆：线程没了，进程还在，说得出原因', async () => {
  await expect(parse(csv, { heapMiB: 48, ms: 30_000 })).rejects.toMatchObject({ because: 'memory' })
  expect((await parse(csv)).sheets[0]?.rows).toHaveLength(20_000)
})
test('超过时限：线程停下', async () => {
  await expect(parse(csv, { heapMiB: 256, ms: 5 })).rejects.toMatchObject({ because: 'time' })
})
