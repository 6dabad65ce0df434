import { type Card, card, markdown, note, plain } from '../kit/card.ts'
import type { Which } from './face.ts'
import { texts } from './texts.duties.ts'
import { texts as shared } from './texts.ts'

export type DutyFace = {
  branch: string
  kind: Which['kind']
  every: 'month' | 'quarter'
  period: { first: string; last: string }
  stage: keyof typeof texts.stages
  url: string
}

/** 三会一课该开了、逾期了: to the secretary, then to the company. A branch's affair, nobody's in person. */
export const dutyCard = ({ branch, kind, every, period, stage, url }: DutyFace): Card => {
  const overdue = stage === 'overdue' || stage === 'company'
  const named = { branch: plain(branch), kind }
  return card(texts.title(kind, overdue), { template: overdue ? 'red' : 'orange', subtitle: texts.stages[stage] }, [
    markdown(
      overdue
        ? texts.overdue({ ...named, from: period.first, to: period.last })
        : texts.due({ ...named, every, last: period.last }),
    ),
    markdown(texts.how(url)),
    note(texts.honest),
  ])
}

/** 取消: to those who had been asked to come. */
export const calledOffCard = (which: Which): Card =>
  card(texts.calledOff.title(which.kind), { template: 'grey' }, [
    markdown(texts.calledOff.body(shared.when(which.at))),
    which.subject !== '' && markdown(shared.lead.subject(plain(which.subject))),
  ])
