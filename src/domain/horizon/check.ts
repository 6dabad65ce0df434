import type { BranchId } from '../../core/ids.ts'
import type { World } from '../../platform/world.ts'

/** Something that will be missing soon, or is already; one line that says what to do about it. */
export type Gap = {
  branchId: BranchId
  line: string
  /** Absent: for those who look after the branch's affairs with the bot. About people: for the secretary alone. */
  for?: 'secretary'
}

/** 缺口检查：looks ahead once a day, writes nothing. */
export type HorizonCheck = { name: string; run(world: Pick<World, 'db' | 'clock'>): Promise<readonly Gap[]> }
