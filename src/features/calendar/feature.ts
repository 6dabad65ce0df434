import { defineFeature } from '../../platform/feature.ts'
import { calendarPage } from './pages/calendar.page.tsx'
import { changeDay, enterYear } from './pages/change.page.tsx'

/** 日历 */
export const calendar = defineFeature({ name: 'calendar', pages: [calendarPage, changeDay, enterYear] })
