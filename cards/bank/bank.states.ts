import { plain } from '../kit/card.ts'
import { type BankFace, bankImportedCard, bankReportCard, bankSaidCard } from './import.card.ts'
import { texts } from './texts.ts'
import { doubtsCard, flagSaidCard, rejudgedCard, returnedCard, stoppedCard, thanksCard } from './told.card.ts'

const options = ['0.5%', '1.0%', '1.5%', '2.0%']

const face: BankFace = {
  ...{
    draft: 'id1',
    name: '通风题库.xlsx',
    branch: '',
    rows: 312,
    accepted: 290,
    fixed: 41,
    doubtful: 12,
    rejected: 10,
  },
  problems: [
    { column: '答案', message: '答案“E”在选项里没有', count: 7, rows: [5, 9, 12, 20, 31] },
    { column: '题型', message: '题型“*问答*”不认识：只能填 单选、多选、判断', count: 3, rows: [7, 8, 90] },
  ],
  expires: '3-3 09:12',
}
const url = 'https://party.example.com/bank'
const stem = '掘进工作面瓦斯浓度到多少，必须停止用电钻打眼？<at id=all></at>'

export const states = {
  report: bankReportCard(face),
  'report-branch': bankReportCard({
    ...face,
    branch: '综采一队党支部',
    problems: [],
    doubtful: 0,
    rejected: 0,
    fixed: 0,
  }),
  'report-nothing': bankReportCard({ ...face, accepted: 0, fixed: 0, doubtful: 302 }),
  'report-many': bankReportCard({
    ...face,
    problems: Array.from({ length: 8 }, () => face.problems[0]).flatMap((p) => p ?? []),
  }),
  imported: bankImportedCard(face, { added: 250, existing: 40, contradicting: 0, url }),
  'imported-contradicting': bankImportedCard(face, { added: 250, existing: 38, contradicting: 2, url }),
  ask: bankSaidCard(texts.import.ask),
  working: bankSaidCard(texts.import.working, texts.import.subtitle(face.name, face.rows)),
  unreadable: bankSaidCard(texts.import.unreadable('题库.xlsx', '文件有密码，请去掉密码再导入')),
  'stopped-flags': stoppedCard({ stem, url, because: 'flags', count: 3 }),
  'stopped-contradicts': stoppedCard({ stem, url, because: 'contradicts' }),
  doubts: doubtsCard({ count: 4, url }),
  returned: returnedCard({ stem, url, reason: '依据写的是旧条款，请核对*第一百条*' }),
  'rejudged-right': rejudgedCard({ stem, options, chosen: 'C', answer: 'C', became: 'right' }),
  'rejudged-wrong': rejudgedCard({ stem, options, chosen: 'B', answer: 'C', became: 'wrong' }),
  'rejudged-void': rejudgedCard({ stem, options, chosen: 'B', answer: undefined, became: 'void' }),
  'thanks-fixed': thanksCard({ stem, outcome: 'fixed' }),
  'thanks-sound': thanksCard({ stem, outcome: 'sound' }),
  'flag-said': flagSaidCard(texts.flag.noted(plain(stem))),
  'flag-which': flagSaidCard(texts.flag.which),
}
