import { roleNames, scopeNames } from '../../../cards/shell/texts.roles.ts'
import type { Role, ScopeKind } from '../../domain/people/roles.ts'

type Told = { staffNo: string; role: Role; scopeKind: ScopeKind }
const what = ({ role, scopeKind }: Told) => `${roleNames[role]}（${scopeNames[scopeKind]}范围）`

export const texts = {
  usage: (name: string) => `${name} <工号> <角色> [--scope 公司|支部|班组[:<名称>]]`,
  scopes: { 公司: 'company', 支部: 'branch', 班组: 'team' } as const satisfies Record<string, ScopeKind>,
  noSuchRole: (given: string) => `没有“${given}”这个角色，可以授的是：${Object.values(roleNames).slice(1).join('、')}`,
  noSuchPerson: (staffNo: string) => `花名册里没有工号 ${staffNo}，请先导入花名册`,
  noSuchScope: (given: string) =>
    `找不到“${given}”：写成 公司、支部、班组，或 支部:名称、班组:支部名称/班组名称。不写就是这个人自己的`,
  granted: (told: Told) => `已授 ${told.staffNo} ${what(told)}，马上生效`,
  already: (told: Told) => `${told.staffNo} 已经是${what(told)}，没有改动`,
  refused: (told: Told) => `没有授：${told.staffNo} 已经离开，或者不是这个公司的人`,
  revoked: (told: Told) => `已收回 ${told.staffNo} 的${what(told)}，下一次操作起就不算数`,
  notHeld: (told: Told) => `${told.staffNo} 没有${what(told)}，没有改动`,
}
