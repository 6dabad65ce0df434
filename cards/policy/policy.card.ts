import { button, type Card, card, markdown, note, plain, row } from '../kit/card.ts'
import { confirmProposal, dropProposal } from './actions.ts'
import { texts } from './texts.ts'

export type PolicyFace = {
  branch: string
  groups: readonly { group: keyof typeof texts.groups; lines: readonly { title: string; value: string }[] }[]
}

/** 支部制度：what the branch has decided for itself. */
export const policyCard = ({ branch, groups }: PolicyFace): Card =>
  card(texts.title, { template: 'blue', subtitle: branch }, [
    ...groups.map(({ group, lines }) =>
      markdown(
        [`**${texts.groups[group]}**`, ...lines.map(({ title, value }) => texts.line(plain(title), plain(value)))].join(
          '\n',
        ),
      ),
    ),
    note(texts.how),
  ])

export type ProposalFace = {
  proposal: string
  title: string
  before: string
  after: string
  weighty: boolean
  /** What became of it; absent while it waits for the person's word. */
  settled?: keyof typeof texts.settled
}

const shown = (value: string) => (value === '' ? texts.proposal.empty : plain(value))

/** 改制度，请核对：what would change, and when it would hold. */
export const proposalCard = ({ proposal, title, before, after, weighty, settled }: ProposalFace): Card =>
  card(texts.proposal.title, { template: settled ? 'default' : 'orange' }, [
    markdown(texts.proposal.change(plain(title), shown(before), shown(after))),
    ...(settled
      ? [note(texts.settled[settled])]
      : [
          note(weighty ? texts.proposal.weighty : texts.proposal.atOnce),
          row([
            button(texts.proposal.confirm, confirmProposal, { proposal }, 'primary_filled'),
            button(texts.proposal.drop, dropProposal, { proposal }),
          ]),
        ]),
  ])
