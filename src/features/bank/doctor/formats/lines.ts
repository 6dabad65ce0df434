/** A line of text; `line` counts from 1. `list` when it is an item of a list, numbered or not; `right` when a box before it is ticked. */
export type Line = { text: string; line: number; list?: 'ol' | 'ul'; right?: boolean }

const heading = /^\s*#{1,6}\s+/
const quote = /^\s*>\s?/
const bullet = /^\s*[-*+•·●]\s+/
const box = /^\s*\[([ xX✓√])\]\s*/
const strong = /\*\*([^*]+)\*\*/g
const rule = /^\s*([-*_=])(?:\s*\1){2,}\s*$/
const tick = /`([^`]+)`/g

/** Lines of plain text or Markdown, without Markdown's marks. */
export const linesOf = (text: string): Line[] =>
  text.split(/\r\n|[\n\r\u2028\u2029\f\v]/).map((raw, i) => {
    if (rule.test(raw)) return { text: '', line: i + 1 }
    const plain = raw.replace(heading, '').replace(quote, '')
    const item = bullet.test(plain)
    const [boxed = '', ticked = ''] = item ? (box.exec(plain.replace(bullet, '')) ?? []) : []
    const bare = plain.replace(bullet, '').slice(boxed.length).replace(strong, '$1').replace(tick, '$1')
    return {
      text: bare,
      line: i + 1,
      ...(item ? { list: 'ul' as const } : {}),
      ...(ticked.trim() === '' ? {} : { right: true }),
    }
  })
