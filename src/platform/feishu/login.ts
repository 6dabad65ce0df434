import type { HttpInstance } from '@larksuiteoapi/node-sdk'
import type { AccountId } from '../../core/ids.ts'
import { userInfoAnswer, userTokenAnswer } from './answers.ts'
import { readAnswer } from './ask.ts'
import { failure } from './failure.ts'
import type { LoginAsk, LoginProof } from './port.ts'

type App = { appId: string; appSecret: string; baseUrl: string; http: HttpInstance }

/** Feishu's login page has a host of its own; whoever emulates Feishu has one host for all (obtain-oauth-code). */
const accountsOf = (baseUrl: string): string =>
  baseUrl.replace(/^https:\/\/open\.(feishu\.cn|larksuite\.com)$/, 'https://accounts.$1')

export const loginPage = ({ appId, baseUrl }: Pick<App, 'appId' | 'baseUrl'>, ask: LoginAsk): string => {
  const query = new URLSearchParams({
    client_id: appId,
    response_type: 'code',
    redirect_uri: ask.redirectUri,
    state: ask.state,
    code_challenge: ask.challenge,
    code_challenge_method: 'S256',
    ...(ask.anew && { prompt: 'consent' }),
  })
  return `${accountsOf(baseUrl)}/open-apis/authen/v1/authorize?${query}`
}

/**
 * Whose code this is. The person's token is used once, for this, and forgotten.
 *
 * @throws FeishuRefusal, FeishuSilence
 */
export const login = async (app: App, { code, verifier, redirectUri }: LoginProof) => {
  try {
    const token = await app.http.post(`${app.baseUrl}/open-apis/authen/v2/oauth/token`, {
      grant_type: 'authorization_code',
      client_id: app.appId,
      client_secret: app.appSecret,
      code,
      code_verifier: verifier,
      redirect_uri: redirectUri,
    })
    const { access_token } = readAnswer('login', userTokenAnswer, token)
    const person = await app.http.request({
      method: 'GET',
      url: `${app.baseUrl}/open-apis/authen/v1/user_info`,
      headers: { authorization: `Bearer ${access_token}` },
    })
    const { data } = readAnswer('login', userInfoAnswer, person)
    return { account: data.open_id as AccountId, tenantKey: data.tenant_key }
  } catch (error) {
    throw failure('login', error)
  }
}
