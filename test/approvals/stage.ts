import { eq } from 'drizzle-orm'
import { z } from 'zod'
import type { BranchId, MemberId } from '../../src/core/ids.ts'
import { holdersOf } from '../../src/domain/approvals/holders.ts'
import { type ApprovalKind, defineApproval } from '../../src/domain/approvals/kind.ts'
import { openApproval } from '../../src/domain/approvals/open.ts'
import { approvals as approvalRows } from '../../src/domain/approvals/schema.ts'
import { audit } from '../../src/domain/audit/audit.ts'
import { auditLines } from '../../src/domain/audit/schema.ts'
import { members } from '../../src/domain/people/schema.ts'
import { approvals } from '../../src/features/approvals/feature.ts'
import { bench, benchApp, person } from '../bench.ts'
import { knock, signedPlain } from '../support/door.ts'
import { envelopeOf } from '../support/wire.ts'

export const monday = '2026-03-02T09:00:00+08:00'
export const wednesday = '2026-03-04T18:00:00+08:00'

/** Changing when the question comes: two of the committee must agree. Nobody decides about a time called «mine». */
export const timeChange = defineApproval({
  kind: 'test.time-change',
  payload: z.object({ time: z.string() }),
  deciders: (world, { branchId }) => holdersOf(world.db, branchId, ['committee', 'secretary']),
  needed: () => 2,
  reasonAtLeast: { approve: 0, reject: 0 },
  onRejection: 'majority',
  face: async (_, { payload }) => ({ title: '修改每日一题时间', lines: [`每日一题时间改为 ${payload.time}`] }),
  effects: (to, world, { id }, provided) => [
    audit(to, world, { actor: 'system', action: 'test.took-effect', object: id }, provided),
  ],
  otherwise: (to, world, { id }, provided, ended) => [
    audit(to, world, { actor: 'system', action: 'test.let-go', object: id, detail: { ended } }, provided),
  ],
})

/** The same, with other rules; the kind's name tells them apart. */
export const variant = (kind: `test.${string}`, change: Partial<ApprovalKind<{ time: string }>>) =>
  defineApproval({ ...timeChange, kind, ...change })

/** 1 asks; 2, 3 and 4 sit on the committee; 5 is nobody in particular; 6 looks after the branch's affairs. */
export const stage = async (kind: ApprovalKind<{ time: string }> = timeChange) => {
  const b = await bench(monday, {
    people: [
      person(1),
      ...[2, 3, 4].map((n) => person(n, { roles: ['committee'] })),
      person(5),
      person(6, { roles: ['administrator'] }),
    ],
    features: [approvals([kind as ApprovalKind])],
  })
  await b.program.tick()
  const roster = await b.world.db.read.select().from(members)
  const memberOf = (n: number) => roster.find((m) => Number(m.staffNo) === n)?.id as MemberId
  const branchId = roster[0]?.branchId as BranchId

  return {
    ...b,
    branchId,
    memberOf,
    /** Person `n` asks for it. */
    asks: async (n: number, key = 'test/time-change/1') => {
      const opened = await openApproval(b.world, kind, {
        ...{ key, subject: 's1', branchId, requestedBy: memberOf(n), payload: { time: '06:50' } },
        ...{ reason: '早班提前了半小时', deadline: new Date(wednesday) },
      })
      await b.settle()
      return opened
    },
    id: async () => (await b.world.db.read.select().from(approvalRows))[0]?.id ?? '',
    state: async () => (await b.world.db.read.select().from(approvalRows))[0]?.state,
    /** How often something was written into the audit, by what it is called. */
    noted: async (action: string) =>
      (await b.world.db.read.select().from(auditLines).where(eq(auditLines.action, action))).map((l) => l.detail),
    /** Person `n` taps a button that stands on somebody else's card, and is told this. */
    knocks: async (n: number, action: string, payload: Record<string, string>): Promise<string> => {
      const event = {
        operator: { open_id: `ou_${String(n).padStart(4, '0')}`, tenant_key: benchApp.tenantKey },
        token: 'c-1',
        action: { tag: 'button', value: { v: 1, a: action, p: payload } },
        context: { open_message_id: 'om_1', open_chat_id: 'oc_1' },
      }
      const push = JSON.stringify(envelopeOf(benchApp, 'card.action.trigger', event))
      const { body } = await knock(b, signedPlain(push, b.world.clock.now().getTime()))
      return (JSON.parse(body) as { toast: { content: string } }).toast.content
    },
    cards: (n: number) =>
      b
        .as(n)
        .sees('bot')
        .filter((m) => m.sender === 'bot' && m.type === 'interactive'),
  }
}
