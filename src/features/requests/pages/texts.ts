import type { RecordRequest } from '../schema.ts'

const kinds: Record<RecordRequest['kind'], string> = { correct: '更正', delete: '删除' }
const states: Record<RecordRequest['state'], string> = { open: '等答复', done: '已办', refused: '没有办' }

/** What stands on the pages about requests to change one's records. */
export const texts = {
  kinds,
  states,
  mine: {
    title: '更正或删除',
    about: '你可以申请更正记错的、删除不该留的。支部管理员或书记 15 天内答复，答复会发到你的单聊。',
    law: '法律规定要保存的（如安全培训记录），到期前不能删，但可以更正。',
    ask: '提出申请',
    kind: '要做什么',
    what: '哪一条，应该是什么样',
    whatHint: '写清楚是哪一类、哪一天的记录',
    submit: '提交申请',
    before: '我的申请',
    head: ['提出', '要做什么', '内容', '状态', '答复', '期限'],
    empty: '你还没有提过申请',
    needsKind: '请选择更正还是删除',
    needsWhat: '请写清楚是哪一条',
    asked: '申请已提交，15 天内答复，答复会发到你的单聊',
    back: '回我的记录',
  },
  keeper: {
    title: '记录申请',
    menu: '职工要求更正、删除自己记录的申请，15 天内答复',
    about: '到期最近的在最前面。打开一件，本人会知道谁看过。',
    table: '记录申请',
    head: ['期限', '谁', '要做什么', '提出', ''],
    empty: '没有等答复的申请',
    open: '答复',
    overdue: '已过期限',
    one: '一件申请',
    who: '谁',
    kind: '要做什么',
    what: '内容',
    asked: '提出',
    due: '期限',
    state: '状态',
    answer: '答复',
    form: '答复',
    formAbout: '先把事情办了再答“已办”。答复会原样发给本人，请写具体。',
    outcome: '办了没有',
    outcomes: [
      ['done', '已办'],
      ['refused', '没有办'],
    ] as const,
    answerLabel: '怎么办的，或者为什么不能办',
    submit: '发出答复',
    needsOutcome: '请选择办了没有',
    needsAnswer: '请写明怎么办的，或者为什么不能办',
    answered: '答复已发给本人',
    already: '这件申请已经有答复了，没有再发',
  },
  record: {
    title: '更正与删除的申请',
    purpose: '让你的申请有人办、有期限、查得到',
    basis: '法定义务（《个人信息保护法》第五十条，受理个人行使权利的申请）',
    columns: ['提出', '要做什么', '内容', '状态', '答复'],
  },
}
