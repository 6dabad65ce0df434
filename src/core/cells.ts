/** Control, private-use and invisible characters, how an emoji is drawn; what word processors and web pages leave in copied text. */
const invisible = /(?![\n\r])(?:[\p{Cc}\p{Cf}\p{Co}\u2028\u2029]|[\ufe00-\ufe0f])/gu
const blanks = /[^\S\n]+|\r/g

/** Our own reports put an apostrophe before what a spreadsheet would take for a formula; it is not part of the text. */
const guard = /^'(?=[=+\-@＝＋－＠])/

/** One cell's text without what nobody sees: controls and private-use characters gone, blanks single, ends trimmed. */
export const cleanCell = (text: string): string =>
  text.replace(/\t/g, ' ').replace(invisible, '').replace(guard, '').replace(/\r\n?/g, '\n').replace(blanks, ' ').trim()

/** A word to recognise whatever its width, case and blanks: 'Ａ 选项' and '选项A' differ, '选项Ａ ' and '选项a' do not. */
export const wordOf = (text: string): string => cleanCell(text).normalize('NFKC').replace(/\s+/g, '').toUpperCase()

export const isBlankRow = (cells: readonly string[]): boolean => cells.every((cell) => cleanCell(cell) === '')
