import { describe, expect, test } from 'vitest'
import type { Sheet } from '../../core/sheet.ts'
import { checkRoster } from './check-roster.ts'

const header = ['工号', '姓名', '支部', '班组']
const people = (rows: string[][], head = header): Sheet => ({ name: '人员', rows: [head, ...rows] })
const branches = (head: string[], ...rows: string[][]): Sheet => ({ name: '支部', rows: [head, ...rows] })
const li = ['0001', '李建国', '一支部', '一班']
const codes = (...sheets: Sheet[]) =>
  checkRoster(sheets)
    .issues.filter((i) => i.level === 'rejected')
    .map((i) => `${i.row} ${i.column} ${i.code}`)

describe('人员', () => {
  test('列的顺序、空格和全角都不要紧，不认识的列只提醒', () => {
    const report = checkRoster([
      people([['一班', '一支部', 'A', ' 0001 ', '李　建国']], ['班 组', '支部', '血型', '工号 ', '姓名']),
    ])
    expect(report.roster?.people[0]).toEqual({ staffNo: '0001', name: '李建国', branch: '一支部', team: '一班' })
    expect(report.issues.map((i) => [i.level, i.code])).toEqual([
      ['ignored', 'unknown-column'],
      ['fixed', 'name-blanks'],
    ])
  })
  test('csv 叫什么都是人员；表头上面可以有标题', () => {
    const report = checkRoster([{ name: '2026年花名册', rows: [['花名册'], [], header, li] }])
    expect(report.roster?.people).toHaveLength(1)
  })
  test('所有错一次说完，带行号和列名，什么也不给', () => {
    const head = [...header, '党员', '角色', '用工形式', 'open_id', '手机号', '包保人工号']
    const report = checkRoster([
      people(
        [
          [...li, '是', '书记、支委', '外包', 'ou_li', '138 0000 0001', ''],
          ['0001', '', '一支部', '', '大概', '厂长', '临时', 'li', '123', '0001'],
          ['', '', '', ''],
          ['1E+05 x', '王', '一支部', '一班', '', '', '', 'ou_li', '13800000001', ''],
        ],
        head,
      ),
    ])
    expect(report.roster).toBeUndefined()
    const found = report.issues.map((i) => `${i.row} ${i.column} ${i.code}`).sort()
    expect(found).toEqual(
      [
        ...[
          '3 open_id account',
          '3 党员 party-member',
          '3 包保人工号 own-mentor',
          '3 姓名 empty',
          '3 工号 staff-no-twice',
        ],
        ...['3 手机号 mobile', '3 班组 empty', '3 用工形式 employment', '3 角色 role'],
        ...['5 open_id account-twice', '5 工号 staff-no', '5 手机号 mobile-twice'],
      ].sort(),
    )
    for (const { message } of report.issues) expect(message).toMatch(/\p{Script=Han}/u)
  })
  test('角色、用工形式、没有账号的人、手机号', () => {
    const head = [...header, '角色', '用工形式', 'open_id', '手机号', '包保人工号']
    const report = checkRoster([
      people(
        [
          [...li, '职工、书记，管理员', '劳务派遣', '', '138-0000-0001', '0009'],
          ['0002', '王', '一支部', '一班', '', '', "'-", '13800000002', ''],
        ],
        head,
      ),
    ])
    expect(report.roster?.people).toMatchObject([
      { roles: ['secretary', 'administrator'], employment: 'dispatched', mentorStaffNo: '0009' },
      { account: null },
    ])
    expect([...report.mobiles]).toEqual([['0001', '13800000001']])
  })
  test('包保人不是党员、是本班班组长、两人互相包保，都指到行', () => {
    const head = [...header, '党员', '角色', '包保人工号']
    const of = (no: string, party: string, role: string, mentor: string) => [
      no,
      '王',
      '一支部',
      '一班',
      party,
      role,
      mentor,
    ]
    const rows = [of('1', '否', '', ''), of('2', '是', '班组长', '5'), of('3', '否', '', '1'), of('4', '否', '', '2')]
    expect(codes(people([...rows, of('5', '是', '', '2'), of('6', '否', '', '5')], head))).toEqual([
      ...['3 包保人工号 mentor', '4 包保人工号 mentor', '5 包保人工号 mentor', '6 包保人工号 mentor'],
    ])
  })
  test('同名不同工号都要；同名又同班组的提醒一声；调动日期', () => {
    const twins = [li, ['0002', '李建国', '一支部', '二班'], ['0003', '李建国', '一支部', '一班', '2026/3/2']]
    const { roster, issues } = checkRoster([people(twins, [...header, '到岗日期'])])
    expect(roster?.people.map((p) => p.since?.toISOString())).toEqual([
      undefined,
      undefined,
      '2026-03-01T16:00:00.000Z',
    ])
    expect(issues.map((i) => [i.row, i.level, i.code])).toEqual([[4, 'doubtful', 'name-twin']])
    expect(codes(people([[...li, '三月']], [...header, '调动日期']))).toEqual(['2 调动日期 since'])
  })
  test('缺列、没有人、两列一样、没有人员表', () => {
    expect(codes(people([['0001', '李']], ['工号', '姓名']))).toEqual([
      '1 支部 missing-column',
      '1 班组 missing-column',
    ])
    expect(codes(people([]))).toEqual(['1  no-rows'])
    expect(codes(people([[...li, '0002']], [...header, '工号']))).toEqual(['1 工号 column-twice'])
    expect(codes(people([], ['甲', '乙']))).toEqual(['1  no-header'])
    expect(codes()).toEqual(['1  no-people'])
    expect(codes({ name: '甲', rows: [header, li] }, { name: '乙', rows: [] })).toEqual(['1  no-people'])
  })
})

