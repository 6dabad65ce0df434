import { defineFeature } from '../../platform/feature.ts'
import { clicks } from './clicks.ts'
import { backCommand, leaveCommand } from './leave.ts'
import { mineCommand } from './mine.ts'

/** 班次 */
export const shifts = defineFeature({ name: 'shifts', clicks, commands: [mineCommand, leaveCommand, backCommand] })
