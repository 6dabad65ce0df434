import { defineFeature } from '../../platform/feature.ts'
import { clicks } from './clicks.ts'
import { forget } from './forget.ts'
import { backCommand, leaveCommand } from './leave.ts'
import { mineCommand } from './mine.ts'
import { changePage } from './pages/change.page.tsx'
import { patternPages } from './pages/patterns.page.tsx'
import { registering } from './pages/register.page.ts'
import { undoing } from './pages/undo.page.ts'
import { weekPage } from './pages/week.page.tsx'
import { shiftRecords } from './records.ts'

/** 班次 */
export const shifts = defineFeature({
  name: 'shifts',
  clicks,
  commands: [mineCommand, leaveCommand, backCommand],
  pages: [weekPage, changePage, ...registering, ...undoing, ...patternPages],
  records: shiftRecords,
  forget,
})
