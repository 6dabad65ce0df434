import { describe, expect, test } from 'vitest'
import { checkCard, errorText } from '../../cards/kit/limits.ts'
import { button, rig, simpleCard } from './rig.ts'

const text = (content: string, tag = 'plain_text') => ({ tag, content })
const submit = (name = 'go') => ({ ...{ tag: 'button', name, form_action_type: 'submit', text: text('提交') } })
const form = (...elements: unknown[]) => ({ tag: 'form', name: 'f', elements: [...elements, submit()] })
const withBody = (...elements: unknown[]) => ({ schema: '2.0', body: { elements } })
const withConfig = (config: object) => ({ ...simpleCard(), config })
const withHeader = (header: object) => ({ ...simpleCard(), header })
const columns = (...inner: unknown[]) => ({
  ...{ tag: 'column_set', columns: [{ tag: 'column', elements: inner }] },
})
const nested = (levels: number): unknown => (levels === 0 ? { tag: 'hr' } : columns(nested(levels - 1)))
const table = (rows: unknown[], columnsOf: unknown[] = [{ name: 'a', data_type: 'text' }]) => ({
  ...{ tag: 'table', columns: columnsOf, rows },
})
const option = (value: string) => ({ text: text(value), value })
const many = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i))
const grid = '| a | b |\n| - | - |\n| 1 | 2 |'

type Row = [rule: string, card: unknown, subCode: number]

