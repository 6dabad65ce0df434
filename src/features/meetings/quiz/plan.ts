import type { QuizMode, QuizSize } from '../../../../cards/meetings/quiz.actions.ts'
import { type QuizWish, quizSetupCard } from '../../../../cards/meetings/quiz-setup.card.ts'
import type { BranchId } from '../../../core/ids.ts'
import type { World } from '../../../platform/world.ts'
import { subjectsOf } from './store.ts'

/** As many subjects as a phone shows without scrolling far, and no longer than a button carries. */
const most = { subjects: 8, letters: 60 }

/** What is chosen until somebody chooses otherwise. */
export const usualWish = (branch: BranchId, meeting: string): QuizWish => ({
  ...{ branch, meeting, subject: '' },
  ...{ mode: 'everyone' as QuizMode, size: 5 as QuizSize },
})

/** 准备卡片，as the bank stands now. */
export const setupFace = async ({ db }: Pick<World, 'db'>, wish: QuizWish) => {
  const all = (await subjectsOf(db, wish.branch as BranchId)).filter(({ subject }) => subject.length <= most.letters)
  const available = all.filter((s) => wish.subject === '' || s.subject === wish.subject)
  return quizSetupCard({
    ...wish,
    subjects: all.filter(({ subject }) => subject !== '').slice(0, most.subjects),
    available: available.reduce((sum, { count }) => sum + count, 0),
  })
}
