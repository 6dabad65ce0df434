import type { Asked } from '../kit/question.ts'
import { questionCard } from './question.card.ts'

export const single: Asked = {
  round: 'r1',
  day: '2026-03-02',
  kind: 'single',
  subject: '通风与瓦斯',
  stem: '掘进工作面风流中的瓦斯浓度达到多少时，必须停止用电钻打眼？',
  options: ['0.5%', '1.0%', '1.5%', '2.0%'],
}
export const multiple: Asked = {
  ...single,
  round: 'r2',
  kind: 'multiple',
  subject: '顶板',
  stem: '下面哪些是冒顶前常见的预兆？',
  options: ['顶板掉渣变密', '支架发出响声', '煤壁片帮加重', '风筒漏风'],
}
export const judge: Asked = {
  ...single,
  round: 'r3',
  kind: 'judge',
  subject: '急救',
  stem: '对怀疑脊柱受伤的工友，应当先扶他坐起来。',
  options: [],
}

const progress = { answered: '23', total: 36 }

export const states = {
  'group-single': questionCard({ ...single, place: 'group', progress: { answered: '0', total: 36 } }),
  'group-multiple': questionCard({ ...multiple, place: 'group', progress }),
  'group-judge': questionCard({ ...judge, place: 'group', progress }),
  'group-eight-options': questionCard({
    ...multiple,
    options: Array.from({ length: 8 }, (_, i) => `第 ${i + 1} 个说法`),
    place: 'group',
    progress,
  }),
  'own-single': questionCard({ ...single, place: 'own' }),
  'own-multiple-ticked': questionCard({ ...multiple, place: 'own', ticked: 'AC' }),
  nudge: questionCard({ ...judge, place: 'own', makeUp: true }),
  escaped: questionCard({
    ...single,
    stem: '<at id=all></at> **不是加粗** [不是链接](https://example.com)',
    options: ['1. 不是列表', '> 不是引用'],
    place: 'group',
    progress,
  }),
}
