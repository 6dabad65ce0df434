import iconv from 'iconv-lite'
import { SheetRefusal } from './refusal.ts'

/** No table of people holds control characters near its beginning. */
const binary = (text: string) => /(?![\t\n\r])\p{Cc}/u.test(text.slice(0, 4096))

/**
 * The text of a csv in whatever a Chinese office saves it: UTF-8 with and without a mark, UTF-16 with one, GB18030.
 *
 * @throws SheetRefusal when it is none of them
 */
export const decode = (file: Buffer): string => {
  const text = decoded(file)
  if (binary(text) || text.includes('\uFFFD')) throw new SheetRefusal('encoding')
  return text
}

const decoded = (file: Buffer): string => {
  if (file[0] === 0xff && file[1] === 0xfe) return iconv.decode(file, 'utf16le')
  if (file[0] === 0xfe && file[1] === 0xff) return iconv.decode(file, 'utf16be')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(file)
  } catch {
    return iconv.decode(file, 'gb18030')
  }
}
