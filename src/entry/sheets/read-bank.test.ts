import { read as readBook, utils, write } from '@e965/xlsx'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { docx, p, table } from '../../../test/support/docx.ts'
import { stopwatch } from '../../../test/support/work.ts'
import { keysOf } from '../../domain/questions/question.ts'
import { checkQuestions } from '../../features/bank/doctor/check.ts'
import { readBankBytes } from './read.ts'
import { nodeSheets } from './sheets.ts'

const report = async (name: string, data: Buffer | string) => {
  const read = await readBankBytes(name, Buffer.from(data))
  if (!read.ok) throw new Error(read.reason)
  return checkQuestions(read.sheets)
}
const brief = async (name: string, data: Buffer | string) =>
  (await report(name, data)).questions.map((q) => [q.kind, q.stem, q.options.join('|'), q.answer].join(' / '))
const refused = async (name: string, data: Buffer | string) => {
  const worked = stopwatch()
  const read = await readBankBytes(name, Buffer.from(data))
  expect(worked()).toBeLessThan(1_000)
  return read.ok ? 'read' : read.because
}

const expected = ['single / 停电后第一步做什么？ / 验电|合闸 / A', 'judge / 停电后要先验电。 /  / T']
const rows = [
  ['题型', '题目', '选项A', '选项B', '答案'],
  ['单选', '停电后第一步做什么？', '验电', '合闸', 'A'],
  ['判断', '停电后要先验电。', '', '', '对'],
]
const book = (bookType: 'xlsx' | 'biff8') => {
  const made = utils.book_new()
  utils.book_append_sheet(made, utils.aoa_to_sheet(rows), '题库')
  return write(made, { bookType, type: 'buffer' }) as Buffer
}
const csv = (mark: string) => rows.map((cells) => cells.join(mark)).join('\r\n')
const paper = '1、停电后第一步做什么？\nA、验电\tB、合闸\n答案：A\n2、停电后要先验电。（√）'

test('xlsx 里合并的题型和章节，报告里也补齐', async () => {
  const sheet = utils.aoa_to_sheet([
    ['章节', '题型', '题目', '选项A', '选项B', '答案'],
    ['通风', '多选', '带什么', '矿灯', '自救器', 'AB'],
    ['', '', '先做什么', '停电', '送电', 'A'],
  ])
  sheet['!merges'] = [utils.decode_range('A2:A3'), utils.decode_range('B2:B3')]
  const made = utils.book_new()
  utils.book_append_sheet(made, sheet, '题库')
  const read = await readBankBytes('题.xlsx', write(made, { bookType: 'xlsx', type: 'buffer' }) as Buffer)
  expect(read.ok && read.sheets[0]?.rows[2]).toEqual(['通风', '多选', '先做什么', '停电', '送电', 'A'])
})

describe('同样两道题，什么文件都读得出', () => {
  test.each<[string, string, Buffer | string]>([
    ['xlsx', '题.xlsx', book('xlsx')],
    ['xls', '题.xls', book('biff8')],
    ['csv', '题.csv', csv(',')],
    ['csv 带 BOM、分号', '题.csv', `\uFEFF${csv(';')}`],
    ['csv，GB18030', '题.csv', iconv.encode(csv(','), 'gb18030')],
    ['csv，前面有抬头', '题.csv', `机电题库\r\n${csv(',')}`],
    ['txt 里的表', '题.txt', csv('\t')],
    ['txt，GB18030', '题.txt', iconv.encode(paper, 'gb18030')],
    ['md', '题.md', paper],
    ['名字不对也认得', '题.xlsx', paper],
    [
      'json，GB18030',
      '题.json',
      iconv.encode(
        JSON.stringify([
          { 题目: '停电后第一步做什么？', 选项: ['验电', '合闸'], 答案: 'A' },
          { 题目: '停电后要先验电。', 答案: '对' },
        ]),
        'gb18030',
      ),
    ],
    [
      'docx，自动编号',
      '题.docx',
      docx(
        [p('停电后第一步做什么？', 1), p('验电', 2), p('合闸', 2), p('答案：A'), p('停电后要先验电。（√）', 1)].join(
          '',
        ),
      ),
    ],
    [
      'docx，手写编号、制表符',
      '题.docx',
      docx(
        [
          p('1. 停电后第一步做什么？'),
          p('A. 验电\tB. 合闸'),
          p('答案：A'),
          p('2. 停电后要先验电。'),
          p('答案：对'),
        ].join(''),
      ),
    ],
    ['docx 里的表', '题.docx', docx(table(rows))],
  ])('%s', async (_, name, data) => expect(await brief(name, data)).toEqual(expected))
})

