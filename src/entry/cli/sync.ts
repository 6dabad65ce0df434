import { compareBranch } from '../../domain/directory/compare.ts'
import { type Branch, everyBranch } from '../../domain/people/store.ts'
import type { World } from '../../platform/world.ts'
import { type Command, Refused } from './command.ts'
import { texts } from './texts.ts'

const differencesOf = async (world: World, branch: Branch) => {
  const { found, group, people, departments } = await compareBranch(world, branch)
  const differences = [...found.values()].map(({ kind, memberId, account }) => ({ kind, memberId, account }))
  return { branch: branch.name, group, people, departments, differences }
}

/** Looks and tells; writes nothing. Names are not told: the output may go anywhere. */
export const peopleSync: Command = {
  name: 'people sync',
  usage: 'people sync [--json]',
  switches: ['json'],
  run: async ({ flags }, print, open) => {
    const { world, canSend } = await open()
    if (!canSend) throw new Refused(texts.sync.noApp)
    const branches = []
    for (const branch of await everyBranch(world.db)) branches.push(await differencesOf(world, branch))
    if (flags.json) return print.out(JSON.stringify({ branches }))
    for (const { branch, people, departments, differences } of branches) {
      print.out(texts.sync.branch(branch, differences.length))
      for (const { kind, memberId, account } of differences) print.out(texts.sync.line(kind, memberId ?? account))
      if (!people || !departments) print.out(texts.sync.partly)
    }
  },
}
