import { defineFeature } from '../../platform/feature.ts'
import { onConfirm, onDrop } from './clicks.ts'
import { changeForm, changePage } from './pages/change.page.tsx'
import { policyPage } from './pages/policy.page.tsx'
import { policyCommand } from './said.ts'

/** 支部制度 */
export const policy = defineFeature({
  name: 'policy',
  clicks: [onConfirm, onDrop],
  commands: [policyCommand],
  pages: [policyPage, changePage, changeForm],
})
