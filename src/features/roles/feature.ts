import { defineFeature } from '../../platform/feature.ts'
import { grantPage, revokePage, rolesChangePage } from './pages/change.page.tsx'
import { rolesPage } from './pages/roles.page.tsx'

/** 角色：who holds what where, and giving and taking it. */
export const roles = defineFeature({ name: 'roles', pages: [rolesPage, rolesChangePage, grantPage, revokePage] })
