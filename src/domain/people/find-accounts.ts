import { rosterTexts as texts } from '../../../cards/import/texts.roster.ts'
import type { World } from '../../platform/world.ts'
import type { RosterReport } from './check-roster.ts'
import type { RosterProblem } from './problems.ts'
import type { Roster } from './roster.ts'

/** The accounts that Feishu knows by the mobile numbers of the file. The numbers go no further than this. */
export const findAccounts = async (
  { feishu }: Pick<World, 'feishu'>,
  roster: Roster,
  mobiles: RosterReport['mobiles'],
): Promise<{ roster: Roster; problems: RosterProblem[] }> => {
  if (mobiles.size === 0) return { roster, problems: [] }
  const found = await feishu.accountsByMobile([...mobiles.values()])
  const taken = new Map(roster.people.flatMap((p) => (p.account ? [[p.account, p.staffNo] as const] : [])))
  const problems: RosterProblem[] = []
  const people = roster.people.map((person) => {
    const { staffNo } = person
    const account = found.get(mobiles.get(staffNo) ?? '')
    if (!account) return person
    const owner = taken.get(account)
    if (owner) problems.push({ staffNo, column: 'mobile', code: 'account-taken', message: texts.accountTaken(owner) })
    taken.set(account, staffNo)
    return { ...person, account }
  })
  return { roster: { ...roster, people }, problems }
}
