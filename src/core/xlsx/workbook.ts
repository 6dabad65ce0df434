import { localDateOf } from '../clock.ts'
import { zip } from './zip.ts'

export type Cell = string | number | boolean | Date | null
export type WorkbookSheet = { name: string; rows: readonly (readonly Cell[])[] }

/** What a spreadsheet would take for a formula, in half and full width, also behind what nobody sees. */
const dangerous = /^[\s\p{Cc}\p{Cf}]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n\0]/u

/** Typed strings are never formulas; the apostrophe guards the copy that somebody saves as CSV. */
export const guarded = (text: string): string => (dangerous.test(text) ? `'${text}` : text)

/** Nothing that XML 1.0 does not know. */
const unwritable = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu
const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const xml = (text: string) => text.replace(unwritable, '').replace(/[&<>"]/g, (sign) => entities[sign] ?? '')

/** A moment as the mine's clock shows it. */
export const momentCell = (at: Date): string =>
  `${localDateOf(at)} ${new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(11, 16)}`

/** Excel's own limit of a cell. */
const longest = 32_767

const cellXml = (cell: Cell): string => {
  if (cell === null || cell === '') return '<c/>'
  if (typeof cell === 'number' && Number.isFinite(cell)) return `<c><v>${cell}</v></c>`
  if (typeof cell === 'boolean') return `<c t="b"><v>${cell ? 1 : 0}</v></c>`
  const text = cell instanceof Date ? momentCell(cell) : guarded(String(cell))
  return `<c t="inlineStr"><is><t xml:space="preserve">${xml(text.slice(0, longest))}</t></is></c>`
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

const sheetXml = ({ rows }: WorkbookSheet) =>
  `${head}<worksheet xmlns="${main}"><sheetData>${rows
    .map((row) => `<row>${row.map(cellXml).join('')}</row>`)
    .join('')}</sheetData></worksheet>`

/** Excel's rules for a tab: 31 characters, none of these, each name once. */
const tabsOf = (sheets: readonly WorkbookSheet[]): string[] => {
  const taken = new Set<string>()
  return sheets.map(({ name }) => {
    const plain = name.replace(/[[\]:*?/\\']/g, ' ').trim() || 'Sheet'
    let tab = plain.slice(0, 31)
    for (let n = 2; taken.has(tab.toLowerCase()); n++) tab = `${plain.slice(0, 27)} ${n}`
    taken.add(tab.toLowerCase())
    return tab
  })
}

export const xlsxType = `${kind}.sheet`

/** An xlsx of these sheets (ECMA-376, the least of it that every program opens). */
export const workbook = (sheets: readonly WorkbookSheet[]): Uint8Array<ArrayBuffer> => {
  const tabs = tabsOf(sheets)
  const each = (part: (n: number, tab: string) => string) => tabs.map((tab, i) => part(i + 1, tab)).join('')
  return zip({
    '[Content_Types].xml': `${head}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${kind}.sheet.main+xml"/>${each((n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${kind}.worksheet+xml"/>`)}</Types>`,
    '_rels/.rels': `${head}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${each((n, tab) => `<sheet name="${xml(tab)}" sheetId="${n}" r:id="rId${n}"/>`)}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="${packages}/relationships">${each((n) => `<Relationship Id="rId${n}" Type="${office}/worksheet" Target="worksheets/sheet${n}.xml"/>`)}</Relationships>`,
    ...Object.fromEntries(sheets.map((sheet, i) => [`xl/worksheets/sheet${i + 1}.xml`, sheetXml(sheet)])),
  })
}
