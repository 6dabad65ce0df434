import { expect, test } from 'vitest'
import { coverage } from './coverage.ts'
import { endpoints } from './routes/index.ts'

const name = ({ method, path }: { method: string; path: string }) => `${method} ${path}`
const registered = endpoints.map(name).sort()

test('说支持的都有路由，有路由的都在表里，说没有的真没有', () => {
  const claimed = coverage.filter(({ state }) => state !== 'absent').map(name)
  expect(claimed.sort()).toEqual(registered)
})

test('22 行一行不缺，一个接口只写一次', () => {
  const rows = new Set(coverage.map(({ row }) => row))
  expect([...rows].filter((row) => row > 0).sort((a, b) => a - b)).toEqual(Array.from({ length: 22 }, (_, i) => i + 1))
  expect(new Set(coverage.map(name)).size).toBe(coverage.length)
})

test('只做了一部分的，都写明缺什么', () => {
  const silent = coverage.filter((one) => one.state === 'partial' && one.missing.length < 10)
  expect(silent).toEqual([])
})
