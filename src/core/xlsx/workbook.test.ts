import { read, utils } from '@e965/xlsx'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { guarded, workbook } from './workbook.ts'

const opened = (bytes: Uint8Array) => {
  const book = read(bytes, { type: 'array', cellFormula: true })
  return { book, rows: (name: string) => utils.sheet_to_json<unknown[]>(book.Sheets[name] ?? {}, { header: 1 }) }
}

test('别的程序打得开，字、数、是否、时刻各归各', () => {
  const at = new Date('2026-11-24T08:05:00+08:00')
  const { book, rows } = opened(
    workbook([
      {
        name: '作答',
        rows: [
          ['日期', '对错'],
          [at, true],
          ['<王&"李>', 3.5],
          [null, ''],
        ],
      },
      { name: '作答', rows: [['二']] },
    ]),
  )
  expect(book.SheetNames).toEqual(['作答', '作答 2'])
  expect(rows('作答')).toEqual([['日期', '对错'], ['2026-11-24 08:05', true], ['<王&"李>', 3.5], []])
})

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\0=1', '＝1', '＋1', '－1', '＠a', ' =1', '\u200b=1'])(
  '%j 不会被当成公式',
  (text) => {
    expect(guarded(text)[0]).toBe("'")
    const { book } = opened(workbook([{ name: 'a', rows: [[text]] }]))
    expect(book.Sheets.a?.A1).toMatchObject({ t: 's' })
    expect(book.Sheets.a?.A1?.f).toBeUndefined()
  },
)

test('随便什么字都写得进去，读出来还是它（XML 写不了的除外）', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 40 }), { minLength: 1, maxLength: 5 }), (texts) => {
      const written = texts.map((t) => `x${t}`)
      const [row = []] = opened(workbook([{ name: 'a', rows: [written] }])).rows('a')
      const seen = (t: unknown) => String(t).replace(/\r\n?/g, '\n')
      expect(row.map(seen)).toEqual(written.map(seen))
    }),
    { numRuns: 100 },
  )
})