describe('支部', () => {
  const policyOf = (column: string, value: string) => {
    const { roster, issues } = checkRoster([people([li]), branches(['支部', column], ['一支部', value])])
    return roster ? roster.branches[0]?.policy : issues.find((i) => i.level === 'rejected')?.code
  }
  test.each([
    ['日日学时间', '7:30', { dailyTime: '07:30' }],
    ['日日学时间', '０７：３０', { dailyTime: '07:30' }],
    ['日日学时间', '25:00', 'policy'],
    ['日日学时间', '21:00', 'policy'],
    ['日日学截止时间', '20:00:00', { dailyCloseTime: '20:00' }],
    ['二五会时间', '14:00', { meetingTime: '14:00' }],
    ['月考日', '25', { examDay: '25' }],
    ['月考日', '31', 'policy'],
    ['学习日', '1-7', { studyDays: '1-7' }],
    ['学习日', '一二三四五', { studyDays: '1-5' }],
    ['学习日', '周一至周五', { studyDays: '1-5' }],
    ['学习日', '1、3、5', { studyDays: '1,3,5' }],
    ['学习日', '周六、周日', { studyDays: '6,7' }],
    ['学习日', '8', 'policy'],
    ['学习日', '5-1', 'policy'],
    ['曝光公开', '不具名', { exposure: 'unnamed' }],
    ['曝光公开', '本人同意', { exposure: 'consent' }],
    ['曝光公开', '依制度具名', 'exposure-rule'],
    ['曝光公开', '随便', 'policy'],
    ['曝光制度日期', '2026-02-30', 'policy'],
  ])('%s「%s」', (column, value, expected) => expect(policyOf(column, value)).toEqual(expected))

  test('依制度具名要有文号和日期', () => {
    const sheet = branches(
      ['支部', '曝光公开', '曝光制度文号', '曝光制度日期'],
      ['一支部', '依制度具名', '〔2026〕1 号', '2026/1/5'],
    )
    expect(checkRoster([people([li]), sheet]).roster?.branches[0]?.policy).toEqual({
      ...{ exposure: 'rule', exposureRule: '〔2026〕1 号', exposureRuleDate: '2026-01-05' },
    })
  })
  test('支部归哪个单位', () => {
    const sheet = branches(['支部', '单位'], ['一支部', '示例矿业'], ['二支部', ''])
    expect(checkRoster([people([li]), sheet]).roster?.branches).toEqual([
      { name: '一支部', company: '示例矿业', policy: {} },
      { name: '二支部', policy: {} },
    ])
  })
  test('一个群只对应一个支部，支部只写一次', () => {
    const head = ['支部', '群 chat_id']
    expect(codes(people([li]), branches(head, ['一支部', 'oc_1'], ['一支部', 'oc_2']))).toEqual(['3 支部 branch-twice'])
    expect(codes(people([li]), branches(head, ['一支部', 'oc_1'], ['二支部', 'oc_1']))).toEqual([
      '3 群 chat_id chat-twice',
    ])
    expect(codes(people([li]), branches(head, ['一支部', '群一']))).toEqual(['2 群 chat_id chat'])
  })
})