const rules: Row[] = [
  // The frame (§1, §3)
  ['没有 schema', { body: { elements: [] } }, 200621],
  ['schema 是数字', { schema: 2, body: { elements: [] } }, 200621],
  ['没有 body', { schema: '2.0' }, 200621],
  ['elements 写在外层', { ...simpleCard(), elements: [] }, 200621],
  ['旧的 i18n_elements', { ...simpleCard(), i18n_elements: {} }, 200621],
  ['update_multi 为 false', withConfig({ update_multi: false }), 300302],
  ['config 里的 wide_screen_mode', withConfig({ wide_screen_mode: true }), 200621],
  ['width_mode 没有这一种', withConfig({ width_mode: 'wide' }), 10002],
  ['header 带 tag', withHeader({ title: text('题'), tag: 'x' }), 200621],
  ['header 没有标题', withHeader({ template: 'blue' }), 10002],
  ['header 的颜色没有这一种', withHeader({ title: text('题'), template: 'pink' }), 10002],
  ['标题是裸字符串', withHeader({ title: '题' }), 10002],
  ['card_link 缺两个平台', { ...simpleCard(), card_link: { pc_url: 'https://a.example' } }, 10002],
  ['链接不是 http', { ...simpleCard(), card_link: { url: 'ftp://a.example' } }, 10002],
  ['链接里有空格', { ...simpleCard(), card_link: { url: 'https://a.example/a b' } }, 10002],
  // Everywhere (§1, §3)
  ['不认识的属性', withBody({ tag: 'markdown', content: '', style: {} }), 200621],
  ['markdown 没有 text_color', withBody({ tag: 'markdown', content: '', text_color: 'red' }), 200621],
  ['不认识的组件', withBody({ tag: 'marquee' }), 200861],
  ['1.0 的 action', withBody({ tag: 'action', actions: [] }), 200861],
  ['1.0 的 note', withBody({ tag: 'note', elements: [] }), 200861],
  ['没有 tag', withBody({ content: '' }), 200621],
  ['element_id 以数字开头', withBody({ tag: 'hr', element_id: '1a' }), 300301],
  ['element_id 超过 20 个字符', withBody({ tag: 'hr', element_id: 'a'.repeat(21) }), 300301],
  ['element_id 重复', withBody({ tag: 'hr', element_id: 'a' }, { tag: 'hr', element_id: 'a' }), 300301],
  ['margin 超过 99', withBody({ tag: 'hr', margin: '100px' }), 10002],
  ['margin 三个值', withBody({ tag: 'hr', margin: '1px 1px 1px' }), 10002],
  ['十六进制颜色', withBody({ tag: 'div', text: { ...text('字'), text_color: '#ff0000' } }), 10002],
  ['div 的 extra', withBody({ tag: 'div', text: text('字'), extra: {} }), 200621],
  ['201 个组件', withBody(...many(201, () => ({ tag: 'hr' }))), 11310],
  ['带 tag 的文字也算组件', withBody(...many(101, () => ({ tag: 'div', text: text('字') }))), 11310],
  ['套了 6 层', withBody(nested(6)), 11310],
  // Containers (§4)
  ['列放了别的', withBody({ tag: 'column_set', columns: [{ tag: 'hr' }] }), 10002],
  ['weight 没有 weighted', withBody({ tag: 'column_set', columns: [{ tag: 'column', weight: 2 }] }), 10002],
  ['weight 大于 5', withBody({ tag: 'column_set', columns: [{ tag: 'column', width: 'weighted', weight: 6 }] }), 10002],
  ['表单套在列里', withBody(columns(form())), 10002],
  [
    '表单套在折叠面板里',
    withBody({ tag: 'collapsible_panel', header: { title: text('题') }, elements: [form()] }),
    10002,
  ],
  ['表单没有提交按钮', withBody({ tag: 'form', name: 'f', elements: [{ tag: 'hr' }] }), 300123],
  ['表单没有名字', withBody({ tag: 'form', elements: [submit()] }), 200530],
  ['表单里的输入框没有名字', withBody(form({ tag: 'input' })), 200530],
  ['表单里的按钮没有名字', withBody(form(button('也要名字'))), 200530],
  ['名字重复', withBody(form({ tag: 'input', name: 'a' }, { tag: 'input', name: 'a' })), 200530],
  ['两个表单同名', withBody(form(), { tag: 'form', name: 'f', elements: [submit('other')] }), 200530],
  ['表格放进表单', withBody(form(table([]))), 10002],
  ['折叠面板没有头', withBody({ tag: 'collapsible_panel', elements: [] }), 10002],
  ['交互容器的 border', withBody({ tag: 'interactive_container', elements: [], border: {} }), 200621],
  // Display (§5)
  ['图片没有 alt', withBody({ tag: 'img', img_key: 'img_known' }), 10002],
  ['图片不是自己上传的', withBody({ tag: 'img', img_key: 'img_unknown', alt: text('') }), 200570],
  ['markdown 里的图片不是自己上传的', withBody({ tag: 'markdown', content: '![a](img_unknown)' }), 200570],
  [
    '2.0 没有的图片尺寸',
    withBody({ tag: 'img', img_key: 'img_known', alt: text(''), size: 'stretch_without_padding' }),
    10002,
  ],
  [
    '两张图放三张',
    withBody({
      tag: 'img_combination',
      combination_mode: 'double',
      img_list: many(3, () => ({ img_key: 'img_known' })),
    }),
    10002,
  ],
  ['提到不存在的人', withBody({ tag: 'markdown', content: '<at id=ou_nobody></at>' }), 100290],
  ['人员组件里没有这个人', withBody({ tag: 'person', user_id: 'ou_nobody' }), 100290],
  ['人员列表里没有这个人', withBody({ tag: 'person_list', persons: [{ id: 'ou_nobody' }] }), 100290],
  ['四张表', withBody(...many(4, () => table([]))), 11310],
  [
    '表格与 markdown 表一起算',
    withBody(table([]), table([]), { tag: 'markdown', content: `${grid}\n\n\n${grid}` }),
    11310,
  ],
  ['表格套在列里', withBody(columns(table([]))), 10002],
  [
    '51 列',
    withBody(
      table(
        [],
        many(51, (i) => ({ name: `c${i}`, data_type: 'text' })),
      ),
    ),
    10002,
  ],
  ['行里多出一列', withBody(table([{ b: '1' }])), 200915],
  ['单元格类型不对', withBody(table([{ a: 1 }])), 200914],
  ['数字列里写了字', withBody(table([{ a: '1' }], [{ name: 'a', data_type: 'number' }])), 200914],
  ['page_size 大于 10', withBody({ ...table([]), page_size: 11 }), 10002],
  ['图表是字符串', withBody({ tag: 'chart', chart_spec: '{}' }), 200550],
  ['图表里有函数', withBody({ tag: 'chart', chart_spec: { type: 'bar', label: 'function (x) { return x }' } }), 200550],
  ['图表的 axes 不是列表', withBody({ tag: 'chart', chart_spec: { type: 'bar', axes: {} } }), 200550],
  ['有音频却允许转发', withBody({ tag: 'audio', file_key: 'file_1' }), 300220],
  [
    '音频编号重复',
    {
      ...withConfig({ enable_forward: false }),
      body: { elements: many(2, () => ({ tag: 'audio', file_key: 'file_1', audio_id: 'a' })) },
    },
    300230,
  ],
  // Interactive (§6)
  ['按钮文字 101 个字', withBody(button('字'.repeat(101))), 10002],
  ['按钮文字是 lark_md', withBody({ ...button('字'), text: text('字', 'lark_md') }), 10002],
  ['按钮没有这一种样式', withBody(button('字', {}, { type: 'warning' })), 10002],
  ['按钮的 multi_url', withBody(button('字', {}, { multi_url: {} })), 200621],
  ['behaviors 的旧类型', withBody({ ...button('字'), behaviors: [{ type: 'form_action' }] }), 10002],
  ['打开链接没有地址', withBody({ ...button('字'), behaviors: [{ type: 'open_url' }] }), 10002],
  ['二次确认没有标题', withBody(button('字', {}, { confirm: { text: text('真的？') } })), 10002],
  ['表单外的 required', withBody({ tag: 'input', name: 'a', required: true }), 10002],
  ['输入上限 1001', withBody({ tag: 'input', name: 'a', max_length: 1001 }), 10002],
  ['占位文字 101 个字', withBody({ tag: 'input', name: 'a', placeholder: text('字'.repeat(101)) }), 10002],
  ['下拉框没有 label', withBody({ tag: 'select_static', options: [option('a')], label: text('字') }), 200621],
  ['选项值重复', withBody({ tag: 'select_static', options: [option('a'), option('a')] }), 10002],
  ['初始值不在选项里', withBody({ tag: 'select_static', options: [option('a')], initial_option: 'b' }), 10002],
  ['多选在表单外', withBody({ tag: 'multi_select_static', options: [option('a')] }), 10002],
  ['人员多选在表单外', withBody({ tag: 'multi_select_person', options: [] }), 10002],
  [
    '图片多选在表单外',
    withBody({ tag: 'select_img', multi_select: true, options: [{ img_key: 'img_known', value: 'a' }] }),
    10002,
  ],
  ['人员选项不存在', withBody({ tag: 'select_person', options: [{ value: 'ou_nobody' }] }), 100290],
  ['日期写法不对', withBody({ tag: 'date_picker', initial_date: '2026-4-1' }), 10002],
  ['时间选择既无初值也无占位', withBody({ tag: 'picker_time' }), 10002],
  ['overflow 没有选项', withBody({ tag: 'overflow' }), 10002],
  [
    '勾选器四个按钮',
    withBody({ tag: 'checker', text: text('字'), button_area: { buttons: many(4, () => button('字')) } }),
    10002,
  ],
]

