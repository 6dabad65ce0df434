import { createRequire } from 'node:module'
import { isMainThread, parentPort, resourceLimits, workerData } from 'node:worker_threads'

/**
 * Runs in a thread of its own with a cap on its heap: whatever a file does to a parser, it does it here. Imports nothing
 * of ours, because the build copies this one file.
 *
 * In:  { kind: 'csv', name, text } | { kind: 'xlsx', entries: [name, bytes][] } | { kind: 'xls', bytes } |
 *      { kind: 'docx', entries }, with `limits`.
 * Out: { ok: true, sheets: { name, rows: string[][], odd, merged }[] } | { ok: true, html } | { ok: false, because, at? }, with `heapMiB` that was granted.
 */
const require = createRequire(import.meta.url)
const { limits } = workerData

class TooMuch extends Error {
  constructor(because, at) {
    super(because)
    this.because = because
    this.at = at
  }
}

/** Text is copied out of this thread, and a shared string may stand in a million cells: the sum is what counts. */
let characters = 0
const utf8 = new TextEncoder()
const measured = (text, sheet, row, column) => {
  characters += text.length
  const at = { sheet, row: row + 1, column: column + 1 }
  if (column >= limits.columns && text !== '') throw new TooMuch('columns', at)
  if (text.length * 3 > limits.cellBytes && utf8.encode(text).length > limits.cellBytes) throw new TooMuch('cell', at)
  if (characters > limits.characters) throw new TooMuch('characters', at)
  return text
}

const parseCsv = ({ name, text }) => {
  const { parse } = require('csv-parse/sync')
  const rows = []
  // A heading may stand above the columns.
  const head = text.slice(0, 4096).split(/[\r\n]+/, 10)
  const count = (mark) => Math.max(...head.map((line) => line.split(mark).length))
  const delimiter = [',', '\t', ';'].reduce((best, mark) => (count(mark) > count(best) ? mark : best))
  let number = -1
  try {
    parse(text, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      max_record_size: limits.columns * limits.cellBytes,
      on_record: (cells) => {
        number++
        const blank = cells.every((cell) => cell === '')
        if (number >= limits.rows && !blank) throw new TooMuch('rows', { sheet: name, row: number + 1, column: 1 })
        if (number < limits.rows)
          rows.push(blank ? [] : cells.map((cell, column) => measured(cell, name, number, column)))
        return null
      },
    })
  } catch (error) {
    if (error instanceof TooMuch) throw error
    const because = error.code === 'CSV_MAX_RECORD_SIZE' ? 'cell' : 'quotes'
    throw new TooMuch(because, { sheet: name, row: number + 2, column: 1 })
  }
  return [{ name, rows }]
}

/** What a person sees in the cell; a plain whole number keeps all its digits. Formulas are their stored results. */
const seen = (cell) => {
  if (cell.t === 's') return cell.v
  if (cell.t === 'n' && (cell.z === undefined || cell.z === 'General') && Number.isSafeInteger(cell.v))
    return String(cell.v)
  // The short date, which every office sees in its own way.
  if (cell.t === 'n' && cell.z === 'm/d/yy') return require('@e965/xlsx').SSF.format('yyyy-mm-dd', cell.v)
  return cell.w ?? (cell.v === undefined ? '' : String(cell.v))
}

/** What a spreadsheet may have made of something else: typed in as 3-5, shown as a day in March. */
const oddity = (cell) => {
  if (cell.t === 'e') return 'error'
  if (cell.t !== 'n' || typeof cell.z !== 'string') return undefined
  if (/%/.test(cell.z)) return 'percent'
  if (/E[+-]/i.test(cell.z)) return 'scientific'
  return require('@e965/xlsx').SSF.is_date(cell.z) ? 'date' : undefined
}

/** Cells over several rows, within the rows that are there. Of two that lie over each other the upper one counts. */
const mergedOf = (ranges, height) => {
  const found = []
  const below = new Map()
  const upper = ranges.filter(({ s, e }) => e.r > s.r && s.c < limits.columns).sort((a, b) => a.s.r - b.s.r)
  for (const { s, e } of upper) {
    if (s.r < (below.get(s.c) ?? 0) || s.r >= height) continue
    const end = Math.min(e.r + 1, height)
    below.set(s.c, end)
    found.push({ row: s.r, column: s.c, rows: end - s.r })
  }
  return found
}

