/** Edits that turn one text into the other: insert, drop, change, one character each. */
const distance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++)
      next.push(
        Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)),
      )
    row = next
  }
  return row[b.length] ?? 0
}

const shared = (a: string, b: string): number => new Set([...a].filter((ch) => b.includes(ch))).size

/**
 * The `most` words nearest to what was typed: those that share most of their characters first, then those that take the
 * fewest edits, then in the order given.
 */
export const nearest = <T>(typed: string, words: readonly T[], wordOf: (word: T) => string, most: number): T[] => {
  const said = typed.normalize('NFKC').toLowerCase().slice(0, 40)
  return words
    .map((word, order) => {
      const text = wordOf(word).toLowerCase()
      return { word, order, missing: text.length - shared(text, said), edits: distance(said, text) }
    })
    .sort((a, b) => a.missing - b.missing || a.edits - b.edits || a.order - b.order)
    .slice(0, most)
    .map(({ word }) => word)
}
