/** What a question file's columns mean. */
export type QuestionColumn =
  | 'number'
  | 'kind'
  | 'stem'
  | OptionLetter
  | 'options'
  | 'answer'
  | RightColumn
  | 'explanation'
  | 'basis'
  | 'subject'
  | 'category'
  | 'point'
  | 'post'
  | 'difficulty'
  | 'source'
  | 'picture'
  | 'remarks'

export type OptionLetter = 'A' | 'B' | 'C' | 'D' | 'E' | 'F' | 'G' | 'H'
/** Whether the option of this letter is right, in a column of its own. */
export type RightColumn = `right ${OptionLetter}`
