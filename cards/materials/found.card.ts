import { button, type Card, card, markdown, note, plain } from '../kit/card.ts'
import { readAction } from './actions.ts'
import type { MaterialFace } from './faces.ts'
import { about } from './sent.card.ts'
import { texts } from './texts.ts'

/** Feishu takes 100 characters on a button; a phone shows about twenty. */
const onButton = (title: string) => texts.found.open(title.length > 18 ? `${title.slice(0, 17)}…` : title)

export type FoundFace = {
  /** What was looked for; nothing when somebody just wants to see what there is. */
  word: string
  /** None of them has the word in it. */
  onlyNear: boolean
  found: readonly Pick<MaterialFace, 'material' | 'title' | 'kind' | 'subject' | 'version'>[]
  /** The person may add some. */
  mayAdd: boolean
  url: string
}

/** 找资料：the three nearest. */
export const foundCard = ({ word, onlyNear, found, mayAdd, url }: FoundFace): Card => {
  const lead =
    word === '' ? texts.found.newest : (onlyNear ? texts.found.nothing : texts.found.found)(plain(word.slice(0, 40)))
  return card(texts.found.title, { template: 'blue' }, [
    ...(found.length === 0
      ? [markdown(texts.found.none)]
      : [
          markdown([lead, ...found.map((f) => texts.found.line(plain(f.title), plain(about(f))))].join('\n')),
          ...found.map((f) => button(onButton(f.title), readAction, { material: f.material, place: 'group' })),
          markdown(texts.found.all(url)),
        ]),
    mayAdd && note(texts.found.upload),
  ])
}

/** What became of a file or an address that was sent to be a material. */
export const draftCard = (words: string, url?: string): Card =>
  card(texts.draft.title, { template: url ? 'blue' : 'orange' }, [
    markdown(words),
    url !== undefined && markdown(texts.draft.open(url)),
  ])
