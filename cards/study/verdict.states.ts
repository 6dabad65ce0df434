import { closedCard } from './closed.card.ts'
import { mineCard } from './mine.card.ts'
import { judge, multiple, single } from './question.states.ts'
import { nothingToAskCard, saidCard } from './said.card.ts'
import { texts } from './texts.ts'
import { verdictCard } from './verdict.card.ts'
import { withdrawnCard } from './withdrawn.card.ts'

const key = {
  answer: 'B',
  explanation: '到 1.0% 就停钻，离爆炸下限还远，才有时间处理。',
  basis: '《煤矿安全规程》通风一章（以现行版本为准）',
}

export const states = {
  right: verdictCard({ question: 'q1', ...single, ...key, chosen: 'B', correct: true, late: false }),
  wrong: verdictCard({ question: 'q1', ...single, ...key, chosen: 'C', correct: false, late: false }),
  'judge-late': verdictCard({ question: 'q1', ...judge, ...key, answer: 'F', chosen: 'F', correct: true, late: true }),
  'comes-again': verdictCard({
    question: 'q1',
    ...single,
    ...key,
    chosen: 'C',
    correct: false,
    late: false,
    comes: '下次见：3 天后',
  }),
  again: verdictCard({ question: 'q1', ...single, ...key, chosen: 'C', correct: false, late: false, again: true }),
  closed: closedCard({
    ...single,
    ...key,
    total: 36,
    answered: '30',
    right: '25',
    late: '2',
    distribution: [
      { choice: 'A', count: 1 },
      { choice: 'B', count: 24 },
      { choice: 'C', count: 3 },
      { choice: 'D', count: 0 },
    ],
  }),
  'closed-multiple': closedCard({
    ...multiple,
    ...key,
    answer: 'ABC',
    total: 36,
    answered: '0',
    right: '0',
    late: '0',
    distribution: ['A', 'B', 'C', 'D'].map((choice) => ({ choice, count: 0 })),
  }),
  withdrawn: withdrawnCard({ day: '2026-03-02', stem: single.stem }),
  said: saidCard(texts.said.several),
  'nothing-to-ask': nothingToAskCard(),
  mine: mineCard({
    learned: 18,
    understood: 15,
    points: {
      mastered: 12,
      met: 19,
      next: [
        { point: '瓦斯停钻', days: 0 },
        { point: '敲帮问顶', days: 1 },
        { point: '过断层支护', days: 4 },
      ],
      url: 'https://bot.example.com/me/points',
    },
    answers: [
      { day: '2026-03-02', subject: '通风与瓦斯', choice: 'C', correct: false, answer: 'B', late: false },
      { day: '2026-03-01', subject: '急救', choice: 'F', correct: true, answer: 'F', late: true },
    ],
    confirmations: [{ day: '2026-03-01', stage: 'understood', subject: '急救' }],
  }),
  'mine-empty': mineCard({ learned: 0, understood: 0, answers: [], confirmations: [] }),
}
