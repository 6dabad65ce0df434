import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { utils, write } from '@e965/xlsx'
import { measured, note, type Run } from './command.ts'

/** Questions as long as real ones: a stem of 30 to 70 characters, four options, every tenth row with something to repair. */
const workbook = (questions: number): Buffer => {
  const head = ['题型', '题目', '选项A', '选项B', '选项C', '选项D', '答案', '解析', '依据', '科目', '岗位', '难度']
  const rows = Array.from({ length: questions }, (_, i) => {
    const about = `第${i}处采掘工作面的通风、瓦斯、顶板和运输设备`
    const rest = [
      `${about}先确认再操作，发现不对马上停下并报告。`,
      '《示例规程》第一条',
      ['机电', '通风', '顶板'][i % 3] ?? '',
      '',
      '3',
    ]
    if (i % 4 === 3)
      return [
        '判断',
        `${about}在恢复送电以前都要重新检查一遍，确认没有问题才能送电。`,
        '',
        '',
        '',
        '',
        i % 3 ? '对' : '错',
        ...rest,
      ]
    const options = ['先停下', '先报告', '先检查', '先撤离'].map((text, o) => `${text}，再处理第${i + o}处`)
    const stem = `${i % 10 === 0 ? ' ' : ''}${about}检查时发现问题，第一步应当怎么做才合乎规定？`
    return i % 5 === 0
      ? ['多选', stem, ...options, i % 10 ? 'AC' : 'c、a', ...rest]
      : ['单选', stem, ...options, 'ABCD'[i % 4] ?? 'A', ...rest]
  })
  const book = utils.book_new()
  utils.book_append_sheet(book, utils.aoa_to_sheet([head, ...rows]), '题库')
  return write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer
}

type Checked = { files: { rows: number; accepted: number; fixed: number }[] }

/** `questions check` on one workbook, from the start of its process to its end; with the marked workbook once more. */
export const bankCheck = async (questions: number, rounds: number) => {
  const folder = mkdtempSync(join(tmpdir(), 'four-confirmations-bank-'))
  const file = join(folder, 'bank.xlsx')
  writeFileSync(file, workbook(questions))
  const plain: Run = { seconds: [], memory: [] }
  const marked: Run = { seconds: [], memory: [] }
  let accepted = 0
  try {
    for (let round = 0; round < rounds; round++) {
      const command = ['dist/cli.js', 'questions', 'check', file, '--json']
      const run = await measured(command, `file:${join(folder, 'none.db')}`)
      note(plain, run)
      accepted = (JSON.parse(run.out) as Checked).files[0]?.accepted ?? 0
      note(
        marked,
        await measured([...command, '--report', join(folder, 'marked.xlsx')], `file:${join(folder, 'none.db')}`),
      )
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return { plain, marked, accepted }
}
