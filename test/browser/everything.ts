const words = (content: string) => ({ tag: 'plain_text', content })
const calls = (value: string) => [{ type: 'callback', value: { v: 1, a: 'stage.press', p: { value } } }]
const button = (label: string, more: object = {}) => ({
  tag: 'button',
  text: words(label),
  behaviors: calls(label),
  ...more,
})
const option = (text: string, value: string) => ({ text: words(text), value })
const markdown = (content: string, more: object = {}) => ({ tag: 'markdown', content, ...more })

export const header = {
  title: words('每一种部件'),
  subtitle: words('示例 · 采煤一班'),
  template: 'turquoise',
  icon: { tag: 'standard_icon', token: 'chat_outlined' },
  text_tag_list: [
    { tag: 'text_tag', text: words('待确认'), color: 'orange' },
    { tag: 'text_tag', text: words('第 3 期'), color: 'blue' },
  ],
}

const prose = [
  markdown(
    [
      '## 班前会',
      "**加粗** *斜体* ~~删除~~ `代码` <font color='red'>红字</font> <text_tag color='green'>完成</text_tag> :DONE:",
      '<at id=ou_2></at> <at id=all></at> [班前记录](https://example.com/a) <link url="https://example.com/b">规程</link>',
      "<number_tag background_color='blue'>1</number_tag> <person id='ou_1' show_name=true show_avatar=true></person> " +
        "<local_datetime millisecond='1795485600000' format_type='date_num'></local_datetime> <raw>**原样**</raw>",
      '- 一\n- 二\n\n1. 甲\n2. 乙\n\n> 引用的话',
      '| 班组 | 应到 |\n| --- | --- |\n| 采煤一班 | 12 |',
    ].join('\n\n'),
  ),
  { tag: 'hr' },
  {
    tag: 'div',
    icon: { tag: 'standard_icon', token: 'info_outlined', color: 'blue' },
    text: { ...words('一行小字'), text_size: 'notation', text_color: 'grey' },
  },
]

const containers = [
  {
    tag: 'column_set',
    flex_mode: 'none',
    background_style: 'grey',
    columns: [
      { tag: 'column', width: 'weighted', weight: 2, elements: [markdown('**36**\n应到', { text_align: 'center' })] },
      { tag: 'column', width: 'weighted', weight: 1, elements: [markdown('**34**\n实到', { text_align: 'center' })] },
    ],
  },
  {
    tag: 'interactive_container',
    has_border: true,
    corner_radius: '8px',
    hover_tips: words('点开看全文'),
    behaviors: calls('box'),
    elements: [markdown('整块都能点'), button('块里的按钮', { size: 'small' })],
  },
  {
    tag: 'collapsible_panel',
    header: { title: words('展开看解析'), background_color: 'grey' },
    border: { color: 'grey', corner_radius: '6px' },
    elements: [markdown('折叠起来的内容')],
  },
]

const pictures = (key: string) => [
  { tag: 'img', img_key: key, alt: words('巷道照片'), title: words('现场照片'), size: 'medium' },
  {
    tag: 'img_combination',
    combination_mode: 'trisect',
    img_list: [{ img_key: key }, { img_key: key }, { img_key: key }],
  },
  {
    tag: 'select_img',
    name: 'place',
    layout: 'trisect',
    options: [1, 2, 3].map((n) => ({ img_key: key, value: `${n}` })),
  },
  { tag: 'person', user_id: 'ou_1', show_name: true, style: 'capsule' },
  { tag: 'person_list', persons: [{ id: 'ou_1' }, { id: 'ou_2' }], show_avatar: true, size: 'small' },
]

