/** What was asked of Feishu; the same code means different things on different ones. */
export type Endpoint = 'send' | 'reply' | 'redraw' | 'react' | 'read' | 'token' | 'login'

type Said = {
  endpoint: Endpoint
  code: number
  httpStatus: number
  /** The card's own error inside 230099 («ErrCode: 11310»). */
  subCode?: number
  /** `x-ogw-ratelimit-reset`: seconds until the limit lets go. */
  resetSeconds?: number
  /** Feishu's reference for its support. */
  logId?: string
}

/** Feishu said no, with a code: nothing happened. Its wording is not kept, because it may echo what people typed. */
export class FeishuRefusal extends Error {
  override readonly name = 'FeishuRefusal'
  readonly endpoint: Endpoint
  readonly code: number
  readonly httpStatus: number
  readonly subCode: number | undefined
  readonly resetSeconds: number | undefined
  readonly logId: string | undefined

  constructor(said: Said) {
    super(`Feishu refused ${said.endpoint} with ${said.code}${said.subCode ? `/${said.subCode}` : ''}`)
    this.endpoint = said.endpoint
    this.code = said.code
    this.httpStatus = said.httpStatus
    this.subCode = said.subCode
    this.resetSeconds = said.resetSeconds
    this.logId = said.logId
  }
}

/** No answer that could be read: it may have happened or not. */
export class FeishuSilence extends Error {
  override readonly name = 'FeishuSilence'
  readonly endpoint: Endpoint
  /** False when the request certainly never arrived: no token, no route, no name, connection refused. */
  readonly mayHaveHappened: boolean
  readonly logId: string | undefined

  /** @param how in few words of ours: 'timeout', 'http 502', 'no json' … */
  constructor(endpoint: Endpoint, how: string, options: { mayHaveHappened: boolean; logId?: string | undefined }) {
    super(`no answer to ${endpoint}: ${how}`)
    this.endpoint = endpoint
    this.mayHaveHappened = options.mayHaveHappened
    this.logId = options.logId
  }
}
