/** @jsxImportSource hono/jsx */
import { Badge } from '../../../web/badge.tsx'
import { Facts, Section } from '../../../web/section.tsx'
import { texts as web } from '../../../web/texts.ts'
import { When } from '../../../web/when.tsx'
import type { About } from './about.ts'
import { texts } from './texts.records.ts'

const words = texts.person

export const PersonFacts = ({ about, now }: { about: About; now: Date }) => (
  <Section title={words.title} note={texts.why(words.purpose, words.basis)}>
    <Facts
      of={[
        [words.name, about.name],
        [words.staffNo, about.staffNo],
        [words.branch, about.branch],
        [words.team, about.team],
        [words.post, about.post || web.none],
        [words.employment, words.kind(about.employment)],
        [words.party, about.partyMember ? web.yes : web.no],
        [words.roles, about.roles.length > 0 ? about.roles.map((role) => <Badge text={role} />) : web.none],
        [words.joined, <When at={about.joinedAt} now={now} />],
        [words.account, about.account ? words.bound : words.unbound],
      ]}
    />
  </Section>
)