describe('Word 文件的防护', () => {
  const one = p('1. 停电后要先验电。（√）')
  test('外部模板、嵌入对象、图片都不碰，题照读', async () => {
    const settings = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="file:///etc/passwd" TargetMode="External"/></Relationships>`
    const more = [
      { name: 'word/_rels/settings.xml.rels', data: settings },
      { name: 'word/embeddings/oleObject1.bin', data: 'x' },
    ]
    expect(await brief('题.docx', docx(one, more))).toEqual(['judge / 停电后要先验电。 /  / T'])
  })
  test.each<[string, Buffer]>([
    ['ratio', docx(one, [{ name: 'word/media/a.bin', data: Buffer.alloc(8 * 1024 * 1024) }])],
    ['unpackedBytes', docx(one, [{ name: 'word/media/a.bin', data: 'x', declares: 60 * 1024 * 1024 }])],
    ['sizes', docx(one, [{ name: 'word/styles.xml', data: 'x'.repeat(2_000), declares: 1_000 }])],
    ['names', docx(one, [{ name: '../word/a.xml', data: 'x' }])],
    ['macros', docx(one, [{ name: 'word/vbaProject.bin', data: 'x' }])],
    ['dtd', docx(one, [{ name: 'word/document.xml', data: '<!DOCTYPE a [<!ENTITY b "c">]><w:document/>' }])],
    [
      'entries',
      docx(
        one,
        Array.from({ length: 201 }, (_, i) => ({ name: `word/media/${i}`, data: 'x' })),
      ),
    ],
    ['damaged', docx('', [{ name: 'word/document.xml', data: '<w:document' }])],
  ])('%s', async (because, data) => expect(await refused('题.docx', data)).toBe(because))
  test('旧的 .doc、二进制、空文件、太大的，说得出', async () => {
    expect(await refused('题.doc', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0]))).toBe('doc')
    expect(await refused('题.txt', Buffer.from([1, 2, 3, 0, 5]))).toBe('encoding')
    expect(await refused('题.txt', '')).toBe('empty')
    expect(await refused('题.txt', Buffer.alloc(6 * 1024 * 1024, 'a'))).toBe('fileBytes')
  })
})

test('Excel 改写过的格子交给人看：区间变成的日期、科学计数、出错值', async () => {
  const sheet = utils.aoa_to_sheet([['题目', '选项A', '选项B', '选项C', '答案'], ['甲'], ['乙'], ['丙'], ['丁']])
  const put = (row: number, cells: object[]) =>
    cells.forEach((cell, i) => {
      sheet[utils.encode_cell({ r: row, c: i + 1 })] = cell
    })
  const text = (v: string) => ({ t: 's', v })
  put(1, [{ t: 'n', v: 46086, z: 'm"月"d"日"' }, text('6-8'), text('9'), text('A')])
  put(2, [{ t: 'n', v: 100000, z: '0E+00' }, text('2'), text('3'), text('A')])
  put(3, [{ t: 'e', v: 0x2a, w: '#N/A' }, text('2'), text('3'), text('B')])
  put(4, [{ t: 'n', v: 0.015, z: '0.0%' }, text('2'), text('3'), text('A')])
  sheet['!ref'] = 'A1:E5'
  const made = utils.book_new()
  utils.book_append_sheet(made, sheet, '题')
  const read = await report('题.xlsx', write(made, { bookType: 'xlsx', type: 'buffer' }) as Buffer)
  expect(read).toMatchObject({ rows: 4, accepted: 1, doubtful: 3 })
  const told = read.issues.filter((i) => i.code.startsWith('excel')).map((i) => [i.row, i.column, i.level, i.code])
  expect(told).toEqual([
    [2, '选项A', 'doubtful', 'excel-date'],
    [3, '选项A', 'doubtful', 'excel-scientific'],
    [4, '选项A', 'doubtful', 'excel-error'],
    [5, '选项A', 'ignored', 'excel-percent'],
  ])
})

test('改坏文件里的字节：不出错，每行有着落，不收下不可能的答案', { timeout: 60_000 }, async () => {
  const files: Record<string, Buffer> = Object.fromEntries([
    ['题.xlsx', book('xlsx')],
    ['题.xls', book('biff8')],
    ['题.docx', docx(table(rows))],
    ['题.csv', iconv.encode(csv(','), 'gb18030')],
  ])
  const changes = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 8 })
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...Object.keys(files)), changes, async (name, places) => {
      const bytes = Buffer.from(files[name] ?? '')
      for (const [at, byte] of places) bytes[at % bytes.length] = byte
      const read = await readBankBytes(name, bytes)
      if (!read.ok) return void expect(read.reason).toMatch(/\p{Script=Han}/u)
      const { questions, ...counts } = checkQuestions(read.sheets)
      expect(counts.accepted + counts.doubtful + counts.rejected).toBe(counts.rows)
      for (const q of questions) for (const letter of q.answer) expect(keysOf(q)).toContain(letter)
    }),
    { numRuns: 60 },
  )
})

test('文字题库的问题写成一张表，改好再导入还认得', async () => {
  const text = '1、停电后第一步做什么？\nA、验电\nB、合闸\n答案：D\n2、停电后要先验电。\n答案：对'
  const read = await readBankBytes('题.txt', Buffer.from(text))
  if (!read.ok) throw new Error(read.reason)
  const { issues, rejected } = checkQuestions(read.sheets)
  expect(rejected).toBe(1)
  const marked = await nodeSheets.mark(read.sheets, issues)
  const sheet = readBook(marked, { type: 'array' }).Sheets.题 ?? {}
  const [head, first, second] = utils.sheet_to_json<string[]>(sheet, { header: 1 })
  expect([head?.at(-1), second?.at(-1)]).toEqual(['问题', expect.not.stringContaining('在选项里没有')])
  expect(first?.at(-1)).toContain('在选项里没有')
  expect(await report('改过.xlsx', Buffer.from(marked))).toMatchObject({ rows: 2, accepted: 1, rejected: 1 })
})
