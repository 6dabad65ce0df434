import { type Packed, zip } from './zip.ts'

const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
const run = (text: string) =>
  `<w:r>${text
    .split(/(\t|\n)/)
    .map((piece) =>
      piece === '\t' ? '<w:tab/>' : piece === '\n' ? '<w:br/>' : `<w:t xml:space="preserve">${escaped(piece)}</w:t>`,
    )
    .join('')}</w:r>`

/** A paragraph; `list` 1 is numbered 1, 2, 3 by Word itself, 2 is lettered A, B, C. */
export const p = (text: string, list?: 1 | 2): string =>
  `<w:p>${list ? `<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="${list}"/></w:numPr></w:pPr>` : ''}${run(text)}</w:p>`

export const table = (rows: readonly (readonly string[])[]): string =>
  `<w:tbl>${rows.map((cells) => `<w:tr>${cells.map((text) => `<w:tc>${p(text)}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`

const level = (id: number, format: string) =>
  `<w:abstractNum w:abstractNumId="${id}"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>`
const numbering = `<w:numbering ${w}>${level(1, 'decimal')}${level(2, 'upperLetter')}<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num></w:numbering>`

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const rels = (inner: string) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`
const types = (parts: readonly string[]) =>
  `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${parts.map((part) => `<Override PartName="/word/${part}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${part === 'document' ? 'document.main' : part}+xml"/>`).join('')}</Types>`

/** The smallest Word document with this body; `more` replaces and adds entries. */
export const docx = (body: string, more: readonly Packed[] = []): Buffer => {
  const entries = new Map<string, Packed>()
  const put = (name: string, data: string) => entries.set(name, { name, data })
  put('[Content_Types].xml', types(['document', 'numbering']))
  put('_rels/.rels', rels(`<Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/>`))
  put('word/document.xml', `<w:document ${w}><w:body>${body}</w:body></w:document>`)
  put('word/numbering.xml', numbering)
  put(
    'word/_rels/document.xml.rels',
    rels(`<Relationship Id="rId1" Type="${office}/numbering" Target="numbering.xml"/>`),
  )
  for (const entry of more) entries.set(entry.name, entry)
  return zip([...entries.values()])
}
