import type { MaterialFace } from './faces.ts'
import { draftCard, foundCard } from './found.card.ts'
import { readCard } from './read.card.ts'
import { retiredCard, sentCard } from './sent.card.ts'
import { texts } from './texts.ts'

const url = 'http://127.0.0.1:8787/materials/m1'
const plainFace: MaterialFace = {
  material: 'm1',
  version: 1,
  title: '敲帮问顶怎么做',
  kind: 'standard',
  subject: '顶板',
  purpose: '架间掉矸伤人多半是没敲就进',
  body: '一、站在支护好的地方。\n二、从外往里，从上往下敲。\n三、听声音发空就退，先护再进。',
  source: '区队岗位标准（2026 版）',
  changes: '',
  links: [],
  pictures: [],
  sounds: [],
  files: [],
  hasCheck: true,
  url,
}
const full: MaterialFace = {
  ...plainFace,
  version: 3,
  validTo: '2026-12-31',
  changes: '第三条补了先护再进',
  links: [{ url: 'https://example.com/video', label: '讲解视频' }],
  pictures: ['img_v3_0001'],
  sounds: ['file_v3_0002'],
  files: ['敲帮问顶.pdf'],
}
const escaped: MaterialFace = {
  ...plainFace,
  title: '<at id=all></at> **不是加粗** [不是链接](https://example.com)',
  purpose: '<font color=red>不是红字</font>',
  subject: '# 不是标题',
  body: '1. 不是列表\n> 不是引用\n![](img_v3_9)',
  source: '[不是链接](https://example.com)',
  links: [{ url: 'https://example.com/%28a%29', label: '](https://bad.example)' }],
  files: ['**文件**.pdf'],
}

const found = [
  plainFace,
  { ...full, title: '某某煤业公司关于做好雨季三防工作的通知（2026 年第 12 号文件）', kind: 'directive' as const },
]

export const states = {
  group: sentCard({ face: plainFace, place: 'group', because: 'sent' }),
  'group-full': sentCard({ face: full, place: 'group', because: 'sent' }),
  'group-no-check': sentCard({ face: { ...plainFace, hasCheck: false }, place: 'group', because: 'sent' }),
  own: sentCard({ face: plainFace, place: 'own', because: 'sent' }),
  renewed: sentCard({ face: full, place: 'own', because: 'renewed' }),
  reminded: sentCard({ face: plainFace, place: 'own', because: 'reminded' }),
  escaped: sentCard({ face: escaped, place: 'group', because: 'sent' }),
  retired: retiredCard(plainFace.title),
  read: readCard(plainFace, { understood: false }),
  'read-full': readCard(full, { understood: false }),
  'read-understood': readCard(full, { understood: true }),
  'read-no-check': readCard({ ...plainFace, hasCheck: false }, { understood: false }),
  'read-escaped': readCard(escaped, { understood: false }),
  'read-long': readCard({ ...full, body: '敲帮问顶：先敲再进。*#|'.repeat(700) }, { understood: false }),
  found: foundCard({ word: '敲帮', onlyNear: false, found, mayAdd: false, url }),
  near: foundCard({ word: '没有这个', onlyNear: true, found, mayAdd: false, url }),
  newest: foundCard({ word: '', onlyNear: false, found, mayAdd: true, url }),
  none: foundCard({ word: '', onlyNear: false, found: [], mayAdd: true, url }),
  draft: draftCard(texts.draft.kept('敲帮问顶.pdf'), `${url}/change`),
  'draft-refused': draftCard(texts.draft['too-large'](20)),
}
