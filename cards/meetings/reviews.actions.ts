import { z } from 'zod'
import { defineAction } from '../kit/action.ts'

/** Three marks at once, in the form: nothing is kept of a half-filled one. */
export const reviewAction = defineAction('meetings.review', { lesson: z.string().min(1).max(100) })

/** 讲得清楚 · 用得上 · 有时间问 */
export const reviewItems = ['clear', 'useful', 'time'] as const
export type ReviewItem = (typeof reviewItems)[number]
