import {
  askCard,
  chooseCard,
  endCard,
  flashCard,
  startCard,
  type Text,
  verdictCard,
  voiceCard,
  wholeCard,
} from './practice.card.ts'
import { exampleTexts } from './texts.examples.ts'

const [first] = exampleTexts
const of: Text = { text: 't1', post: first.post, example: false, count: first.statements.length }
const example: Text = { ...of, text: 'example:0', example: true }
const at = { run: 'r1', text: 't1', mode: 'order', step: 1, right: 1 } as const
const sentences = first.statements.map((s) => s.sentence.replace(/[【】]/g, ''))
const statement = { ...first.statements[1], sentence: sentences[1] ?? '' }
const options = [sentences[3] ?? '', sentences[1] ?? '', sentences[4] ?? '']

export const states = {
  start: startCard(of, 0),
  'start-example': startCard(example, 12),
  whole: wholeCard(of, first.description, [statement]),
  first: askCard(of, { ...at, step: 0, right: 0 }, { asked: { kind: 'first' }, options }),
  order: askCard(of, at, { asked: { kind: 'order', before: sentences[0] ?? '' }, options }),
  gap: askCard(
    of,
    { ...at, mode: 'gap' },
    { asked: { kind: 'gap', sentence: '瓦斯浓度不到＿＿＿，仪器正常' }, options: ['五米', '1.0%', '急停'] },
  ),
  object: askCard(
    example,
    { ...at, mode: 'gap' },
    { asked: { kind: 'object', sentence: sentences[5] ?? '' }, options: ['喷雾', '前后人员', '顶板和煤壁'] },
  ),
  right: verdictCard(of, at, { correct: true, picked: options[1] ?? '', statement }),
  wrong: verdictCard(of, { ...at, step: 5 }, { correct: false, picked: options[0] ?? '', statement }),
  'flash-hidden': flashCard(of, { ...at, mode: 'flash' }, statement, false),
  'flash-shown': flashCard(of, { ...at, mode: 'flash' }, statement, true),
  end: endCard(of, { ...at, step: 6, right: 5 }),
  'end-flash': endCard(of, { ...at, mode: 'flash', step: 6 }),
  choose: chooseCard([of, example]),
  'choose-missing': chooseCard([example], '支架工'),
  'choose-none': chooseCard([]),
  voice: voiceCard(),
  escaped: flashCard(
    of,
    { ...at, mode: 'flash' },
    { object: '<at id=all></at>', sentence: '**不是加粗**', avoid: '# 不是标题' },
    true,
  ),
}