/** Absent cells are holes, so a cell in the last row of the largest sheet costs nothing. */
const rowsOf = (sheet, name) => {
  const rows = []
  const odd = []
  for (const [r, cells] of Object.entries(sheet['!data'] ?? [])) {
    const row = Number(r)
    for (const [c, cell] of Object.entries(cells)) {
      const text = cell ? String(seen(cell)) : ''
      if (text === '') continue
      if (row >= limits.rows) throw new TooMuch('rows', { sheet: name, row: row + 1, column: Number(c) + 1 })
      while (rows.length <= row) rows.push([])
      const column = Number(c)
      measured(text, name, row, column)
      while (rows[row].length < column) rows[row].push('')
      rows[row][column] = text
      const kind = oddity(cell)
      if (kind) odd.push({ row, column, kind })
    }
  }
  const merged = mergedOf(sheet['!merges'] ?? [], rows.length)
  return { rows, ...(odd.length > 0 && { odd }), ...(merged.length > 0 && { merged }) }
}

const parseBook = (data) => {
  const XLSX = require('@e965/xlsx')
  const options = { dense: true, cellFormula: false, cellHTML: false, cellNF: true }
  let book
  if (data.kind === 'xlsx') {
    // Made from the entries that were checked: no second reading of the archive that could see another one.
    const zip = XLSX.CFB.utils.cfb_new()
    for (const [name, bytes] of data.entries)
      XLSX.CFB.utils.cfb_add(zip, `/${name}`, Buffer.from(bytes), { unsafe: true })
    book = XLSX.parse_zip(zip, { ...options, type: 'buffer' })
  } else {
    const cfb = XLSX.CFB.read(Buffer.from(data.bytes), { type: 'buffer' })
    const holds = (name) => cfb.FullPaths.some((path) => path.toLowerCase().includes(name))
    if (holds('_vba_project')) throw new TooMuch('macros')
    if (holds('encryptedpackage')) throw new TooMuch('password')
    book = XLSX.read(Buffer.from(data.bytes), { ...options, type: 'buffer' })
  }
  const hidden = (i) => (book.Workbook?.Sheets?.[i]?.Hidden ?? 0) !== 0
  return book.SheetNames.filter((_, i) => !hidden(i))
    .filter((name) => book.Sheets[name]?.['!data'])
    .map((name) => ({ name, ...rowsOf(book.Sheets[name], name) }))
}

const lettered = /(<w:numFmt\b[^>]*\bw:val=")(?:upperLetter|lowerLetter)"/g

/**
 * Word to HTML. The converter sees the few parts that hold text, from the entries that were checked; it opens no archive,
 * fetches nothing and reads no picture. Lists that count in letters become lists with dots: they are options.
 */
const parseWord = async ({ entries }) => {
  const mammoth = require('mammoth')
  const parts = new Map(entries)
  const file = {
    exists: (name) => parts.has(name),
    read: async (name, encoding) => {
      const bytes = parts.get(name)
      if (!bytes) throw new Error(name)
      if (!encoding) return bytes
      const text = new TextDecoder().decode(bytes)
      return name.endsWith('numbering.xml') ? text.replace(lettered, '$1bullet"') : text
    },
  }
  const convertImage = async () => [{ type: 'element', tag: { tagName: 'img', attributes: {} }, children: [] }]
  const { value } = await mammoth.convertToHtml({ file }, { convertImage, externalFileAccess: false })
  if (value.length > limits.characters) throw new TooMuch('characters')
  return value
}

const becauseOf = (error) => {
  if (error instanceof TooMuch) return { because: error.because, at: error.at }
  return { because: /password|encrypt/i.test(String(error)) ? 'password' : 'damaged' }
}

if (!isMainThread) {
  const heapMiB = resourceLimits.maxOldGenerationSizeMb + resourceLimits.maxYoungGenerationSizeMb
  let answer
  try {
    if (workerData.kind === 'docx') answer = { ok: true, heapMiB, sheets: [], html: await parseWord(workerData) }
    else
      answer = { ok: true, heapMiB, sheets: workerData.kind === 'csv' ? parseCsv(workerData) : parseBook(workerData) }
  } catch (error) {
    answer = { ok: false, heapMiB, ...becauseOf(error) }
  }
  parentPort.postMessage(answer)
}
