import { Parser } from 'htmlparser2'
import { formatTexts as texts, formatWords as words } from '../../../../../cards/import/texts.formats.ts'
import { TextRefusal } from './refusal.ts'

/** Nothing is declared in what people hand in: no entity of a file's own is ever expanded. */
const declared = /<!(?:DOCTYPE|ENTITY)/i
const deepest = 64

export type Handlers = {
  open(name: string, attributes: Record<string, string>): void
  text(text: string): void
  close(name: string): void
}

/**
 * Walks XML or HTML with a library that resolves nothing outside the text.
 *
 * @throws TextRefusal for declarations and for nesting that no document needs
 */
export const walk = (markup: string, how: 'xml' | 'html', { open, text, close }: Handlers): void => {
  if (declared.test(markup)) throw new TextRefusal(texts.dtd)
  let depth = 0
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        if (++depth > deepest) throw new TextRefusal(texts.deep)
        open(name, attributes)
      },
      ontext: text,
      onclosetag: (name) => {
        depth--
        close(name)
      },
      // The parser reports what a handler throws as an error of its own.
      onerror: (error) => {
        throw error
      },
    },
    { xmlMode: how === 'xml', decodeEntities: true },
  )
  parser.write(markup)
  parser.end()
}

const breaks = new Set(['p', 'div', 'br', 'li', 'tr', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'])

/** The words of a piece of HTML, lines where it breaks them. */
export const textOf = (html: string): string => {
  if (!/[<&]/.test(html)) return html
  let said = ''
  walk(html, 'html', {
    open: (name) => {
      if (name === 'img') said += words.picture
      if (breaks.has(name)) said += '\n'
    },
    text: (text) => {
      said += text
    },
    close: (name) => {
      if (breaks.has(name)) said += '\n'
    },
  })
  return said
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n')
}
