import { defineFeature, type Feature } from '../../../platform/feature.ts'
import { answering } from './clicks.ts'
import { forget } from './forget.ts'
import { leadClicks } from './lead.ts'
import type { FindMeeting } from './meeting.ts'
import { nameCommand, onName } from './name.ts'
import { quizCommand } from './offer.ts'
import { pages } from './pages/pages.tsx'
import { quizRecords } from './records.ts'
import { answerSaidInGroup } from './said.ts'
import { sweepJob } from './sweep.job.ts'

/**
 * 知识问答：live rounds in the group. Stands before the daily question in the list, because letters said in the group while a
 * session is on are for it.
 *
 * @param findMeeting the meetings in which one may be held
 */
export const quizIn = (findMeeting: FindMeeting): Feature =>
  defineFeature({
    name: 'quiz',
    clicks: [...leadClicks(findMeeting), ...answering, onName],
    commands: [quizCommand(findMeeting), nameCommand, answerSaidInGroup],
    jobs: [sweepJob],
    pages,
    records: quizRecords,
    forget,
  })
