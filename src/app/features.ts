import { admin } from '../features/admin/feature.ts'
import { retention } from '../features/admin/retention.ts'
import { approvals } from '../features/approvals/feature.ts'
import { bank } from '../features/bank/feature.ts'
import { calendar } from '../features/calendar/feature.ts'
import { exam } from '../features/exam/feature.ts'
import { examFollower } from '../features/exam/follow.ts'
import { examPaper } from '../features/exam/paper.ts'
import { helping } from '../features/gaps/feature.ts'
import { checkPaper as materialCheck } from '../features/materials/check.ts'
import { materials } from '../features/materials/feature.ts'
import { me } from '../features/me/feature.ts'
import { meetingCheck } from '../features/meetings/check.ts'
import { meetings } from '../features/meetings/feature.ts'
import { quizIn } from '../features/meetings/quiz/feature.ts'
import { quizFollower } from '../features/meetings/quiz/follow.ts'
import { quizMeeting } from '../features/meetings/quiz-meeting.ts'
import { lessonReviewing } from '../features/meetings/reviews/feature.ts'
import { beyondLoad } from '../features/pairings/beyond-load.ts'
import { pairings } from '../features/pairings/feature.ts'
import { papers } from '../features/papers/feature.ts'
import { papersFollower } from '../features/papers/follow.ts'
import { people } from '../features/people/feature.ts'
import { peopleSync } from '../features/people/sync/feature.ts'
import { policyChange } from '../features/policy/approval.ts'
import { policy } from '../features/policy/feature.ts'
import { practice } from '../features/practice/feature.ts'
import { requests } from '../features/requests/feature.ts'
import { roles } from '../features/roles/feature.ts'
import { shifts } from '../features/shifts/feature.ts'
import { dailyAskedNow } from '../features/study/daily/asked-now.ts'
import { dailyFollower } from '../features/study/daily/follow.ts'
import { dailyShownAt } from '../features/study/daily/shown-at.ts'
import { study } from '../features/study/feature.ts'
import { reviewKinds } from '../features/study/review/kind.ts'
import { weeklyPaper } from '../features/study/weekly/paper.ts'
import type { Feature } from '../platform/feature.ts'

const kept: readonly Feature[] = [
  // A file after «资料» is one before it is anything else; without the word it is left to the others.
  materials,
  // A file of questions is known by what is in it; any other is for the roster.
  bank([dailyFollower, papersFollower, examFollower, quizFollower]),
  // A letter in 单聊 belongs to the paper that lies there, unless the question of the day was laid there since.
  papers([...reviewKinds, weeklyPaper, examPaper, meetingCheck, materialCheck], dailyShownAt),
  quizIn(quizMeeting),
  study,
  exam(dailyAskedNow),
  meetings,
  shifts,
  calendar,
  pairings,
  people,
  peopleSync,
  policy,
  approvals([policyChange, beyondLoad]),
  helping,
  lessonReviewing,
  practice,
  me,
  roles,
  requests,
  admin,
]

/** The list. A feature is switched on by one line here; what it keeps about people is kept no longer than it says. */
export const features: readonly Feature[] = [...kept, retention(kept)]
