import { cssColor } from './colors.ts'

/** Feishu's icons are Feishu's; here a quiet dot stands where one would. */
export const Icon = ({ of }: { of: unknown }) => {
  if (of === null || typeof of !== 'object') return null
  const color = cssColor((of as { color?: unknown }).color)
  return <span class="icon-dot" aria-hidden="true" {...(color ? { style: { background: color } } : {})} />
}
