import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { utils, write } from '@e965/xlsx'
import iconv from 'iconv-lite'
import { afterAll, describe, expect, test } from 'vitest'
import { stopwatch } from '../../../test/support/work.ts'
import { contentTypes, externalRels, type Packed, workbookRels, xlsx, zip } from '../../../test/support/zip.ts'
import { readSheets } from './read.ts'

const folder = mkdtempSync(join(tmpdir(), 'four-confirmations-sheets-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let serial = 0
const readFile = (extension: string, data: Buffer | string) => {
  const path = join(folder, `表${++serial}${extension}`)
  writeFileSync(path, data)
  return readSheets(path)
}
const rowsOf = async (extension: string, data: Buffer | string) => {
  const answer = await readFile(extension, data)
  if (!answer.ok) throw new Error(answer.reason)
  return answer.sheets[0]?.rows
}
const refused = async (extension: string, data: Buffer | string) => {
  const worked = stopwatch()
  const answer = await readFile(extension, data)
  return {
    because: answer.ok ? 'read' : answer.because,
    reason: answer.ok ? '' : answer.reason,
    ms: worked(),
  }
}
/** T-19: whatever can be seen without parsing is refused within a second. */
const refusedAtOnce = async (data: Buffer | string, extension = '.xlsx') => {
  const before = process.memoryUsage.rss()
  const { because, reason, ms } = await refused(extension, data)
  expect(reason).toMatch(/\p{Script=Han}/u)
  expect(ms).toBeLessThan(1_000)
  expect(process.memoryUsage.rss() - before).toBeLessThan(100 * 1024 * 1024)
  return because
}
/** Digits that hardly compress, the same ones every time. */
const noise = (length: number) => {
  let text = ''
  for (let i = 0; text.length < length; i++)
    text += createHash('sha256').update(String(i)).digest('hex').replace(/\D/g, '')
  return text.slice(0, length)
}
const cell = (ref: string, value: string) => `<c r="${ref}" t="inlineStr"><is><t>${value}</t></is></c>`

const table = '工号,姓名\r\n0001,张三\r\n'
const expected = [
  ['工号', '姓名'],
  ['0001', '张三'],
]

describe('csv：编码、引号、空行', () => {
  test.each([
    ['UTF-8', Buffer.from(table)],
    ['UTF-8 带 BOM', Buffer.from(`\uFEFF${table}`)],
    ['GB18030', iconv.encode(table, 'gb18030')],
    ['UTF-16', iconv.encode(table, 'utf16le', { addBOM: true })],
    ['制表符分隔', Buffer.from(table.replaceAll(',', '\t'))],
  ])('%s 都读得对，前导零还在', async (_, data) => expect(await rowsOf('.csv', data)).toEqual(expected))

  test('空行占着行号；格子里的换行和引号读得出来', async () => {
    expect(await rowsOf('.csv', 'a,b\n\n"第一行\n第二行","他说""停"""\n甲"乙,丙\n')).toEqual([
      ['a', 'b'],
      [],
      ['第一行\n第二行', '他说"停"'],
      ['甲"乙', '丙'],
    ])
  })
  test('名字叫 xls、内容是文本的导出文件，按文本读', async () => {
    expect(await rowsOf('.xls', iconv.encode(table.replaceAll(',', '\t'), 'gb18030'))).toEqual(expected)
  })
})

describe('工作簿：看见什么就读到什么', () => {
  const cells: [string, object, string][] = [
    ['文本里的前导零', { t: 's', v: '0012' }, '0012'],
    ['数字', { t: 'n', v: 1024 }, '1024'],
    ['十八位以内的长整数不变成科学计数', { t: 'n', v: 123456789012345 }, '123456789012345'],
    ['百分数', { t: 'n', v: 0.015, z: '0.0%' }, '1.5%'],
    ['科学计数', { t: 'n', v: 120000, z: '0.0E+00' }, '1.2E+05'],
    ['日期', { t: 'n', v: 46083, z: 'm/d/yy' }, '2026-03-02'],
    ['时间', { t: 'n', v: 0.3125, z: 'h:mm' }, '7:30'],
    ['补零的格式', { t: 'n', v: 7, z: '0000' }, '0007'],
    ['公式只取存好的结果', { t: 'n', v: 3, f: '1+2' }, '3'],
    ['真假', { t: 'b', v: true }, 'TRUE'],
  ]
  const book = (bookType: 'xlsx' | 'biff8') => {
    const sheet = utils.aoa_to_sheet([[]])
    cells.forEach(([, content], i) => {
      sheet[utils.encode_cell({ r: i, c: 0 })] = content
    })
    sheet['!ref'] = `A1:A${cells.length}`
    const made = utils.book_new()
    utils.book_append_sheet(made, sheet, '人员')
    utils.book_append_sheet(made, utils.aoa_to_sheet([['藏起来的']]), '隐藏')
    made.Workbook = { Sheets: [{ name: '人员' }, { name: '隐藏', Hidden: 1 }] }
    return write(made, { bookType, type: 'buffer' }) as Buffer
  }
  test.each([
    ['.xlsx', 'xlsx'],
    ['.xls', 'biff8'],
  ] as const)('%s', async (extension, bookType) => {
    const answer = await readFile(extension, book(bookType))
    if (!answer.ok) throw new Error(answer.reason)
    expect(answer.sheets.map((s) => s.name)).toEqual(['人员'])
    expect(answer.sheets[0]?.rows.map(([text]) => text)).toEqual(cells.map(([, , text]) => text))
  })

  test('解析在单独的线程里，堆的上限是 256 MiB', async () => {
    const answer = await readFile('.csv', table)
    expect(answer.ok && answer.heapMiB).toBe(256)
  })
  test('没有存结果的公式不会被计算', async () => {
    expect(await rowsOf('.xlsx', xlsx(`<row r="1">${cell('A1', '题')}<c r="B1"><f>1+1</f></c></row>`))).toEqual([
      ['题'],
    ])
  })
  test('普通网址链接不妨碍读取', async () => {
    const rels = { name: 'xl/worksheets/_rels/sheet1.xml.rels', data: externalRels('hyperlink') }
    expect(await rowsOf('.xlsx', xlsx(`<row r="1">${cell('A1', '题')}</row>`, [rels]))).toEqual([['题']])
  })
})

describe('打开之前就挡住', () => {
  const one = `<row r="1">${cell('A1', '题')}</row>`
  const mib = (n: number) => Buffer.alloc(n * 1024 * 1024)
  test.each<[string, Packed[]]>([
    ['ratio', [{ name: 'xl/media/a.bin', data: mib(8) }]],
    ['unpackedBytes', [{ name: 'xl/media/a.bin', data: 'x', declares: 60 * 1024 * 1024 }]],
    ['entries', Array.from({ length: 10_000 }, (_, i) => ({ name: `xl/${i}.xml`, data: '' }))],
    ['names', [{ name: '../../evil.xml', data: 'x' }]],
    ['names', [{ name: '/etc/evil.xml', data: 'x' }]],
    ['names', [{ name: 'xl\\..\\evil.xml', data: 'x' }]],
    ['names', [{ name: 'xl/link.xml', data: '/etc/passwd', mode: 0o120777 }]],
    ['sizes', [{ name: 'xl/sharedStrings.xml', data: mib(5), declares: 60 * 1024 }]],
    ['sizes', [{ name: 'xl/sharedStrings.xml', data: 'short', declares: 60 }]],
    ['damaged', [{ name: 'xl/WORKBOOK.xml', data: '<workbook/>' }]],
    ['macros', [{ name: 'xl/vbaProject.bin', data: 'x' }]],
    ['external', [{ name: 'xl/externalLinks/externalLink1.xml', data: '<externalLink/>' }]],
    ['external', [{ name: 'xl/_rels/workbook.xml.rels', data: externalRels('oleObject') }]],
    ['dtd', [{ name: 'xl/styles.xml', data: '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><a>&b;</a>' }]],
    [
      'dtd',
      [{ name: 'xl/styles.xml', data: Buffer.from('\uFEFF<!DOCTYPE a SYSTEM "file:///etc/passwd">', 'utf16le') }],
    ],
  ])('%s', async (because, more) => {
    expect(await refusedAtOnce(xlsx(one, more))).toBe(because)
  })

  test('超过 5 MB、空文件、不是表格、坏文件、有密码、没有这个文件', async () => {
    expect(await refusedAtOnce(Buffer.alloc(5 * 1024 * 1024 + 1, 'a'), '.csv')).toBe('fileBytes')
    expect(await refusedAtOnce('', '.csv')).toBe('empty')
    expect(await refusedAtOnce('%PDF-1.7', '.pdf')).toBe('kind')
    expect(await refusedAtOnce('<html></html>', '.xls')).toBe('kind')
    expect(await refusedAtOnce(Buffer.from([0, 1, 2, 3, 255, 254]), '.csv')).toBe('encoding')
    expect(await refusedAtOnce(Buffer.from([0x50, 0x4b, 3, 4, 9, 9]))).toBe('damaged')
    expect(await refusedAtOnce(zip([{ name: 'a.txt', data: 'no workbook' }]))).toBe('damaged')
    expect((await readSheets(join(folder, '没有.csv'))).ok).toBe(false)
    expect((await readSheets(folder)).ok).toBe(false)
  })
})

describe('读的时候挡住', () => {
  test('引号炸弹：一个没关上的引号，五百万个引号', async () => {
    expect(await refusedAtOnce('a,b\n"没有关上,1\n2,3\n', '.csv')).toBe('quotes')
    expect(['cell', 'quotes']).toContain(await refusedAtOnce('"'.repeat(5_000_000), '.csv'))
  })
  test('一百万列、六十一列', async () => {
    expect(await refusedAtOnce(`${'1,'.repeat(1_000_000)}1`, '.csv')).toMatch(/cell|columns/)
    expect(await rowsOf('.csv', '1,'.repeat(60))).toHaveLength(1)
    const wide = await refused('.csv', `a\n${'1,'.repeat(60)}1`)
    expect(wide).toMatchObject({ because: 'columns', reason: expect.stringContaining('第 2 行第 61 列') })
    expect(await refusedAtOnce(xlsx(`<row r="1">${cell('XFD1', 'x')}</row>`))).toBe('columns')
  })
  test('两万零一行；只有格式没有内容的行不算', async () => {
    expect(await refusedAtOnce(`a\n${'b\n'.repeat(20_000)}`, '.csv')).toBe('rows')
    expect(await refusedAtOnce(xlsx(`<row r="1048576">${cell('A1048576', 'x')}</row>`))).toBe('rows')
    const formatted = `<row r="1">${cell('A1', 'x')}</row><row r="1048576"><c r="A1048576"/></row>`
    expect(await rowsOf('.xlsx', xlsx(formatted))).toEqual([['x']])
  })
  test('四千字节以上的格子；一句话在一百万格里重复', async () => {
    expect(await refusedAtOnce(`a\n${'字'.repeat(1_366)}`, '.csv')).toBe('cell')
    const shared = { name: 'xl/sharedStrings.xml', data: `<sst><si><t>${'字'.repeat(1_300)}</t></si></sst>` }
    const row = (r: number) => `<row r="${r}">${'<c t="s"><v>0</v></c>'.repeat(60)}</row>`
    const digits = noise(80_000)
    const rows = Array.from(
      { length: 400 },
      (_, i) => `${row(i + 1)}<!--${digits.slice(i * 200, i * 200 + 200)}-->`,
    ).join('')
    const types = { name: '[Content_Types].xml', data: contentTypes('sharedStrings') }
    const rels = { name: 'xl/_rels/workbook.xml.rels', data: workbookRels('sharedStrings', 'sharedStrings.xml') }
    const book = xlsx(rows, [shared, types, rels])
    expect(await refusedAtOnce(book)).toBe('characters')
  })
})
