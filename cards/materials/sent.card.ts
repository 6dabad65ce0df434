import { button, type Card, card, type Element, markdown, note, plain, row } from '../kit/card.ts'
import { checkAction, type Place, readAction } from './actions.ts'
import type { MaterialFace } from './faces.ts'
import { texts } from './texts.ts'

/** So much of the text stands on the card that announces it. */
const glimpse = 120

const shortened = (body: string) => (body.length > glimpse ? `${body.slice(0, glimpse)}…` : body)

export const doors = ({ material, hasCheck }: Pick<MaterialFace, 'material' | 'hasCheck'>, place: Place): Element => {
  const read = button(texts.read, readAction, { material, place }, 'primary')
  return row(hasCheck ? [read, button(texts.check, checkAction, { material, place })] : [read])
}

/** What a material is called, under its title. */
export const about = ({ kind, subject, version }: Pick<MaterialFace, 'kind' | 'subject' | 'version'>): string =>
  texts.subtitle([texts.kinds[kind], subject, version > 1 ? texts.whole.version(version) : ''])

export type SentFace = {
  face: MaterialFace
  place: Place
  /** Why it comes now. */
  because: 'sent' | 'renewed' | 'reminded'
}

/** 发资料：to a group or to one person; nothing about who has learned it. */
export const sentCard = ({ face, place, because }: SentFace): Card => {
  const title = { sent: texts.sent.title, renewed: texts.sent.again, reminded: texts.sent.remind }[because]
  const lines = [
    ...(face.purpose ? [texts.sent.purpose(plain(face.purpose))] : []),
    ...(face.version > 1 && face.changes ? [texts.sent.changes(plain(face.changes))] : []),
    ...(face.validTo ? [texts.sent.until(face.validTo)] : []),
  ]
  return card(title, { template: 'blue', subtitle: about(face), summary: texts.sent.summary(face.title) }, [
    because === 'sent' ? false : markdown(because === 'renewed' ? texts.sent.renewed : texts.sent.reminded),
    markdown(`**${plain(face.title)}**`),
    lines.length > 0 && markdown(lines.join('\n')),
    face.body !== '' && markdown(plain(shortened(face.body))),
    doors(face, place),
    note(!face.hasCheck ? texts.sent.noteNoCheck : place === 'group' ? texts.sent.noteGroup : texts.sent.noteOwn),
  ])
}

/** 已停用：nobody has to do anything any more. */
export const retiredCard = (title: string): Card =>
  card(texts.retired.title, { template: 'grey' }, [markdown(`**${plain(title)}**`), markdown(texts.retired.body)])
