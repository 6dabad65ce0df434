import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Role } from '../../src/domain/people/roles.ts'

/** A column of the table: a relation to the thing, or a role. */
export type Column = 'own' | 'mentor' | 'decider' | 'colleague' | Exclude<Role, 'worker'>
export type Cell = 'no' | 'yes' | 'not-own'

const columns: Record<string, Column> = {
  本人: 'own',
  包保人: 'mentor',
  决定人: 'decider',
  同支部: 'colleague',
  班组长: 'team-leader',
  跟班队干: 'duty-cadre',
  安全员: 'safety-officer',
  群监员: 'union-watch',
  支委: 'committee',
  书记: 'secretary',
  工会代表: 'union-seat',
  管理员: 'administrator',
  审计: 'auditor',
}
const cells: Record<string, Cell> = { '': 'no', '✓': 'yes', '✓ 除本人': 'not-own' }

const page = readFileSync(join(import.meta.dirname, '../../docs/access.md'), 'utf8')
const rows = page
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
const head = rows.find((row) => row[1] === '名字') ?? []

/** docs/access.md, read as it stands there: act → column → cell. Fails on a word that it does not know. */
export const table: ReadonlyMap<string, ReadonlyMap<Column, Cell>> = new Map(
  rows
    .filter((row) => /^`[a-z-]+\.[a-z-]+`$/.test(row[1] ?? ''))
    .map((row) => [
      (row[1] ?? '').slice(1, -1),
      new Map(
        row.slice(2).map((cell, i): [Column, Cell] => {
          const column = columns[head[i + 2] ?? '']
          const value = cells[cell]
          if (!column || !value) throw new Error(`docs/access.md: ${row[1]}, ${head[i + 2]}: ${cell}`)
          return [column, value]
        }),
      ),
    ]),
)
export const everyColumn: readonly Column[] = Object.values(columns)
