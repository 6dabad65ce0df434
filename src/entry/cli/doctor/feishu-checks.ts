import type { ChatId } from '../../../core/ids.ts'
import { everyBranch } from '../../../domain/people/store.ts'
import { policyOf } from '../../../domain/policy/policy.ts'
import { FeishuRefusal } from '../../../platform/feishu/refusal.ts'
import { bad, type Check, type Finding, ok, type Patient, warn } from './check.ts'
import { texts } from './texts.ts'

const scopeMissing = 99991672
/** More than this between our clock and theirs, and signatures begin to be refused. Seconds. */
const tolerated = 60

const skipped = [warn(texts.feishu.skipped, texts.feishu.skippedFix)]

const troubleOf = (error: unknown) =>
  error instanceof FeishuRefusal
    ? bad(texts.feishu.refused(error.code), texts.feishu.refusedFix)
    : bad(texts.feishu.silent, texts.feishu.silentFix)

export const token: Check = {
  about: texts.about.feishu,
  look: async ({ config, world }) => {
    if (!config.feishu) return skipped
    return world.feishu.self().then(
      ({ name }) => ok(texts.feishu.known(name)),
      (error) => [troubleOf(error)],
    )
  },
}

/** Whether Feishu refuses for want of a scope. Any other answer says that the scope is there. */
const lacks = async (ask: Promise<unknown>): Promise<boolean> =>
  ask.then(
    () => false,
    (error) => error instanceof FeishuRefusal && error.code === scopeMissing,
  )

/** Nobody has this number, so nothing about anybody is asked. */
const nobodysNumber = '10000000000'

export const scopes: Check = {
  about: texts.about.scopes,
  look: async ({ config, world }) => {
    if (!config.feishu) return []
    const chat = (await everyBranch(world.db)).find((b) => b.chatId)?.chatId
    const { feishu, clock } = world
    const probes = [
      { ...texts.scopes.accounts, ask: () => feishu.accountsByMobile([nobodysNumber]) },
      ...(chat
        ? [
            { ...texts.scopes.members, ask: () => feishu.isInChat(chat) },
            { ...texts.scopes.history, ask: () => feishu.history(chat, clock.now(), 1) },
          ]
        : []),
    ]
    const found: Omit<Finding, 'about'>[] = []
    for (const { name, without, ask } of probes)
      if (await lacks(ask())) found.push(bad(texts.scopes.lacking(name, without), texts.scopes.fix))
    return found.length > 0 ? found : ok(texts.scopes.all)
  },
}

const groupOf = async ({ world }: Patient, chat: ChatId, name: string) =>
  (await world.feishu.isInChat(chat).catch(() => false))
    ? []
    : [bad(texts.groups.outside(name), texts.groups.outsideFix)]

export const groups: Check = {
  about: texts.about.groups,
  look: async (patient) => {
    const { config, world } = patient
    const branches = await everyBranch(world.db)
    if (branches.length === 0) return [warn(texts.groups.none, texts.groups.noneFix)]
    const found: Omit<Finding, 'about'>[] = []
    for (const { id, name, chatId } of branches) {
      if (!chatId) found.push(bad(texts.groups.noChat(name), texts.groups.noChatFix))
      else if (config.feishu) found.push(...(await groupOf(patient, chatId, name)))
      const { adminChat } = await policyOf(world.db, id)
      if (!adminChat) found.push(warn(texts.groups.noAdmin(name), texts.groups.noAdminFix))
      else if (config.feishu) found.push(...(await groupOf(patient, adminChat as ChatId, name)))
    }
    const seen = branches.filter((b) => b.chatId).length
    return found.some((f) => f.level === 'bad') || !config.feishu ? found : [...ok(texts.groups.inside(seen)), ...found]
  },
}

export const clock: Check = {
  about: texts.about.clock,
  look: async ({ config, world }) => {
    if (!config.feishu) return []
    const answer = await fetch(config.feishu.baseUrl, { method: 'HEAD', redirect: 'manual' }).catch(() => undefined)
    const theirs = Date.parse(answer?.headers.get('date') ?? '')
    if (Number.isNaN(theirs)) return [warn(texts.clock.unknown, texts.clock.unknownFix)]
    const apart = Math.round(Math.abs(world.clock.now().getTime() - theirs) / 1000)
    return apart > tolerated ? [bad(texts.clock.off(apart), texts.clock.offFix)] : ok(texts.clock.same(apart))
  },
}