const facts = { imageKeys: new Set(['img_known']), users: new Set(['ou_li']) }

describe('每张卡片只破一条规矩，飞书不收，子码说得出是哪条', () => {
  test.each(rules)('%s', (_, card, subCode) => {
    expect(checkCard(JSON.stringify(card), facts)).toMatchObject({ ok: false, code: 230099, subCode })
  })
})

test('超过 30 KB 是另一个码；29 KB 收下', () => {
  const withBytes = (bytes: number) => JSON.stringify(simpleCard('a'.repeat(bytes)))
  expect(checkCard(withBytes(30 * 1024))).toMatchObject({ ok: false, code: 230025 })
  expect(checkCard(withBytes(29 * 1024))).toEqual({ ok: true })
  expect(checkCard(JSON.stringify(simpleCard('字'.repeat(10_300))))).toMatchObject({ code: 230025 })
})

test('不是 JSON、不是对象', () => {
  for (const content of ['', '{', '[]', 'null', '"x"'])
    expect(checkCard(content)).toMatchObject({ ok: false, code: 230099, subCode: 200621 })
})

test('拒绝的话与飞书同形，位置说得出来', async () => {
  const card = withBody({ tag: 'hr' }, { tag: 'chart', chart_spec: 1 })
  const verdict = checkCard(JSON.stringify(card))
  if (verdict.ok) throw new Error('accepted')
  const words = errorText(verdict)
  expect(words).toContain('ErrCode: 200550; ErrPath: ROOT -> body -> elements -> [1](tag: chart) -> chart_spec')
  const { call } = rig()
  const body = { receive_id: 'oc_group', msg_type: 'interactive', content: JSON.stringify(card) }
  expect(await call('POST', '/im/v1/messages?receive_id_type=chat_id', body)).toMatchObject({
    ...{ status: 400, code: 230099, msg: words },
  })
})

test('每条规矩的反面：五层、二百个组件、三张表、一百个字都收', () => {
  const fine = [
    withBody(nested(5)),
    withBody(...many(200, () => ({ tag: 'hr' }))),
    withBody(...many(3, () => table([{ a: '1' }]))),
    withBody(button('字'.repeat(100))),
    withBody(
      table(
        [],
        many(50, (i) => ({ name: `c${i}`, data_type: 'text' })),
      ),
    ),
    withBody({ tag: 'hr', element_id: `a${'b'.repeat(19)}`, margin: '-99px 99px' }),
    withBody({ tag: 'markdown', content: '<at id=ou_li></at> <at id=all></at> ![a](img_known)' }),
    withBody({ tag: 'person_list', persons: [{ id: 'ou_nobody' }], drop_invalid_user_id: true }),
    {
      ...withConfig({ style: { color: { mine: { light_mode: 'rgba(1,2,3,1)', dark_mode: 'rgba(1,2,3,0.5)' } } } }),
      body: { elements: [{ tag: 'div', text: { ...text('字'), text_color: 'mine' } }] },
    },
  ]
  for (const card of fine) expect(checkCard(JSON.stringify(card), facts)).toEqual({ ok: true })
  const five = JSON.stringify(withBody(...many(5, () => table([]))))
  expect(checkCard(five, { tables: 5 })).toEqual({ ok: true })
})
