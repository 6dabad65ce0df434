/** @jsxImportSource hono/jsx */
import { policyTitles } from '../../../../cards/import/texts.policy.ts'
import { texts as cardTexts } from '../../../../cards/policy/texts.ts'
import { oneself } from '../../../domain/access/guard.ts'
import { may } from '../../../domain/access/may.ts'
import { page } from '../../../domain/access/page.ts'
import { policyGroups, policyKeys, ruleOf } from '../../../domain/policy/keys.ts'
import { policyOf } from '../../../domain/policy/policy.ts'
import { show } from '../../../platform/pages/reply.ts'
import { LinkButton } from '../../../web/button.tsx'
import { Section } from '../../../web/section.tsx'
import { Table } from '../../../web/table.tsx'
import { changesOf } from '../history.ts'
import { spelt } from '../spell.ts'
import { History } from './parts.tsx'
import { texts } from './texts.ts'

const shown = 20

/** 支部制度：everything the branch has decided for itself, and how it came to it. */
export const policyPage = page({
  method: 'GET',
  path: '/policy',
  act: 'policy.view',
  menu: { label: texts.title, about: texts.about },
  run: async ({ db, clock }, { actor }) => {
    const { branchId } = actor.place
    const policy = await policyOf(db, branchId)
    const editable = may(actor, 'policy.propose', oneself(actor))
    const head = editable ? [texts.title, texts.now, texts.change] : [texts.title, texts.now]
    return show(
      texts.title,
      <>
        {policyGroups.map((group) => (
          <Section title={cardTexts.groups[group]}>
            <Table
              label={cardTexts.groups[group]}
              head={head}
              empty=""
              rows={policyKeys
                .filter((key) => ruleOf(key).group === group)
                .map((key) => [
                  policyTitles[key],
                  <span class="lines">{spelt(key, policy[key])}</span>,
                  ...(editable ? [<LinkButton to={`/policy/${key}`} text={texts.changeOf(policyTitles[key])} />] : []),
                ])}
            />
          </Section>
        ))}
        <History of={await changesOf(db, branchId, shown)} now={clock.now()} />
      </>,
    )
  },
})
