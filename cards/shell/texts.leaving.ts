const day = (at: Date) => `${Number(at.toISOString().slice(5, 7))} 月 ${Number(at.toISOString().slice(8, 10))} 日`
const local = (at: Date) => day(new Date(at.getTime() + 8 * 3_600_000))

/** 有人离职或回来时，管理员看到的话。 */
export const leavingTexts = {
  left: (m: { name: string; staffNo: string }, at: Date, due: Date) =>
    `${m.name}（${m.staffNo}）从 ${local(at)}起离职，权限和包保已经停了。资料保留到 ${local(due)}，之后自动删除；有争议请先保全`,
  duties: {
    mentees: (n: number) => `还有 ${n} 名职工没有包保人了，请尽快安排`,
    roles: (n: number) => `空出 ${n} 个角色，请看要不要交给别人`,
  },
  cameBack: (m: { name: string; staffNo: string }) =>
    `${m.name}（${m.staffNo}）回来了，删除计划已取消。原来的角色和包保不会自动恢复，请按现在的岗位重新安排`,
  dueSoon: (m: { name: string; staffNo: string }, due: Date) =>
    `${m.name}（${m.staffNo}）已离职，资料将在 ${local(due)} 删除，删了找不回来。有争议请在那之前保全`,
}
