import { readdirSync, readFileSync } from 'node:fs'
import { is } from 'drizzle-orm'
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { describe, expect, test } from 'vitest'
import { features } from '../../src/app/features.ts'
import { commonRules } from '../../src/domain/erasure/rules.ts'
import { forgettingOf } from '../../src/features/admin/retention.ts'

const root = new URL('../../', import.meta.url)
const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

const schemas = readdirSync(new URL('src', root), { recursive: true, encoding: 'utf8' }).filter((f) =>
  /(^|\/)schema\.ts$/.test(f),
)
const modules = await Promise.all(schemas.map((file) => import(new URL(`src/${file}`, root).href)))
const columns = new Map(
  modules
    .flatMap((found) => Object.values(found as Record<string, unknown>))
    .filter((table): table is SQLiteTable => is(table, SQLiteTable))
    .map((table) => getTableConfig(table))
    .map((config) => [config.name, config.columns.map((column) => snake(column.name)).sort()] as const),
)

/** The rows of the two tables of the document: table, fields, what becomes of them. */
const lines = readFileSync(new URL('docs/personal-data.md', root), 'utf8')
  .split('\n')
  .filter((line) => /^\| [a-z_]+ \|/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, table = '', fields = '', ...rest]) => ({
    table,
    fields: fields.split(', '),
    whole: rest.length > 3,
    cells: rest.slice(0, -1),
    becomes: rest.at(-2) ?? '',
  }))

describe('个人信息清单', () => {
  test.each([...columns.keys()])('%s 的每一列都写在清单里，不多不少', (table) => {
    const written = lines.filter((line) => line.table === table).flatMap((line) => line.fields)
    expect(written.sort()).toEqual(columns.get(table))
  })
  test('清单里没有已经不在的表，也没有空着的格子', () => {
    expect(lines.map((line) => line.table).filter((table) => !columns.has(table))).toEqual([])
    expect(lines.filter((line) => line.cells.some((cell) => cell === ''))).toEqual([])
  })
  test('清单说删除的真的删，说抹去的真的抹，说保留的没有人动', () => {
    const rules = [...forgettingOf(features), ...commonRules]
    const wholes = new Set(rules.filter((r) => r.becomes === 'gone').map((r) => getTableConfig(r.table).name))
    const emptied = new Set(
      rules.flatMap((r) =>
        r.becomes === 'gone' ? [] : Object.keys(r.becomes).map((c) => `${getTableConfig(r.table).name}.${snake(c)}`),
      ),
    )
    const promised = lines.filter((line) => line.whole)
    for (const { table, fields, becomes } of promised) {
      if (becomes === '删除') expect([table, wholes.has(table)]).toEqual([table, true])
      for (const field of fields) {
        const name = `${table}.${field}`
        if (becomes === '抹去') expect([name, emptied.has(name)]).toEqual([name, true])
        // A letter that will not be sent any more changes its state; nothing else that is said to stay does.
        if (becomes === '保留' && field !== 'state') expect([name, emptied.has(name)]).toEqual([name, false])
      }
      if (becomes === '保留') expect([table, wholes.has(table)]).toEqual([table, false])
    }
  })
})
