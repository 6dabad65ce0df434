/** @jsxImportSource hono/jsx */
import { policyTitles } from '../../../../cards/import/texts.policy.ts'
import { unreachable } from '../../../core/errors.ts'
import type { Actor } from '../../../domain/access/actor.ts'
import { page } from '../../../domain/access/page.ts'
import { type PolicyKey, policyKeys } from '../../../domain/policy/keys.ts'
import { policyOf } from '../../../domain/policy/policy.ts'
import { goTo, notFound, show, showAgain } from '../../../platform/pages/reply.ts'
import type { World } from '../../../platform/world.ts'
import { Facts, Section } from '../../../web/section.tsx'
import { decide } from '../decide.ts'
import { changesOf } from '../history.ts'
import { spelt } from '../spell.ts'
import { ChangeForm, History } from './parts.tsx'
import { texts } from './texts.ts'

const shown = 20

const keyOf = (name: string | undefined): PolicyKey | undefined => policyKeys.find((key) => key === name)

const body = async ({ db, ids, clock }: World, { place: { branchId } }: Actor, key: PolicyKey, value?: string) => {
  const now = (await policyOf(db, branchId))[key]
  return (
    <>
      <Section>
        <Facts of={[[texts.now, <span class="lines">{spelt(key, now)}</span>]]} />
      </Section>
      <ChangeForm of={key} value={value ?? now} once={ids.next()} />
      <History of={await changesOf(db, branchId, shown, key)} now={clock.now()} />
    </>
  )
}

/** 改一项：what it is now, the form, and how it came to be so. */
export const changePage = page({
  method: 'GET',
  path: '/policy/:key',
  act: 'policy.propose',
  run: async (world, { actor, params }) => {
    const key = keyOf(params.key)
    return key ? show(texts.changeOf(policyTitles[key]), await body(world, actor, key)) : notFound
  },
})

export const changeForm = page({
  method: 'POST',
  path: '/policy/:key/change',
  act: 'policy.propose',
  run: async (world, { actor, params, form, once }) => {
    const key = keyOf(params.key)
    if (!key) return notFound
    const given = form.text('value')
    const outcome = await decide(world, { actor, key, given, id: once, reason: form.text('reason') })
    switch (outcome.kind) {
      case 'wrong':
        return showAgain(texts.changeOf(policyTitles[key]), await body(world, actor, key, given), outcome.why)
      case 'same':
        return goTo(`/policy/${key}`, texts.same, 'info')
      case 'stale':
        return goTo(`/policy/${key}`, texts.stale, 'bad')
      case 'asked':
        return goTo('/policy', texts.asked)
      case 'applied':
        return goTo('/policy', texts.changed(policyTitles[key]))
      default:
        return unreachable(outcome)
    }
  },
})
