import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { type AnswerShape, readAnswer } from '../src/core/answer-text.ts'

type Row = Record<string, string>

const textOf = (name: string) => readFileSync(join(import.meta.dirname, '..', 'samples', name), 'utf8')
const rowsOf = (name: string) => parse(textOf(name), { bom: true, columns: true }) as Row[]
const headOf = (name: string) => textOf(name).split('\r\n')[0]
const cell = (row: Row, column: string) => row[column] ?? ''
const tally = (values: readonly string[]) => {
  const counts: Record<string, number> = {}
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1
  return counts
}
const twice = (values: readonly string[]) => values.filter((value, i) => values.indexOf(value) !== i)
const han = /\p{Script=Han}/u

const bankFile = '题库-示例.csv'
const rosterFile = '花名册-示例.csv'
const bank = rowsOf(bankFile)
const people = rowsOf(rosterFile)

const kinds: Record<string, AnswerShape['kind']> = { 单选: 'single', 多选: 'multiple', 判断: 'judge' }
const columns = [...'ABCDEFGH'].map((letter) => `选项${letter}`)
const optionsOf = (row: Row) => columns.map((column) => cell(row, column)).filter((option) => option !== '')
const stem = (row: Row) => cell(row, '题目')
const ofKind = (kind: string) => bank.filter((row) => row.题型 === kind)
const stemsWhere = (wrong: (row: Row) => boolean) => bank.filter(wrong).map(stem)

