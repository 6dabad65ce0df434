/** How a branch writes its agenda and its trainings. */
export const texts = {
  numbering: /^\s*(?:[（(]?\d{1,2}[.、．)）]|[一二三四五六七八九十]{1,2}、|[-•·])\s*/,
  heading: /^(?:示例|议程)[：:]?$/,
  weekdays: '一二三四五六日',
  slot: /(?:周|星期|礼拜)([一二三四五六日])[：:\s]*(.*)$/,
  /** What a training is about when the branch has not said. */
  anySubject: '本周培训',
  trainingAgenda: (subject: string): readonly string[] => ['点名', `学习：${subject}`, '互问互答', '小结'],
} as const
