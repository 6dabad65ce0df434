import { open } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import type { Sheet } from '../../core/sheet.ts'
import { readDocument } from '../../features/bank/doctor/formats/document.ts'
import { withMerged } from '../../features/bank/doctor/formats/merged.ts'
import { readBankText } from '../../features/bank/doctor/formats/read-text.ts'
import { TextRefusal } from '../../features/bank/doctor/formats/refusal.ts'
import { isCsv } from '../../features/bank/doctor/formats/table.ts'
import { texts } from '../cli/texts.ts'
import { decode } from './decode.ts'
import { limits } from './limits.ts'
import { type Parsing, parse } from './parse.ts'
import { SheetRefusal } from './refusal.ts'
import { isWord, unpack } from './unpack.ts'

/** The file, if it is a file and small enough; never more bytes than the limit are read. */
const bytesOf = async (path: string): Promise<Buffer> => {
  const file = await open(path).catch(() => {
    throw new SheetRefusal('missing')
  })
  try {
    const about = await file.stat()
    if (!about.isFile()) throw new SheetRefusal('missing')
    if (about.size > limits.fileBytes) throw new SheetRefusal('fileBytes')
    const bytes = Buffer.alloc(about.size)
    const { bytesRead } = await file.read(bytes, 0, about.size, 0)
    return bytes.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

const startsWith = (file: Buffer, ...bytes: number[]) => bytes.every((byte, i) => file[i] === byte)

const isArchive = (file: Buffer) => startsWith(file, 0x50, 0x4b)
/** The container of xls and doc. */
const isOld = (file: Buffer) => startsWith(file, 0xd0, 0xcf, 0x11, 0xe0)

/** By what the file is, not by what it is called: exports named .xls are often text. */
const parsingOf = async (name: string, file: Buffer): Promise<Parsing> => {
  const extension = extname(name).toLowerCase()
  if (file.length > limits.fileBytes) throw new SheetRefusal('fileBytes')
  if (!['.csv', '.txt', '.tsv', '.xlsx', '.xls'].includes(extension)) throw new SheetRefusal('kind')
  if (file.length === 0) throw new SheetRefusal('empty')
  if (isArchive(file)) return { kind: 'xlsx', entries: await unpack(file) }
  if (isOld(file)) return { kind: 'xls', bytes: new Uint8Array(file) }
  if (extension === '.xlsx' || startsWith(file, 0x3c)) throw new SheetRefusal('kind')
  return { kind: 'csv', name: basename(name, extname(name)), text: decode(file) }
}

type SheetReading = { ok: true; sheets: Sheet[]; heapMiB: number } | { ok: false; reason: string; because: string }

const stemOf = (name: string) => basename(name, extname(name))

type Read = { sheets: Sheet[]; heapMiB: number }

const readTables = async (name: string, file: Buffer): Promise<Read> => parse(await parsingOf(name, file))

/** A text is a csv only when one of its first lines is a bank's header; else it is read as questions of some notation. */
const readText = async (name: string, file: Buffer): Promise<Read> => {
  const text = decode(file)
  if (isCsv(text)) return parse({ kind: 'csv', name: stemOf(name), text: text.replace(/^\uFEFF/, '') })
  const read = readBankText(text, stemOf(name))
  if (!read.ok) throw new TextRefusal(read.reason)
  return { sheets: read.sheets, heapMiB: 0 }
}

const filled = ({ sheets, heapMiB }: Read): Read => ({ sheets: sheets.map(withMerged), heapMiB })

/** By what the file is: archives, old workbooks, and everything else is text. */
const readQuestions = async (name: string, file: Buffer): Promise<Read> => {
  if (file.length > limits.fileBytes) throw new SheetRefusal('fileBytes')
  if (file.length === 0) throw new SheetRefusal('empty')
  if (isOld(file) && extname(name).toLowerCase() === '.doc') throw new SheetRefusal('doc')
  if (isOld(file)) return filled(await parse({ kind: 'xls', bytes: new Uint8Array(file) }))
  if (!isArchive(file)) return readText(name, file)
  if (!isWord(file)) return filled(await parse({ kind: 'xlsx', entries: await unpack(file) }))
  const { html = '', heapMiB } = await parse({ kind: 'docx', entries: await unpack(file, { of: 'docx' }) })
  return { sheets: readDocument(stemOf(name), html), heapMiB }
}

const reading = async (
  name: string,
  bytes: () => Promise<Buffer>,
  how: (name: string, file: Buffer) => Promise<Read>,
): Promise<SheetReading> => {
  try {
    return { ok: true, ...(await how(name, await bytes())) }
  } catch (error) {
    if (error instanceof TextRefusal) return { ok: false, because: 'text', reason: error.message }
    if (!(error instanceof SheetRefusal)) throw error
    const { because, at } = error
    return { ok: false, because, reason: `${at ? texts.place(at) : ''}${texts.sheets[because]}` }
  }
}

/**
 * 读表：the tables of a csv, xlsx or xls as text, the way a person sees them. Guarded: R-20's sizes, checked before and
 * while unpacking; the parser runs in a thread with a bounded heap and time.
 *
 * @returns the reason in Chinese when the file is refused; it never throws for what is in a file
 */
export const readSheets = (path: string): Promise<SheetReading> => reading(path, () => bytesOf(path), readTables)

/** The same for what came in another way; the name says only what kind of file it claims to be. */
export const readSheetBytes = (name: string, bytes: Uint8Array): Promise<SheetReading> =>
  reading(name, async () => Buffer.from(bytes), readTables)

/**
 * 读题库：the questions of a file in any notation that the doctor knows, as tables, under the same guard: archives are
 * checked before they are opened, and what needs a parser of a library is parsed in the bounded thread.
 */
export const readBank = (path: string): Promise<SheetReading> => reading(path, () => bytesOf(path), readQuestions)

/** The same for what came in another way. */
export const readBankBytes = (name: string, bytes: Uint8Array): Promise<SheetReading> =>
  reading(name, async () => Buffer.from(bytes), readQuestions)
