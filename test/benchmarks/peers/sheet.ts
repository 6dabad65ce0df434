import { readFileSync } from 'node:fs'
import process from 'node:process'
import { read, utils } from '@e965/xlsx'

/** What a script without any care does: the whole file at once, in this process, as objects. */
const [file = ''] = process.argv.slice(2)
const book = read(readFileSync(file), { type: 'buffer' })
const sheet = book.Sheets[book.SheetNames[0] ?? '']
process.stdout.write(`${sheet ? utils.sheet_to_json(sheet, { defval: '' }).length : 0}\n`)
