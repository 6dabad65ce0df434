import { type CaseFace, caseCard, noCaseCard } from './case.card.ts'
import { texts } from './texts.cases.ts'

const face: CaseFace = {
  id: 'c1',
  kind: 'roof',
  title: '没敲帮问顶就进了架间，掉下一块矸石',
  happened: '某年冬天，夜班',
  place: '某矿综采工作面',
  story: '割完一刀，两名工人急着清理架间浮煤，没有先敲帮问顶。一块矸石掉下来，砸伤了一名工人的肩膀。',
  causes: '移架不及时；进架间以前没有敲帮问顶。',
  lessons: '不管多急，先看顶、再敲、再进人。',
  environment: '刚割过煤、支架没跟上的地方，顶板最容易掉',
  equipment: '移架跟着煤机走，护帮板、前梁接上顶，再让人进去',
  response: '听见响、看见掉渣，先退到支架下面，喊人，再报告',
  basis: '《煤矿安全规程》采掘一章（以现行版本为准）',
  source: '自编示例',
  pictures: [],
  sample: true,
}

export const states = {
  own: caseCard(face, ''),
  group: caseCard(face),
  full: caseCard({ ...face, sample: false, pictures: [{ key: 'img_v3_0001', about: '示意图' }] }, 'roof'),
  short: caseCard({ ...face, happened: '', place: '', causes: '', lessons: '', basis: '', source: '' }, ''),
  escaped: caseCard({
    ...face,
    title: '<at id=all></at>',
    story: '**不是加粗**\n1. 不是列表',
    place: '[x](https://example.com)',
  }),
  longest: caseCard(
    {
      ...{
        ...face,
        title: '顶'.repeat(60),
        story: '*'.repeat(1500),
        causes: '*'.repeat(800),
        lessons: '*'.repeat(800),
      },
      ...{
        environment: '*'.repeat(120),
        equipment: '*'.repeat(120),
        response: '*'.repeat(120),
        basis: '*'.repeat(120),
      },
    },
    '',
  ),
  none: noCaseCard(texts.none('瓦斯'), 'http://127.0.0.1:8787/cases'),
}
