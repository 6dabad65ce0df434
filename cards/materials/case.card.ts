import { button, type Card, card, divider, markdown, note, plain, row } from '../kit/card.ts'
import { picture } from '../kit/media.ts'
import { caseToGroupAction, nextCaseAction } from './actions.ts'
import { texts } from './texts.cases.ts'

export type CaseFace = {
  id: string
  kind: keyof typeof texts.kinds
  title: string
  happened: string
  place: string
  story: string
  causes: string
  lessons: string
  environment: string
  equipment: string
  response: string
  basis: string
  source: string
  pictures: readonly { key: string; about: string }[]
  sample: boolean
}

const part = (head: string, words: string) => words !== '' && markdown(`${head}\n${plain(words)}`)

/**
 * 事故案例：what happened and the three sentences that must be said.
 *
 * @param asked the kind that the chair asked for, so that «another» is of that kind; absent on the group's card, where
 * nobody chooses any more
 */
export const caseCard = (face: CaseFace, asked?: string): Card =>
  card(
    texts.title(texts.kinds[face.kind]),
    {
      template: 'orange',
      summary: texts.summary(face.title),
      ...(face.sample ? { subtitle: texts.sample } : {}),
    },
    [
      markdown(`**${plain(face.title)}**`),
      face.happened + face.place !== '' && note(texts.whenWhere(face.happened, face.place)),
      part(texts.story, face.story),
      part(texts.causes, face.causes),
      part(texts.lessons, face.lessons),
      ...face.pictures.map(({ key, about }) => picture(key, texts.picture(about))),
      divider,
      markdown(
        [
          texts.must,
          texts.environment(plain(face.environment)),
          texts.equipment(plain(face.equipment)),
          texts.response(plain(face.response)),
        ].join('\n'),
      ),
      face.basis !== '' && markdown(texts.basis(plain(face.basis))),
      face.source !== '' && note(texts.from(face.source)),
      asked !== undefined &&
        row([
          button(texts.next, nextCaseAction, { case: face.id, kind: asked }),
          button(texts.toGroup, caseToGroupAction, { case: face.id }, 'primary'),
        ]),
      note(texts.note),
    ],
  )

/** None fits, or the word was not understood. */
export const noCaseCard = (words: string, url?: string): Card =>
  card(texts.word, { template: 'default' }, [markdown(words), url !== undefined && markdown(texts.add(url))])
