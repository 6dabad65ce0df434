import { horizonCard } from './horizon.card.ts'

const line = '2027 年放假安排未录入。国务院通知发布后，请在“日历”页面录入；没有录入的日子只按星期和法定节日算'

export const states = {
  horizon: horizonCard({ lines: [line, '采煤一班：还没有定班制，10 人的班次不清楚。请在“班次”页面给班组定班制'] }),
  'horizon-many': horizonCard({ lines: Array.from({ length: 15 }, (_, i) => `采煤${i + 1}班：2 人的班次不清楚`) }),
}
