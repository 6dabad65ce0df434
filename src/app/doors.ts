import { isRule } from '../domain/access/acts.ts'
import type { Feature } from '../platform/feature.ts'
import type { World } from '../platform/world.ts'

/**
 * The features with every door shut whose rule is unknown: such a button has expired, such a word means nothing. The
 * compiler sees to it that there is none; this is for the day when somebody has talked it out of that.
 */
export const doorsWithRules = ({ log }: Pick<World, 'log'>, features: readonly Feature[]): Feature[] => {
  const known = (name: string, ok: boolean): boolean => {
    if (!ok) log.error('access.no-such-rule', { door: name })
    return ok
  }
  return features.map((feature) => ({
    ...feature,
    clicks: (feature.clicks ?? []).filter((c) => known(c.action.name, isRule(c.rule))),
    commands: (feature.commands ?? []).filter((c, i) => known(`${feature.name}/${i}`, isRule(c.rule))),
    pages: (feature.pages ?? []).filter((p) => known(`${p.method} ${p.path}`, isRule(p.rule) && p.rule !== 'everyone')),
    events: (feature.events ?? []).filter((e) => known(e.type, e.rule === 'feishu' || e.rule === 'ourselves')),
    files: (feature.files ?? []).filter((f, i) => known(`${feature.name}/file/${i}`, isRule(f.rule))),
  }))
}
