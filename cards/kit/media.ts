import { type Picture, plainText, type Sound } from './card.ts'

/** A picture as wide as the card. `about` is read to those who cannot see it. */
export const picture = (key: string, about: string): Picture => ({
  tag: 'img',
  img_key: key,
  alt: plainText(about),
  scale_type: 'fit_horizontal',
  preview: true,
})

/**
 * Something to listen to.
 *
 * @param id unique on the card
 * @param otherwise what stands there where a client cannot play it
 */
export const sound = (key: string, id: string, otherwise: string): Sound => ({
  tag: 'audio',
  file_key: key,
  audio_id: id,
  fallback: { tag: 'fallback_text', text: plainText(otherwise) },
})

const loud = /[()[\]<>\\*_~`|$!]/g

/**
 * An address that may stand on cards and pages: http or https, no name or password in it, at most 500 characters, and
 * nothing that markdown could read as markup. Nothing for anything else.
 */
export const safeLink = (typed: string): string | undefined => {
  if (typed.length > 500 || !URL.canParse(typed.trim())) return undefined
  const url = new URL(typed.trim())
  if (!/^https?:$/.test(url.protocol) || url.username || url.password || !url.hostname) return undefined
  const href = url.href.replace(loud, (ch) => `%${ch.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`)
  return href.length <= 1000 ? href : undefined
}