describe('题库示例', () => {
  test('带 BOM，行尾 CRLF，表头与约定一字不差', () => {
    expect(textOf(bankFile).startsWith('\uFEFF')).toBe(true)
    expect(textOf(bankFile).replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    expect(headOf(bankFile)).toBe(`\uFEFF题型,题目,${columns.join(',')},答案,解析,依据,科目,知识点,岗位,难度`)
  })

  test('至少 150 题，题干不重，七个科目各至少 20 题', () => {
    expect(bank.length).toBeGreaterThanOrEqual(150)
    expect(twice(bank.map((row) => stem(row).replace(/\p{P}|\s/gu, '')))).toEqual([])
    const subjects = tally(bank.map((row) => cell(row, '科目')))
    expect(Object.keys(subjects).sort()).toEqual(
      ['党建知识', '急救', '机电', '煤矿安全基础', '运输', '通风与瓦斯', '顶板'].sort(),
    )
    expect(Math.min(...Object.values(subjects))).toBeGreaterThanOrEqual(20)
  })

  test('每题有知识点，一个知识点只在一个科目里，名字短得手机上放得下', () => {
    const points = new Map<string, string>()
    for (const row of bank) {
      const [point, subject] = [cell(row, '知识点'), cell(row, '科目')]
      expect(point).toMatch(/^\p{Script=Han}{2,12}$/u)
      expect(points.get(point) ?? subject).toBe(subject)
      points.set(point, subject)
    }
    expect(points.size).toBeLessThan(bank.length / 2)
  })

  test('单选约六成，多选、判断各约两成', () => {
    expect(stemsWhere((row) => !(cell(row, '题型') in kinds))).toEqual([])
    const share = (kind: string) => ofKind(kind).length / bank.length
    expect(share('单选')).toBeCloseTo(0.6, 1)
    expect(share('多选')).toBeCloseTo(0.2, 1)
    expect(share('判断')).toBeCloseTo(0.2, 1)
  })

  test('选项挨着写、不重复、不太长，也没有“以上都是”', () => {
    const written = (row: Row) => columns.findLastIndex((column) => cell(row, column) !== '') + 1
    expect(stemsWhere((row) => optionsOf(row).length !== written(row))).toEqual([])
    expect(stemsWhere((row) => twice(optionsOf(row)).length > 0)).toEqual([])
    expect(
      stemsWhere((row) => optionsOf(row).some((option) => option.length > 30 || /^以上|都对$|都是$/.test(option))),
    ).toEqual([])
    expect(ofKind('单选').filter((row) => optionsOf(row).length !== 4)).toEqual([])
    expect(ofKind('多选').filter((row) => ![4, 5].includes(optionsOf(row).length))).toEqual([])
    expect(ofKind('判断').filter((row) => optionsOf(row).length !== 0)).toEqual([])
  })

  test.each(bank.map((row) => [stem(row), row] as const))('答案读得懂：%s', (_, row) => {
    const shape = { kind: kinds[cell(row, '题型')] ?? 'judge', options: optionsOf(row) }
    const answer = cell(row, '答案')
    const choice = { 对: 'T', 错: 'F' }[answer] ?? answer
    expect(readAnswer(answer, shape)).toEqual({ fits: true, choice })
    if (shape.kind === 'multiple') {
      expect(choice).toMatch(/^[A-E]{2,4}$/)
      expect(choice.length).toBeLessThan(shape.options.length)
    }
  })

  test('猜不出来：答案均匀落在 A 到 D，对错各半，长短不露底', () => {
    const singles = ofKind('单选')
    const places = Object.values(tally(singles.map((row) => cell(row, '答案'))))
    expect(places.length).toBe(4)
    expect(Math.max(...places) - Math.min(...places)).toBeLessThanOrEqual(4)
    const verdicts = tally(ofKind('判断').map((row) => cell(row, '答案')))
    expect(Math.abs((verdicts.对 ?? 0) / ofKind('判断').length - 0.5)).toBeLessThanOrEqual(0.1)

    const right = (row: Row) => cell(row, `选项${cell(row, '答案')}`).length
    const others = (row: Row) => columns.filter((c) => c !== `选项${cell(row, '答案')}`).map((c) => cell(row, c).length)
    const longest = singles.filter((row) => right(row) > Math.max(...others(row)))
    const shortest = singles.filter((row) => right(row) < Math.min(...others(row).filter((length) => length > 0)))
    expect(longest.length / singles.length).toBeLessThan(0.25)
    expect(shortest.length / singles.length).toBeLessThan(0.25)
    const spread = (row: Row) => {
      const lengths = optionsOf(row).map((option) => option.length)
      return Math.max(...lengths) - Math.min(...lengths)
    }
    expect(singles.filter((row) => spread(row) > 4).map(stem)).toEqual([])
  })

  test('题干不长，每题都有一两句解析和依据，解析不靠选项字母', () => {
    expect(stemsWhere((row) => stem(row).length > 80 || !han.test(stem(row)))).toEqual([])
    expect(stemsWhere((row) => cell(row, '解析').length < 15 || cell(row, '解析').length > 120)).toEqual([])
    expect(stemsWhere((row) => /选项|选 ?[A-H]|[A-H]项/.test(cell(row, '解析')))).toEqual([])
    expect(stemsWhere((row) => !han.test(cell(row, '依据')))).toEqual([])
  })

  test('《煤矿安全规程》改过版，只写到部分，不写条号', () => {
    const cited = bank.filter((row) => cell(row, '依据').includes('《煤矿安全规程》'))
    expect(cited.length).toBeGreaterThan(0)
    expect(cited.filter((row) => /第[一二三四五六七八九十百\d]+条/.test(cell(row, '依据'))).map(stem)).toEqual([])
    const figures = cited.filter((row) => /\d\.\d%/.test(stem(row) + optionsOf(row).join('')))
    expect(figures.length).toBeGreaterThan(0)
    expect(figures.filter((row) => !cell(row, '依据').includes('以现行版本为准')).map(stem)).toEqual([])
  })

  test('难度从 1 到 5 都有；限定岗位的题约十道，岗位在花名册里找得到', () => {
    expect(Object.keys(tally(bank.map((row) => cell(row, '难度')))).sort()).toEqual(['1', '2', '3', '4', '5'])
    const posts = bank.map((row) => cell(row, '岗位')).filter((post) => post !== '')
    expect(posts.length).toBeGreaterThanOrEqual(8)
    expect(posts.length).toBeLessThanOrEqual(12)
    const held = new Set(people.map((row) => cell(row, '岗位')))
    expect(posts.filter((post) => !held.has(post))).toEqual([])
  })
})

test('说明写的题数和人数就是文件里的', () => {
  const readme = textOf('README.md')
  expect([...readme.matchAll(/(\d+) (?:道题|questions)/g)].map((m) => Number(m[1]))).toEqual([bank.length, bank.length])
  expect([...readme.matchAll(/(\d+) (?:名虚构|synthetic)/g)].map((m) => Number(m[1]))).toEqual([
    people.length,
    people.length,
  ])
})

describe('花名册示例', () => {
  const staffNo = (row: Row) => cell(row, '工号')
  const rolesOf = (row: Row) => cell(row, '角色').split('、').filter(Boolean)
  const withRole = (role: string) => people.filter((row) => rolesOf(row).includes(role))
  const isParty = (row: Row) => row.党员 === '是'
  const byNo = new Map(people.map((row) => [staffNo(row), row]))
  const mentored = people.filter((row) => cell(row, '包保人工号') !== '')
  const nos = (rows: readonly Row[]) => rows.map(staffNo)

  test('带 BOM，行尾 CRLF，表头与约定一字不差', () => {
    expect(textOf(rosterFile).startsWith('\uFEFF')).toBe(true)
    expect(textOf(rosterFile).replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    expect(headOf(rosterFile)).toBe('\uFEFF工号,姓名,open_id,手机号,支部,班组,岗位,用工形式,班次,党员,角色,包保人工号')
  })

  test('一个支部 36 人，四个班组，早中夜三班；工号留着前导零，各不相同', () => {
    expect(people.length).toBe(36)
    expect([...new Set(people.map((row) => row.支部))]).toEqual(['综采一队党支部'])
    expect(new Set(people.map((row) => row.班组)).size).toBe(4)
    expect(Object.keys(tally(people.map((row) => cell(row, '班次')))).sort()).toEqual(['中班', '夜班', '早班'])
    expect(nos(people).filter((no) => !/^010\d{3}$/.test(no))).toEqual([])
    expect(twice(nos(people))).toEqual([])
  })

  test('正好一对同名的人，不在一个班组', () => {
    const names = people.map((row) => cell(row, '姓名'))
    const [twin, ...more] = twice(names)
    expect(more).toEqual([])
    const teams = people.filter((row) => row.姓名 === twin).map((row) => row.班组)
    expect(new Set(teams).size).toBe(2)
    expect(names.filter((name) => !/^\p{Script=Han}{2,4}$/u.test(name))).toEqual([])
  })

  test('三种用工形式都有；岗位不空；两个人没有账号；谁的手机号也没有', () => {
    expect(Object.keys(tally(people.map((row) => cell(row, '用工形式')))).sort()).toEqual(
      ['正式', '劳务派遣', '外包'].sort(),
    )
    expect(nos(people.filter((row) => row.岗位 === ''))).toEqual([])
    expect(tally(people.map((row) => cell(row, 'open_id')))).toEqual({ '-': 2, '': 34 })
    expect(people.filter((row) => row.手机号 !== '')).toEqual([])
  })

  test('职务齐全，人数对得上，书记和支委是党员，管理员和审计不是一个人', () => {
    expect(tally(people.flatMap(rolesOf))).toEqual({
      书记: 1,
      支委: 2,
      工会代表: 1,
      群监员: 2,
      安全员: 1,
      班组长: 4,
      跟班队干: 2,
      管理员: 1,
      审计: 1,
    })
    expect(new Set(withRole('班组长').map((row) => row.班组)).size).toBe(4)
    expect([...withRole('书记'), ...withRole('支委')].filter((row) => !isParty(row))).toEqual([])
    expect(nos(withRole('管理员'))).not.toEqual(nos(withRole('审计')))
  })

  test('9 名党员；不是党员的人人有包保人，党员没有', () => {
    expect(people.filter(isParty).length).toBe(9)
    expect(nos(people.filter((row) => isParty(row) === (cell(row, '包保人工号') !== '')))).toEqual([])
  })

  test('包保人是名册里的党员，不包自己，不包自己班组的人（当班组长时），每人包 3 到 7 个', () => {
    for (const row of mentored) {
      const mentor = byNo.get(cell(row, '包保人工号'))
      expect(mentor, staffNo(row)).toBeDefined()
      expect(mentor && isParty(mentor), staffNo(row)).toBe(true)
      expect(mentor && staffNo(mentor)).not.toBe(staffNo(row))
      if (mentor && rolesOf(mentor).includes('班组长')) expect(mentor.班组, staffNo(row)).not.toBe(row.班组)
    }
    const loads = Object.values(tally(mentored.map((row) => cell(row, '包保人工号'))))
    expect(loads.filter((load) => load < 3 || load > 7)).toEqual([])
    expect(loads.length).toBeGreaterThanOrEqual(4)
  })
})
