/** The kinds of difference, in the order in which they are shown. */
export const syncKinds = [
  'bot-out',
  'account-gone',
  'returned',
  'account-found',
  'name-differs',
  'left-in-group',
  'stranger-in-group',
  'not-in-group',
  'out-of-range',
  'new-in-department',
] as const
export type SyncKind = (typeof syncKinds)[number]
