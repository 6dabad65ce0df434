import { defineFeature } from '../../platform/feature.ts'
import { clicks } from './clicks.ts'
import { forget } from './forget.ts'
import { forms } from './pages/forms.tsx'
import { postPage } from './pages/post.page.tsx'
import { postsPage } from './pages/posts.page.tsx'
import { practiceRecords } from './records.ts'
import { practiceCommand } from './said.ts'
import { voices } from './voice.ts'
import { voiceForgetJob } from './voice-forget.job.ts'

/** 岗位描述、手指口述 */
export const practice = defineFeature({
  name: 'practice',
  clicks,
  commands: [practiceCommand],
  voices,
  jobs: [voiceForgetJob],
  pages: [postsPage, postPage, ...forms],
  records: practiceRecords,
  forget,
})
