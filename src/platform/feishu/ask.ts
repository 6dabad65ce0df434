import { withTenantToken } from '@larksuiteoapi/node-sdk'
import type { z } from 'zod'
import type { Clock } from '../../core/clock.ts'
import type { Log } from '../../core/log.ts'
import { tokenAnswer } from './answers.ts'
import { failure } from './failure.ts'
import { fateOf } from './fates.ts'
import { type Endpoint, FeishuRefusal, FeishuSilence } from './refusal.ts'
import { type TokenShelf, tokenCare } from './token.ts'

type Bearer = ReturnType<typeof withTenantToken>

/** Asks and reads the answer. @throws FeishuRefusal, FeishuSilence */
export type Ask = <T>(endpoint: Endpoint, answer: z.ZodType<T>, act: (bearer: Bearer) => Promise<unknown>) => Promise<T>

/** An answer without what it promises is no answer: whether anything happened is unknown. */
export const readAnswer = <T>(endpoint: Endpoint, answer: z.ZodType<T>, body: unknown): T => {
  const { success, data } = answer.safeParse(body)
  if (success) return data
  throw new FeishuSilence(endpoint, 'code 0 without data', { mayHaveHappened: true })
}

/** Asks with a token; when Feishu refuses that token, once more with a fresh one. */
export const asker = (deps: {
  clock: Clock
  log: Log
  fetchToken: () => Promise<unknown>
  shelf?: TokenShelf | undefined
}): Ask => {
  const fetchToken = async () => {
    try {
      const body = readAnswer('token', tokenAnswer, await deps.fetchToken())
      deps.log.info('feishu.token-fetched', { expire: body.expire })
      return { value: body.tenant_access_token, expireSeconds: body.expire }
    } catch (error) {
      const failed = failure('token', error)
      // Without a token nothing else was asked, so nothing can have happened.
      throw failed instanceof FeishuSilence
        ? new FeishuSilence('token', failed.message, { mayHaveHappened: false, logId: failed.logId })
        : failed
    }
  }
  const token = tokenCare(deps.clock, fetchToken, deps.shelf)

  return async (endpoint, answer, act) => {
    for (let fresh = false; ; fresh = true) {
      const value = await token.get()
      try {
        return readAnswer(endpoint, answer, await act(withTenantToken(value)))
      } catch (error) {
        const failed = failure(endpoint, error)
        if (!(failed instanceof FeishuRefusal) || fateOf(failed) !== 'token' || fresh) throw failed
        token.drop(value)
      }
    }
  }
}
