import type { LocalDate } from '../../core/clock.ts'
import { texts } from './texts.ts'

/** 依据 read: the document, the year when one is named, the article when one is. */
export type Basis = { title: string; version: string | undefined; article: string }

/** Nothing when it names no document. */
export const readBasis = (text: string): Basis | undefined => {
  const flat = text.normalize('NFKC').replace(/\s+/g, '')
  const found = texts.document.exec(flat)
  if (!found?.[1]) return undefined
  const within = texts.inTitle.exec(found[1])
  const title = found[1].slice(0, within?.index ?? found[1].length)
  return { title, version: found[2] ?? within?.[1], article: texts.article.exec(flat)?.[0] ?? '' }
}

export type Version = {
  id: string
  title: string
  version: string
  effectiveFrom: LocalDate
  retiredAt: Date | null
}

export const versionId = (title: string, version: string): string => `${title}/${version}`

/**
 * The version on which a basis rests: the one that it names, else the one that held on that day. Nothing when it names no
 * document that we know, or a year of it that we do not.
 */
export const versionOf = (basis: string, day: LocalDate, versions: readonly Version[]): Version | undefined => {
  const read = readBasis(basis)
  const known = versions.filter(({ title }) => title === read?.title)
  if (read?.version !== undefined) return known.find(({ version }) => version === read.version)
  return known
    .filter(({ effectiveFrom }) => effectiveFrom <= day)
    .toSorted((a, b) => (a.effectiveFrom < b.effectiveFrom ? 1 : -1))[0]
}

/** The limits in a question's words that a new text may have moved, each once. */
export const limitsIn = (...parts: readonly string[]): string[] => [
  ...new Set(parts.flatMap((part) => part.match(texts.number) ?? []).map((found) => found.replace(/\s+/g, ' '))),
]

/** How a basis is written that names its version. */
export const citeAs = ({ title, version }: Pick<Version, 'title' | 'version'>, article: string): string =>
  texts.cited(title, version, article)
