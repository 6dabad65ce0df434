import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { utils, write } from '@e965/xlsx'
import { measured, note, type Run } from './command.ts'

/** A mine: 50 branches of a hundred, four teams each, everyone but the party members with somebody who looks after them. */
const workbook = (people: number): Buffer => {
  const head = ['工号', '姓名', 'open_id', '支部', '班组', '岗位', '用工形式', '班次', '党员', '角色', '包保人工号']
  const no = (n: number) => String(n).padStart(6, '0')
  const rows = Array.from({ length: people }, (_, i) => {
    const party = i % 8 === 0
    const mentor = party ? '' : no(i - (i % 8))
    const role = i % 100 === 0 ? '书记' : i % 25 === 1 && !party ? '班组长' : ''
    const place = [`第${Math.floor(i / 100) + 1}党支部`, `${['检修', '采煤一', '采煤二', '采煤三'][i % 4]}班`]
    const work = ['采煤机司机', i % 10 === 0 ? '劳务派遣' : '正式', ['早班', '中班', '夜班'][i % 3] ?? '']
    return [no(i), `职工${no(i)}`, `ou_bench_${no(i)}`, ...place, ...work, party ? '是' : '否', role, mentor]
  })
  const book = utils.book_new()
  utils.book_append_sheet(book, utils.aoa_to_sheet([head, ...rows]), '人员')
  return write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer
}

/** The whole command, from the start of its process to its end, beside a process that only parses the same file. */
export const rosterImport = async (people: number, rounds: number) => {
  const folder = mkdtempSync(join(tmpdir(), 'four-confirmations-roster-'))
  const file = join(folder, 'roster.xlsx')
  writeFileSync(file, workbook(people))
  const result = { ours: { seconds: [], memory: [] } as Run, again: { seconds: [], memory: [] } as Run, people: 0 }
  const peer: Run = { seconds: [], memory: [] }
  try {
    for (let round = 0; round < rounds; round++) {
      const url = `file:${join(folder, `${round}.db`)}`
      const command = ['dist/cli.js', 'people', 'import', file]
      note(peer, await measured(['dist/benchmarks/sheet.js', file], url))
      note(result.ours, await measured(command, url))
      note(result.again, await measured(command, url))
      const listed = await measured(['dist/cli.js', 'people', 'list', '--json'], url)
      result.people = (JSON.parse(listed.out) as { people: unknown[] }).people.length
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return { ...result, peer }
}
