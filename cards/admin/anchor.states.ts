import { anchorCard } from './anchor.card.ts'

export const states = {
  anchor: anchorCard({
    day: '2026-03-02',
    heads: [
      { book: 'confirmations', seq: 1204, hash: '3f1c'.repeat(16) },
      { book: 'audit', seq: 88, hash: 'a90e'.repeat(16) },
    ],
  }),
}
