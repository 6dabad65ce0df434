import { type ImportFace, importCard, importedCard, importSaidCard, problemsCard } from './import.card.ts'
import { texts } from './texts.import.ts'

const face: ImportFace = {
  draft: 'id1',
  name: '综采一队花名册.xlsx',
  rows: 312,
  added: 12,
  returned: 1,
  changed: 30,
  unchanged: 269,
  withoutAccount: 18,
  missing: [
    { staffNo: '010031', name: '周向东' },
    { staffNo: '010044', name: '吴<at id=all></at>' },
    ...['010050', '010051', '010052', '010053'].map((staffNo) => ({ staffNo, name: '郑有才' })),
  ],
  held: [
    { kind: 'role', staffNo: '010002', role: '书记', gives: true },
    { kind: 'role', staffNo: '010001', role: '书记', gives: false },
    { kind: 'rule', branch: '综采一队党支部', title: '曝光公开' },
  ],
  remarks: 3,
  expires: '3-3 09:12',
}
const plainly = { ...face, returned: 0, withoutAccount: 0, missing: [], held: [], remarks: 0 }

export const states = {
  checked: importCard(face),
  'checked-plain': importCard(plainly),
  'checked-again': importCard({ ...plainly, changedSince: true, added: 11 }),
  'nothing-new': importCard({ ...plainly, added: 0, changed: 0, unchanged: 312 }),
  imported: importedCard({ ...face, remarks: 0 }),
  problems: problemsCard({
    name: '综采一队花名册.xlsx',
    rows: 312,
    total: 9,
    problems: [
      { column: '工号', message: '工号 0001 和第 2 行重复', count: 7, rows: [5, 9, 12, 20, 31] },
      { column: '角色', message: '角色“*厂长*”不认识：只能填 职工、班组长……，用“、”分开', count: 2, rows: [7, 8] },
    ],
  }),
  'ask-file': importSaidCard(texts.ask),
  'ask-which': importSaidCard(texts.askWhich('综采一队花名册.xlsx')),
  unreadable: importSaidCard(texts.unreadable('综采一队花名册.xlsx', '文件有密码，请去掉密码再导入')),
  working: importSaidCard(texts.working, texts.subtitle('综采一队花名册.xlsx', 312)),
  refused: importSaidCard(
    texts.refused([texts.problemOf('010002', 'open_id', '这个飞书账号已经属于别人，请核对')]),
    texts.subtitle('综采一队花名册.xlsx', 312),
  ),
  cancelled: importSaidCard(texts.cancelled, texts.subtitle('综采一队花名册.xlsx', 312)),
  expired: importSaidCard(texts.expired, texts.subtitle('综采一队花名册.xlsx', 312)),
}
