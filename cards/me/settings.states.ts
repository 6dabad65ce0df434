import { mutedCard, notMutedCard, unmutedCard } from './muted.card.ts'
import { type SettingsFace, settingsCard } from './settings.card.ts'

const calm: SettingsFace = {
  used: 0,
  most: 2,
  pushed: [],
  reviews: { perDay: 3, sureness: false },
  exempt: ['stop-work', 'danger'],
  url: 'https://bot.example.com/me/settings',
}

const until = { day: '2026-03-05', time: '09:12' }

export const states = {
  calm: settingsCard(calm),
  full: settingsCard({
    ...calm,
    used: 2,
    pushed: [
      { time: '09:40', kind: 'danger', line: '3 号皮带机头冒烟，不要靠近' },
      { time: '14:05', kind: 'approval', line: '有一件事等你批：曝光公开方式' },
      { time: '20:17', kind: 'study', line: '3月2日的每日一题还可以补答，发“今日题”给我就行' },
    ],
    waiting: { count: 1, because: 'budget' },
  }),
  muted: settingsCard({ ...calm, mutedUntil: until, waiting: { count: 3, because: 'mute' } }),
  'no-reviews': settingsCard({ ...calm, reviews: { perDay: 0, sureness: false } }),
  'reviews-sure': settingsCard({ ...calm, reviews: { perDay: 1, sureness: true } }),
  escaped: settingsCard({
    ...calm,
    used: 1,
    pushed: [{ time: '08:02', kind: 'care', line: '<at id=all></at>**急** [点](http://x)' }],
  }),
  'mute-on': mutedCard(until),
  'mute-off': unmutedCard(),
  'mute-too-long': notMutedCard('tooLong'),
  'mute-unclear': notMutedCard('unclear'),
}
