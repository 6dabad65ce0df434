import { open } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import type { Sheet } from '../../core/sheet.ts'
import { texts } from '../cli/texts.ts'
import { decode } from './decode.ts'
import { limits } from './limits.ts'
import { type Parsing, parse } from './parse.ts'
import { SheetRefusal } from './refusal.ts'
import { unpack } from './unpack.ts'

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

/** By what the file is, not by what it is called: exports named .xls are often text. */
const parsingOf = async (name: string, file: Buffer): Promise<Parsing> => {
  const extension = extname(name).toLowerCase()
  if (file.length > limits.fileBytes) throw new SheetRefusal('fileBytes')
  if (!['.csv', '.txt', '.tsv', '.xlsx', '.xls'].includes(extension)) throw new SheetRefusal('kind')
  if (file.length === 0) throw new SheetRefusal('empty')
  if (startsWith(file, 0x50, 0x4b)) return { kind: 'xlsx', entries: await unpack(file) }
  if (startsWith(file, 0xd0, 0xcf, 0x11, 0xe0)) return { kind: 'xls', bytes: new Uint8Array(file) }
  if (extension === '.xlsx' || startsWith(file, 0x3c)) throw new SheetRefusal('kind')
  return { kind: 'csv', name: basename(name, extname(name)), text: decode(file) }
}

type SheetReading = { ok: true; sheets: Sheet[]; heapMiB: number } | { ok: false; reason: string; because: string }

const reading = async (name: string, bytes: () => Promise<Buffer>): Promise<SheetReading> => {
  try {
    return { ok: true, ...(await parse(await parsingOf(name, await bytes()))) }
  } catch (error) {
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
export const readSheets = (path: string): Promise<SheetReading> => reading(path, () => bytesOf(path))

/** The same for what came in another way; the name says only what kind of file it claims to be. */
export const readSheetBytes = (name: string, bytes: Uint8Array): Promise<SheetReading> =>
  reading(name, async () => Buffer.from(bytes))
