import { deflateRawSync } from 'node:zlib'

export type Packed = {
  name: string
  data: Buffer | string
  /** Lies: what the archive claims. */
  declares?: number
  mode?: number
}

const u16 = (n: number) => Buffer.from([n & 255, (n >> 8) & 255])
const u32 = (n: number) => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(n >>> 0)
  return bytes
}

/** A zip archive by hand, because an honest library refuses to write what a liar sends. */
export const zip = (files: readonly Packed[]): Buffer => {
  const local: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, data, declares, mode = 0o100644 } of files) {
    const raw = Buffer.from(data)
    const packed = deflateRawSync(raw)
    const title = Buffer.from(name)
    const common = Buffer.concat([
      ...[u16(20), u16(0x800), u16(8), u32(0), u32(0)],
      ...[u32(packed.length), u32(declares ?? raw.length), u16(title.length), u16(0)],
    ])
    const entry = Buffer.concat([u32(0x04034b50), common, title, packed])
    directory.push(
      Buffer.concat([
        ...[u32(0x02014b50), u16(0x031e), common, u16(0), u16(0), u16(0)],
        ...[u32((mode << 16) >>> 0), u32(offset), title],
      ]),
    )
    local.push(entry)
    offset += entry.length
  }
  const central = Buffer.concat(directory)
  return Buffer.concat([
    ...local,
    central,
    ...[u32(0x06054b50), u16(0), u16(0), u16(files.length), u16(files.length)],
    ...[u32(central.length), u32(offset), u16(0)],
  ])
}

const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
/** `sharedStrings` besides, when it is there. */
export const contentTypes = (...parts: string[]) =>
  `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${spreadsheet}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${spreadsheet}.worksheet+xml"/>${parts.map((part) => `<Override PartName="/xl/${part}.xml" ContentType="${spreadsheet}.${part}+xml"/>`).join('')}</Types>`
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packageRels = 'http://schemas.openxmlformats.org/package/2006/relationships'
const rels = (type: string, target: string, more = '') =>
  `<Relationships xmlns="${packageRels}"><Relationship Id="rId1" Type="${office}/${type}" Target="${target}"/>${more}</Relationships>`

/** The smallest xlsx: one sheet whose XML is given; `more` replaces and adds entries. */
export const xlsx = (sheetXml: string, more: readonly Packed[] = []): Buffer => {
  const files: Packed[] = [
    { name: '[Content_Types].xml', data: contentTypes() },
    { name: '_rels/.rels', data: rels('officeDocument', 'xl/workbook.xml') },
    {
      name: 'xl/workbook.xml',
      data: `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${office}"><sheets><sheet name="人员" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    { name: 'xl/_rels/workbook.xml.rels', data: rels('worksheet', 'worksheets/sheet1.xml') },
    { name: 'xl/worksheets/sheet1.xml', data: worksheet(sheetXml) },
  ]
  return zip([...files.filter((f) => !more.some((m) => m.name === f.name)), ...more])
}

export const worksheet = (sheetData: string) =>
  `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${sheetData}</sheetData></worksheet>`
export const externalRels = (type: string) =>
  rels(
    'worksheet',
    'worksheets/sheet1.xml',
    `<Relationship Id="rId9" Type="${office}/${type}" Target="https://example.com/x" TargetMode="External"/>`,
  )
export const workbookRels = (type: string, target: string) =>
  rels('worksheet', 'worksheets/sheet1.xml', `<Relationship Id="rId9" Type="${office}/${type}" Target="${target}"/>`)
