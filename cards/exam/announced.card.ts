import { type Card, card, markdown, note, plain } from '../kit/card.ts'
import { type Lack, texts } from './texts.ts'

export type AnnouncedFace = {
  /** 'YYYY-MM' */
  month: string
  /** 'YYYY-MM-DD HH:mm' */
  opens: string
  closes: string
  total: number
  minutes: number
  passMark: number
  shares: readonly { kind: 'single' | 'multiple' | 'judge'; count: number }[]
  halfForPart: boolean
  /** Announced before for another time. */
  moved?: boolean
}

/** 公布月考：when, how long, what is enough, and what it is for. */
export const announcedCard = (face: AnnouncedFace): Card => {
  const words = texts.announced
  const shares = face.shares.filter((s) => s.count > 0).map((s) => words.share(s.kind, s.count))
  return card(
    words.title(face.month),
    { template: face.moved ? 'orange' : 'blue', summary: words.summary(face.opens) },
    [
      face.moved ? markdown(words.moved) : false,
      markdown(
        [
          words.when(face.opens, face.closes),
          words.what(face.total, face.minutes, texts.listed(shares)),
          `${words.pass(face.passMark)}，${face.halfForPart ? words.partly : words.wholly}`,
          words.why,
        ].join('\n'),
      ),
      note(words.note),
    ],
  )
}

/** 题不够：to those who look after the bank, while there is time. */
export const shortCard = ({ month, lacks, url }: { month: string; lacks: readonly Lack[]; url: string }): Card =>
  card(texts.short.title(month), { template: 'orange' }, [
    markdown([texts.short.body, ...lacks.slice(0, 20).map((lack) => `・${plain(texts.lack(lack))}`)].join('\n')),
    markdown(`${texts.short.todo}\n${texts.short.link(url)}`),
  ])
