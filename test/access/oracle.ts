import type { Organisation, Thing } from './organisation.ts'
import { type Column, table } from './table.ts'

/**
 * Who may what, judged as somebody would who has the table of docs/access.md and a plan of the mine on paper: walk down
 * from every unit in which a role is held and mark all that lies below. Knows nothing of the program's own types.
 */
const unitsBelow = (org: Organisation, top: string): Set<string> => {
  const marked = new Set([top])
  for (const unit of marked)
    for (const inner of [...org.branches, ...org.teams]) if (inner.within === unit) marked.add(inner.id)
  return marked
}

const companyAround = (org: Organisation, unit: string) => org.companies.find((c) => unitsBelow(org, c).has(unit))

/** As what this person stands before the thing: columns of the table. */
export const standings = (org: Organisation, personId: string, thing: Thing): Set<Column> => {
  const found = new Set<Column>()
  const person = org.people.find((p) => p.id === personId && !p.left)
  if (!person) return found
  const { lies } = thing
  if (lies !== undefined && companyAround(org, lies) !== companyAround(org, person.team)) return found

  if (thing.owner === personId) found.add('own')
  if (thing.deciders.includes(personId)) found.add('decider')
  const mentee = org.people.find((p) => p.id === thing.owner && !p.left)
  if (mentee && org.pairs.some((p) => p.member === mentee.id && p.mentor === personId && !p.ended)) found.add('mentor')
  if (lies === undefined) return found

  const hall = org.branches.find((b) => unitsBelow(org, b.id).has(lies))?.id ?? lies
  if (unitsBelow(org, hall).has(person.team)) found.add('colleague')
  for (const grant of org.grants)
    if (grant.person === personId && !grant.ended && grant.role !== 'worker' && unitsBelow(org, grant.unit).has(lies))
      found.add(grant.role)
  return found
}

export const oracle = (act: string, standing: ReadonlySet<Column>): boolean =>
  [...(table.get(act) ?? [])].some(
    ([column, cell]) => cell !== 'no' && standing.has(column) && !(cell === 'not-own' && standing.has('own')),
  )
