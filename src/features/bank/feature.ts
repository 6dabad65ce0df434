import type { QuestionFollower } from '../../domain/questions/followers.ts'
import { defineFeature, type Feature } from '../../platform/feature.ts'
import { doubtsJob } from './doubts.job.ts'
import { draftConfirmed } from './drafts/apply.ts'
import { bankCommand, bankFiles, plainWord } from './drafts/ask.ts'
import { draftClicks } from './drafts/decide.ts'
import { forgetDraftsJob } from './drafts/forget.job.ts'
import { flagClick } from './flags/clicks.ts'
import { flagCommand } from './flags/said.ts'
import { forget } from './forget.ts'
import { draftPages } from './pages/draft.page.tsx'
import { editPages } from './pages/edit.page.tsx'
import { exportPage } from './pages/export.page.ts'
import { importPages } from './pages/import.page.tsx'
import { listPage } from './pages/list.page.tsx'
import { questionPages } from './pages/question.page.tsx'
import { recheckPages } from './pages/recheck.page.tsx'
import { regulationPages } from './pages/regulations.page.tsx'
import { reviewPage } from './pages/review.page.tsx'
import { bankRecords } from './records.ts'
import { regulationRetired } from './regulations.ts'
import { questionReplaced } from './replaced.ts'
import { questionSettled } from './settle.ts'
import { questionStopped } from './stopped.ts'

/**
 * 题库。
 *
 * @param followers of the features that ask questions: what each does when one is stopped, or judged anew
 */
export const bank = (followers: readonly QuestionFollower[]): Feature =>
  defineFeature({
    name: 'bank',
    clicks: [...draftClicks, flagClick],
    commands: [bankCommand, plainWord, flagCommand(followers)],
    files: [bankFiles],
    pages: [
      listPage,
      exportPage,
      ...importPages,
      ...draftPages,
      ...questionPages,
      ...editPages,
      reviewPage,
      ...regulationPages,
      ...recheckPages,
    ],
    records: bankRecords,
    forget,
    jobs: [forgetDraftsJob, doubtsJob],
    events: [
      draftConfirmed,
      questionStopped(followers),
      questionReplaced(followers),
      questionSettled,
      regulationRetired(followers),
    ],
  })
