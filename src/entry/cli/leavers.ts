import { features } from '../../app/features.ts'
import { instantAt, type LocalDate, localDateOf } from '../../core/clock.ts'
import { erase } from '../../domain/erasure/erase.ts'
import { comeBack } from '../../domain/leaving/come-back.ts'
import { holdErasure } from '../../domain/leaving/hold.ts'
import { leave } from '../../domain/leaving/leave.ts'
import { type Member, memberByStaffNo } from '../../domain/people/store.ts'
import { forgettingOf } from '../../features/admin/retention.ts'
import type { World } from '../../platform/world.ts'
import { type Arguments, type Command, Refused, Usage } from './command.ts'
import { texts } from './texts.ts'

const staffNoIn = ({ words }: Arguments): string => {
  const [staffNo, ...more] = words
  if (!staffNo || more.length > 0) throw new Usage('staff number')
  return staffNo
}

const memberOf = async (world: World, args: Arguments): Promise<Member> => {
  const member = await memberByStaffNo(world.db, staffNoIn(args))
  if (!member) throw new Refused(texts.leavers.unknown)
  return member
}

const dayFlag = ({ flags }: Arguments): LocalDate => {
  const { at } = flags
  if (typeof at !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(at) || Number.isNaN(Date.parse(at))) throw new Usage('--at')
  return at as LocalDate
}

/** From the beginning of that day; today it is this moment. */
export const peopleLeave: Command = {
  name: 'people leave',
  usage: 'people leave <staff number> --at <date>',
  values: ['at'],
  run: async (args, print, open) => {
    const day = dayFlag(args)
    staffNoIn(args)
    const { world } = await open()
    const member = await memberOf(world, args)
    const now = world.clock.now()
    const at = day === localDateOf(now) ? now : instantAt(day, '00:00')
    const outcome = await leave(world, {
      ...{ memberId: member.id, at, because: 'operator', by: 'operator', cause: `operator/${world.ids.next()}` },
    })
    if (outcome.kind !== 'left') throw new Refused(texts.leavers.notLeft[outcome.kind])
    print.out(texts.leavers.left(member.staffNo, outcome.dueAt))
  },
}

export const peopleReturn: Command = {
  name: 'people return',
  usage: 'people return <staff number>',
  run: async (args, print, open) => {
    staffNoIn(args)
    const { world } = await open()
    const member = await memberOf(world, args)
    const outcome = await comeBack(world, { memberId: member.id, by: 'operator' })
    if (outcome.kind !== 'back') throw new Refused(texts.leavers.notBack[outcome.kind])
    print.out(texts.leavers.back(member.staffNo))
  },
}

export const peopleHold: Command = {
  name: 'people hold',
  usage: 'people hold <staff number> [--release]',
  switches: ['release'],
  run: async (args, print, open) => {
    staffNoIn(args)
    const { world } = await open()
    const member = await memberOf(world, args)
    const hold = args.flags.release !== true
    if (!(await holdErasure(world, { memberId: member.id, by: 'operator', hold })))
      throw new Refused(texts.leavers.notHeld)
    print.out(hold ? texts.leavers.held(member.staffNo) : texts.leavers.released(member.staffNo))
  },
}

export const peopleErase: Command = {
  name: 'people erase',
  usage: 'people erase <staff number> [--dry-run] [--json]',
  switches: ['dry-run', 'json'],
  run: async (args, print, open) => {
    staffNoIn(args)
    const { world, database } = await open()
    const member = await memberOf(world, args)
    const dryRun = args.flags['dry-run'] === true
    const outcome = await erase(world, forgettingOf(features), { memberId: member.id, by: 'operator', dryRun })
    if (outcome.kind !== 'erased' && outcome.kind !== 'planned')
      throw new Refused(texts.leavers.notErased[outcome.kind])
    const scrubbed = outcome.kind === 'erased' && (await database.scrub())
    if (args.flags.json) return print.out(JSON.stringify({ member: member.id, ...outcome, scrubbed }))
    if (outcome.kind === 'planned') {
      for (const { table, how, rows } of outcome.going) print.out(texts.leavers.going(table, how, rows))
      return print.out(texts.leavers.onlyPlanned)
    }
    print.out(texts.leavers.erased)
    if (!scrubbed) print.out(database.protocol === 'file' ? texts.leavers.inUse : texts.leavers.remote)
  },
}