const numbers = [
  {
    tag: 'table',
    page_size: 3,
    header_style: { background_style: 'grey', bold: true },
    columns: [
      { name: 'who', display_name: '姓名', data_type: 'persons' },
      { name: 'done', display_name: '完成率', data_type: 'number', format: { precision: 1, symbol: '%' } },
      { name: 'state', display_name: '状态', data_type: 'options' },
      { name: 'day', display_name: '日期', data_type: 'date', date_format: 'MM-DD' },
    ],
    rows: Array.from({ length: 7 }, (_, n) => ({
      who: n % 2 ? 'ou_1' : 'ou_2',
      done: 60 + n * 5.5,
      state: [{ text: n < 4 ? '已确认' : '待确认', color: n < 4 ? 'green' : 'orange' }],
      day: 1_795_485_600_000 + n * 86_400_000,
    })),
  },
  {
    tag: 'chart',
    aspect_ratio: '16:9',
    chart_spec: {
      type: 'bar',
      title: { text: '各班学习情况' },
      data: { values: ['一班', '二班', '三班'].map((team, n) => ({ team, count: 8 + n * 3 })) },
      xField: 'team',
      yField: 'count',
      label: { visible: true },
    },
  },
  {
    tag: 'chart',
    height: '180px',
    chart_spec: {
      type: 'pie',
      data: {
        values: [
          { kind: '答对', n: 26 },
          { kind: '答错', n: 6 },
          { kind: '没答', n: 4 },
        ],
      },
      categoryField: 'kind',
      valueField: 'n',
      legends: { visible: true, orient: 'right' },
    },
  },
]

const buttons = [
  {
    tag: 'column_set',
    flex_mode: 'flow',
    columns: [
      button('默认'),
      button('主要', { type: 'primary' }),
      button('危险', { type: 'danger' }),
      button('主要填充', { type: 'primary_filled', icon: { tag: 'standard_icon', token: 'yes_outlined' } }),
      button('文字', { type: 'primary_text' }),
      button('还不能点', { disabled: true, disabled_tips: words('20:00 以后才能补答') }),
      button('先问一句', { confirm: { title: words('确认收题？'), text: words('收题以后不能再答') } }),
      {
        tag: 'button',
        text: words('看规程'),
        behaviors: [{ type: 'open_url', default_url: 'https://example.com/rules' }],
      },
    ].map((one) => ({ tag: 'column', width: 'auto', elements: [one] })),
  },
  { tag: 'overflow', options: [option('删除', 'delete'), option('转交', 'hand-over')], behaviors: calls('more') },
  {
    tag: 'checker',
    text: words('戴好自救器'),
    behaviors: calls('tick'),
    checked_style: { show_strikethrough: true, opacity: 0.6 },
  },
  { tag: 'select_static', placeholder: words('选一个班次'), options: [option('早班', 'am'), option('晚班', 'pm')] },
  { tag: 'select_person', placeholder: words('谁来整改') },
  { tag: 'input', name: 'remark', placeholder: words('补一句话'), max_length: 50 },
  { tag: 'date_picker', placeholder: words('哪一天') },
]

const form = {
  tag: 'form',
  name: 'hazard',
  elements: [
    { tag: 'input', name: 'what', label: words('隐患描述'), required: true, input_type: 'multiline_text', rows: 2 },
    { tag: 'input', name: 'code', label: words('口令'), label_position: 'left', input_type: 'password' },
    {
      tag: 'multi_select_static',
      name: 'kinds',
      placeholder: words('哪几类'),
      options: [option('顶板', 'a'), option('瓦斯', 'b'), option('运输', 'c')],
    },
    { tag: 'multi_select_person', name: 'who', placeholder: words('抄送谁') },
    { tag: 'picker_time', name: 'when', placeholder: words('几点') },
    { tag: 'picker_datetime', name: 'due', initial_datetime: '2026-11-25 09:30' },
    { tag: 'checker', name: 'sure', text: words('已当面告知') },
    {
      tag: 'column_set',
      flex_mode: 'none',
      columns: [
        button('提交', { name: 'go', form_action_type: 'submit', type: 'primary_filled', width: 'fill' }),
        { tag: 'button', name: 'again', form_action_type: 'reset', text: words('清空'), width: 'fill' },
      ].map((one) => ({ tag: 'column', width: 'weighted', weight: 1, elements: [one] })),
    },
  ],
}

/** A card with every element of Feishu's kit that the sandbox draws; `key` is that of an uploaded picture. */
export const everything = (key: string): object[] => [
  ...prose,
  ...containers,
  ...pictures(key),
  ...numbers,
  ...buttons,
  form,
]
