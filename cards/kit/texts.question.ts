/** The words around a question, wherever it is shown. */
export const questionTexts = {
  judged: { T: '对', F: '错' } as Readonly<Record<string, string>>,
  kinds: { single: '单选', multiple: '多选', judge: '判断' },
  tick: '✓',
  quoted: (options: readonly string[]) => options.map((option) => `“${option}”`).join('、'),
  submit: '提交',
  /** A button under a verdict, and what people type under a card. */
  flag: '这题有问题',
  subtitle: (subject: string, kind: 'single' | 'multiple' | 'judge') =>
    subject ? `${subject} · ${questionTexts.kinds[kind]}` : questionTexts.kinds[kind],
  answerIs: (choice: string) => `**答案** ${choice}`,
  explained: (explanation: string) => `**解析** ${explanation}`,
  basedOn: (basis: string) => `**依据** ${basis}`,
}
