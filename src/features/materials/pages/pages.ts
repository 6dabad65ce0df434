import { casePages } from '../cases/pages/pages.tsx'
import { editPages } from './edit.page.tsx'
import { listPage } from './list.page.tsx'
import { onePages } from './one.page.tsx'
import { sendPages } from './send.page.tsx'

/** `/materials/new` stands before what is found by an id. */
export const pages = [listPage, ...editPages, ...sendPages, ...onePages, ...casePages]
