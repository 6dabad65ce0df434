import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import { limits } from './limits.ts'
import { SheetRefusal } from './refusal.ts'

const smallBytes = 64 * 1024
const symlink = 0o120000

/** Judged by the directory alone, before a byte is unpacked. */
const checkDirectory = (entries: readonly Entry[], fileBytes: number, external: boolean) => {
  const sum = (of: (entry: Entry) => number) => entries.reduce((total, entry) => total + of(entry), 0)
  const unpacked = sum((e) => e.uncompressedSize)
  if (unpacked > limits.unpackedBytes) throw new SheetRefusal('unpackedBytes')
  // More packed bytes than the file has: entries lie over each other.
  if (sum((e) => e.compressedSize) > fileBytes) throw new SheetRefusal('ratio')
  for (const { uncompressedSize, compressedSize } of entries)
    if (uncompressedSize > smallBytes && uncompressedSize > compressedSize * limits.ratio)
      throw new SheetRefusal('ratio')
  if (new Set(entries.map((e) => e.fileName.toLowerCase())).size < entries.length) throw new SheetRefusal('damaged')
  for (const entry of entries) {
    if (((entry.externalFileAttributes >>> 16) & 0o170000) === symlink) throw new SheetRefusal('names')
    if (entry.isEncrypted()) throw new SheetRefusal('password')
    if (/vbaProject|(^|\/)(macrosheets|dialogsheets|activeX)\//i.test(entry.fileName)) throw new SheetRefusal('macros')
    if (external && /(^|\/)(externalLinks|embeddings)\/|(^|\/)(connections|ddeLinks)\.\w+$/i.test(entry.fileName))
      throw new SheetRefusal('external')
  }
}

/** Every byte that comes out is counted: what the directory declares may be a lie. */
const inflate = async (zip: ZipFile, entry: Entry, room: number): Promise<Uint8Array<ArrayBuffer>> => {
  const most = Math.min(room, entry.uncompressedSize)
  const bytes = new Uint8Array(most)
  let length = 0
  for await (const chunk of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
    if (length + chunk.length > most) throw new SheetRefusal('sizes')
    bytes.set(chunk, length)
    length += chunk.length
  }
  if (length !== entry.uncompressedSize) throw new SheetRefusal('sizes')
  return bytes
}

const in16Bits = (word: string, order: 'utf16le' | 'utf16be') => {
  const bytes = Buffer.from(word, 'utf16le')
  return order === 'utf16le' ? bytes : bytes.swap16()
}
const declarations = ['<!DOCTYPE', '<!ENTITY'].flatMap((word) => [
  Buffer.from(word),
  in16Bits(word, 'utf16le'),
  in16Bits(word, 'utf16be'),
])

/** A link that somebody may click is harmless; whatever would be fetched is not. */
const fetchesElsewhere = (rels: string) =>
  [...rels.matchAll(/<Relationship\b[^>]*>/gi)].some(
    ([tag]) => /TargetMode\s*=\s*["']External/i.test(tag) && !/Type\s*=\s*["'][^"']*\/hyperlink["']/i.test(tag),
  )

const checkContent = (name: string, bytes: Uint8Array<ArrayBuffer>, external: boolean) => {
  const content = Buffer.from(bytes.buffer)
  if (declarations.some((word) => content.includes(word))) throw new SheetRefusal('dtd')
  // Only of a part that is there: some writers declare the type for every file that ends in .bin.
  if (name === '[Content_Types].xml' && /<Override\b[^>]*(macroEnabled|vbaProject)/i.test(content.toString('latin1')))
    throw new SheetRefusal('macros')
  if (external && name.endsWith('.rels') && fetchesElsewhere(content.toString('latin1')))
    throw new SheetRefusal('external')
}

const refusalOf = (error: unknown): SheetRefusal => {
  if (error instanceof SheetRefusal) return error
  const why = String(error)
  if (/relative path|absolute path|invalid characters/.test(why)) return new SheetRefusal('names')
  if (/(too many|not enough) bytes/.test(why)) return new SheetRefusal('sizes')
  return new SheetRefusal('damaged')
}

/** The parts of a Word document that hold its text; nothing else of it is unpacked. */
const wordParts =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|word\/(?:document|styles|numbering|footnotes|endnotes)\.xml|word\/_rels\/document\.xml\.rels)$/

/** An archive is a Word document by what is in it. */
export const isWord = (file: Buffer): boolean => file.includes('word/document.xml') && !file.includes('xl/workbook.xml')

/**
 * The entries of an xlsx after every check of its directory and of what came out; of a Word document the parts with text.
 * A Word document's links and embedded objects are left alone: nobody follows or opens them.
 *
 * @throws SheetRefusal
 */
export const unpack = async (
  file: Buffer,
  { of = 'xlsx' }: { of?: 'xlsx' | 'docx' } = {},
): Promise<[name: string, bytes: Uint8Array<ArrayBuffer>][]> => {
  try {
    const zip = await fromBufferPromise(file, { lazyEntries: true, strictFileNames: true, validateEntrySizes: true })
    if (zip.entryCount > limits.entries) throw new SheetRefusal('entries')
    const entries: Entry[] = []
    for await (const entry of zip.eachEntry()) entries.push(entry)
    checkDirectory(entries, file.length, of === 'xlsx')
    const unpacked: [string, Uint8Array<ArrayBuffer>][] = []
    const isRead = ({ fileName }: Entry) => !fileName.endsWith('/') && (of === 'xlsx' || wordParts.test(fileName))
    let room: number = limits.unpackedBytes
    for (const entry of entries.filter(isRead)) {
      const bytes = await inflate(zip, entry, room)
      checkContent(entry.fileName, bytes, of === 'xlsx')
      room -= bytes.length
      unpacked.push([entry.fileName, bytes])
    }
    return unpacked
  } catch (error) {
    throw refusalOf(error)
  }
}
