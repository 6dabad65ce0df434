import { button, type Card, card, divider, type Element, markdown, note, plain, row } from '../kit/card.ts'
import { applyAction, dismissAction } from './sync.actions.ts'
import type { SyncKind } from './sync.ts'
import { syncTexts as texts } from './texts.sync.ts'

export type SyncLine = { name: string; staffNo: string; newName?: string }
export type SyncGroup = {
  kind: SyncKind
  /** What is still open of it, all of it: the card shows the first. */
  open: readonly SyncLine[]
  applied: number
  dismissed: number
  settled: number
  appliable: boolean
}
export type SyncFace = {
  report: string
  branch: string
  groups: readonly SyncGroup[]
  /** Not everything could be looked at. */
  partly: boolean
}

const shown = 3

const words = (kind: SyncKind, { name, staffNo, newName }: SyncLine): string => {
  const who = plain(name || texts.nameless)
  if (kind === 'name-differs') return texts.renamed(who, plain(newName ?? ''), plain(staffNo))
  if (kind === 'account-found') return texts.found(plain(newName || texts.nameless), plain(staffNo))
  return texts.who(who, plain(staffNo))
}

const outcome = ({ applied, dismissed, settled }: SyncGroup): Element[] => {
  const lines = [
    ...(applied ? [texts.applied(applied)] : []),
    ...(dismissed ? [texts.dismissed(dismissed)] : []),
    ...(settled ? [texts.settled(settled)] : []),
  ]
  return lines.length > 0 ? [note(lines.join(' · '))] : []
}

const sizeOf = (g: SyncGroup): number => g.open.length + g.applied + g.dismissed + g.settled

const groupOf = (report: string, group: SyncGroup): Element[] => {
  const { kind, open, appliable } = group
  const { title, hint } = texts.kinds[kind]
  const names = kind === 'bot-out' ? [] : open.slice(0, shown).map((line) => words(kind, line))
  if (open.length > shown) names.push(texts.more(open.length - shown))
  const dismiss = button(texts.dismiss, dismissAction, { report, kind })
  const apply = button(texts.apply, applyAction, { report, kind }, 'primary')
  return [
    divider,
    markdown([texts.group(title, sizeOf(group)), ...names].join('\n')),
    ...outcome(group),
    ...(open.length === 0 ? [] : [note(hint), appliable ? row([apply, dismiss]) : dismiss]),
  ]
}

/** 对账单：for one keeper's 单聊; people stand on it by name. */
export const syncCard = ({ report, branch, groups, partly }: SyncFace): Card => {
  const isOpen = groups.some((g) => g.open.length > 0)
  const all = groups.reduce((n, g) => n + sizeOf(g), 0)
  return card(texts.title, { template: isOpen ? 'orange' : 'green', subtitle: branch, summary: texts.summary(all) }, [
    markdown(texts.intro(all)),
    ...(partly ? [note(texts.partly)] : []),
    ...groups.flatMap((group) => groupOf(report, group)),
  ])
}
