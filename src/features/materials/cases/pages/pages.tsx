import { changePages } from './change.page.tsx'
import { listCases } from './list.page.tsx'
import { onePages } from './one.page.tsx'

export const casePages = [listCases, ...changePages, ...onePages]
