import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { carry, defineAction } from '../../cards/kit/action.ts'
import { texts } from '../../cards/shell/texts.ts'
import type { TeamId } from '../../src/core/ids.ts'
import { onClick } from '../../src/domain/access/guard.ts'
import { page } from '../../src/domain/access/page.ts'
import { mentorships } from '../../src/domain/mentorships/schema.ts'
import { grantRole, revokeRole } from '../../src/domain/people/change-role.ts'
import { members, teams } from '../../src/domain/people/schema.ts'
import { defineFeature } from '../../src/platform/feature.ts'
import { download } from '../../src/platform/pages/reply.ts'
import { benchApp, isWorkerd } from '../bench.ts'
import { surfer } from '../pages/surfer.ts'
import { knock, signedPlain } from '../support/door.ts'
import { envelopeOf } from '../support/wire.ts'
import { accountOf, mine, start, targetOf, thingId, type Who } from './mine.ts'

const look = defineAction('probe.look', { thing: z.string() })
const probe = defineFeature({
  name: 'probe',
  clicks: [
    onClick(look, { act: 'record.view', target: (world, { thing }) => targetOf(world, thing) }, async () => ({
      toast: { type: 'success', content: '看到了' },
    })),
  ],
  pages: [
    page({
      method: 'GET',
      path: '/probe/:person',
      act: 'record.view',
      target: (world, { params }) => targetOf(world, `member/${params.person}`),
      run: async () => download('seen.txt', 'text/plain', '看到了'),
    }),
  ],
})

/** Somebody looks at a record, now, on a card that may have hung there for weeks. */
const stage = async () => {
  const b = await mine([probe])
  const looks = async (who: Who, name: string) => {
    const event = {
      operator: { open_id: accountOf(who), tenant_key: benchApp.tenantKey },
      action: { value: carry(look, { thing: thingId(name, who, b.ids) }) },
    }
    const push = signedPlain(JSON.stringify(envelopeOf(benchApp, 'card.action.trigger', event)), Date.parse(start))
    return (JSON.parse((await knock(b, push)).body) as { toast: { content: string } }).toast.content
  }
  return { ...b, looks }
}
/** The doors of these stories are made here and do not reach workerd. */
const story = test.skipIf(isWorkerd)

story('角色收回，下一次点就不让；再授，下一次点就让', async () => {
  const b = await stage()
  const secretary = { memberId: b.ids.书记, role: 'secretary', scopeKind: 'branch', scopeId: b.ids.branch } as const
  expect(await b.looks('书记', '同支部别的班组')).toBe('看到了')
  await revokeRole(b.world, secretary, 'operator')
  expect(await b.looks('书记', '同支部别的班组')).toBe(texts.notThere)
  expect(await b.looks('书记', '自己')).toBe('看到了')
  await grantRole(b.world, secretary, 'operator')
  expect(await b.looks('书记', '同支部别的班组')).toBe('看到了')
})

story('人离开，当场什么也不能点；说的话和没登记过的人听到的一样', async () => {
  const b = await stage()
  expect(await b.looks('管理员', '自己')).toBe('看到了')
  await b.world.db.commit((to) => [
    to.update(members).set({ leftAt: b.world.clock.now() }).where(eq(members.id, b.ids.管理员)),
  ])
  expect(await b.looks('管理员', '自己')).toBe(texts.stranger)
})

story('被看的人换了班组，原来的班组长下一次就看不到了', async () => {
  const b = await stage()
  expect(await b.looks('班组长', '同班组')).toBe('看到了')
  const team = { id: 'new' as TeamId, branchId: b.ids.branch, name: '采煤三班' }
  await b.world.db.commit((to) => [
    to.insert(teams).values(team),
    to.update(members).set({ teamId: team.id }).where(eq(members.id, b.ids.同班组的人)),
  ])
  expect(await b.looks('班组长', '同班组')).toBe(texts.notThere)
  expect(await b.looks('书记', '同班组')).toBe('看到了')
})

story('包保结束，原来的包保人下一次就看不到了', async () => {
  const b = await stage()
  expect(await b.looks('包保人', '别的支部')).toBe('看到了')
  await b.world.db.commit((to) => [to.update(mentorships).set({ until: b.world.clock.now() })])
  expect(await b.looks('包保人', '别的支部')).toBe(texts.notThere)
})

story('账号换到别人名下，点的人就是另一个人', async () => {
  const b = await stage()
  expect(await b.looks('书记', '同支部别的班组')).toBe('看到了')
  await b.world.db.commit((to) => [
    to.update(members).set({ account: null }).where(eq(members.id, b.ids.书记)),
    to
      .update(members)
      .set({ account: accountOf('书记') })
      .where(eq(members.id, b.ids.职工)),
  ])
  expect(await b.looks('书记', '同支部别的班组')).toBe(texts.notThere)
})

story('登录着的人：角色收回，下一页就打不开；离开，下一页就要重新登录，登不进来', async () => {
  const b = await stage()
  const secretary = surfer(b, accountOf('书记'))
  await secretary.opens('/home')
  const path = `/probe/${b.ids.别的班组的人}`
  const own = `/probe/${b.ids.书记}`
  const opened = async (at: string) => (await secretary.raw(at)).status
  expect(await opened(path)).toBe(200)
  const grant = { memberId: b.ids.书记, role: 'secretary', scopeKind: 'branch', scopeId: b.ids.branch } as const
  await revokeRole(b.world, grant, 'operator')
  expect([await opened(path), await opened(own)]).toEqual([404, 200])
  await b.world.db.commit((to) => [
    to.update(members).set({ leftAt: b.world.clock.now() }).where(eq(members.id, b.ids.书记)),
  ])
  expect(await opened(own)).toBe(302)
  expect((await secretary.opens(own)).status).not.toBe(200)
})
