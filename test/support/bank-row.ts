/** The header of a bank in a table. */
export const bankCells = ['题型', '题目', '选项A', '选项B', '选项C', '选项D', '答案', '解析', '依据', '图片']

/** A sound row under that header, but for what is said. */
export const bankRow = (change: Partial<Record<string, string>> = {}) => {
  const base: Record<string, string> = {
    题型: '单选',
    题目: '题',
    选项A: '甲',
    选项B: '乙',
    答案: 'B',
    解析: '因为',
    依据: '示例',
  }
  return bankCells.map((name) => ({ ...base, ...change })[name] ?? '')
}
