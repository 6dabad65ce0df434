import { button, type Card, card, markdown, note, plain } from '../kit/card.ts'
import { picture, sound } from '../kit/media.ts'
import { checkAction } from './actions.ts'
import type { MaterialFace } from './faces.ts'
import { about } from './sent.card.ts'
import { texts } from './texts.ts'

const utf8 = new TextEncoder()
/** Of the card's 30 KB; signs of markup take several bytes once they are written so that they are none. */
const mostBytes = 18_000

/** As much of the text as a card takes, and whether that is all. */
const fitting = (body: string): { text: string; whole: boolean } => {
  let bytes = 0
  let at = 0
  for (const sign of body) {
    bytes += utf8.encode(plain(sign)).length
    if (bytes > mostBytes) return { text: plain(body.slice(0, at)), whole: false }
    at += sign.length
  }
  return { text: plain(body), whole: true }
}

/** 全文：to one person. Its lines are the writer's, its signs are signs. */
export const readCard = (face: MaterialFace, { understood }: { understood: boolean }): Card => {
  const { text, whole } = fitting(face.body)
  const { links, files, pictures, sounds, source, material, hasCheck } = face
  return card(face.title, { template: understood ? 'green' : 'blue', subtitle: about(face) }, [
    face.purpose !== '' && markdown(texts.sent.purpose(plain(face.purpose))),
    text !== '' && markdown(text),
    !whole && markdown(texts.whole.longer(face.url)),
    ...pictures.map((key) => picture(key, texts.whole.picture(face.title))),
    ...(sounds.length > 0 ? [markdown(texts.whole.listen)] : []),
    ...sounds.map((key, i) => sound(key, `a${i}`, texts.whole.cannotPlay)),
    links.length > 0 &&
      markdown([texts.whole.links, ...links.map(({ label, url }) => texts.whole.link(plain(label), url))].join('\n')),
    files.length > 0 && markdown(texts.whole.files(files.map(plain))),
    source !== '' && note(texts.whole.from(source)),
    hasCheck && !understood && button(texts.check, checkAction, { material, place: 'own' }, 'primary'),
    note(understood ? texts.whole.understood : hasCheck ? texts.whole.noteCheck : texts.whole.note),
  ])
}
