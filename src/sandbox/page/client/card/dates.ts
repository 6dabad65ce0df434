const shanghaiMs = 8 * 3_600_000

/** An instant on the mine's wall clock in a pattern of YYYY MM DD HH mm ss. */
export const dateIn = (at: number, pattern = 'YYYY/MM/DD'): string => {
  const day = new Date(at + shanghaiMs)
  if (Number.isNaN(day.getTime())) return ''
  const [date = '', time = ''] = day.toISOString().slice(0, 19).split('T')
  const [year = '', month = '', dayOfMonth = ''] = date.split('-')
  const [hours = '', minutes = '', seconds = ''] = time.split(':')
  const parts: Record<string, string> = {
    YYYY: year,
    MM: month,
    DD: dayOfMonth,
    HH: hours,
    mm: minutes,
    ss: seconds,
  }
  return pattern.replace(/YYYY|MM|DD|HH|mm|ss/g, (part) => parts[part] ?? part)
}

const kinds: Record<string, string> = {
  date_num: 'YYYY-MM-DD',
  date_short: 'MM月DD日',
  date: 'YYYY年MM月DD日',
  time: 'HH:mm',
  time_sec: 'HH:mm:ss',
  timezone: 'GMT+8',
}
const weekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']

/** As `<local_datetime>` in markdown shows it. */
export const localDatetime = (millisecond: string, kind: string): string => {
  const at = Number(millisecond)
  if (millisecond === '' || Number.isNaN(at)) return ''
  if (kind === 'week') return weekdays[new Date(at + shanghaiMs).getUTCDay()] ?? ''
  return dateIn(at, kinds[kind] ?? 'YYYY-MM-DD HH:mm')
}
