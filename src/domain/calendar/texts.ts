import type { Holiday } from './published.ts'

export const holidayNames: Readonly<Record<Holiday, string>> = {
  'new-year': '元旦',
  spring: '春节',
  qingming: '清明节',
  labour: '劳动节',
  'dragon-boat': '端午节',
  'mid-autumn': '中秋节',
  national: '国庆节',
  both: '国庆中秋',
}

export const texts = {
  gap: (year: number) => `${year} 年放假安排未录入。国务院发布通知后，请在“日历”页面录入，录入前只按星期和法定节日算`,
}
