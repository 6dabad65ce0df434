/** Feishu's words for its codes, for the log reader; the bot must branch on the number alone (feishu.md §5.2). */
const words: Record<number, string> = {
  1: 'system busy',
  403: 'forbidden',
  514: 'app id or app secret is wrong',
  2200: 'Internal Error',
  9499: 'Bad Request',
  10002: 'invalid card param',
  10003: 'invalid param',
  10014: 'app secret invalid',
  11310: 'card action is lock',
  11311: 'invalid card format',
  20001: 'The request is missing a required parameter.',
  20002: 'The client secret is invalid.',
  20003: 'The authorization code is not found.',
  20004: 'The authorization code has expired.',
  20008: 'The user does not exist.',
  20010: 'The user does not have permission to use this app.',
  20021: 'User resigned.',
  20024: 'The authorization code does not match the client ID.',
  20036: 'The grant_type is not supported.',
  20048: 'The specified app does not exist.',
  20049: 'PKCE code challenge failed.',
  20065: 'The authorization code has been used.',
  20066: 'The user status is invalid.',
  20071: 'The redirect_uri does not match.',
  100000: 'the card is too large',
  200000: 'message recalled',
  200310: 'card belongs to another app',
  200320: 'open_ids not supported for a shared card',
  230001: 'Your request contains an invalid request parameter.',
  230002: 'The bot can not be outside the group.',
  230009: 'This message can no longer be recalled.',
  230011: 'The message was recalled.',
  230012: 'Bot is NOT the sender of the message.',
  230013: 'Bot has NO availability to this user.',
  230020: 'This operation triggers the frequency limit.',
  230023: 'The number of unread urgent messages exceeds the limit.',
  230025: 'The length of the message content reaches its limit.',
  230026: 'No permission to recall this message.',
  230027: 'Lack of necessary permissions.',
  230029: 'User has resigned.',
  230031: 'The message is beyond the time limit of 14 days.',
  230033: 'The message is beyond the time limit of 7 days.',
  230034: 'The receive_id is invalid.',
  230035: 'Send Message Permission deny.',
  230050: 'The message is invisible to the operator.',
  230053: 'The user has stopped the bot from sending messages.',
  230054: 'This operation is not supported for this message type.',
  230055: 'The type of file upload does not match the type of message being sent.',
  230071: 'Only the sender of the message can edit it.',
  230072: 'The message has reached the number of times it can be edited.',
  230110: 'Action unavailable as the message has been deleted.',
  231001: 'reaction type is invalid.',
  231002: 'The operator has no permission to react on the specific message.',
  231003: 'The message is not found, maybe not exist or deleted.',
  231004: 'The chat in which the message exists is not found, maybe not exist, deleted or archived.',
  231007: 'The operator has no permission to delete this reaction.',
  231008: 'The operator has no access to the message.',
  231010: 'The reaction does not belong to the message.',
  231011: 'The request has an invalid reaction_id.',
  231017: 'This operation is not supported for this message type.',
  231022: 'Bot has NO availability to this user.',
  232001: 'Your request contains an invalid request parameter.',
  232006: 'Your request specifies a chat_id which is invalid.',
  232009: 'Your request specifies a chat which has already been dissolved.',
  232011: 'Operator can NOT be out of the chat.',
  234001: 'Invalid request param.',
  234003: 'File not in msg.',
  234004: 'App not in chat.',
  234005: 'Image has been deleted',
  234006: 'The file size exceed the max value.',
  234008: 'The app is not the resource sender.',
  234010: "File's size can't be 0.",
  234011: "Can't recognize the image format.",
  234039: 'Image resolution exceeds limit.',
  234043: 'Unsupported message type.',
  300020: 'card token format error',
  300030: 'card token expired',
  300040: 'card token used up',
  300090: 'open_ids is required for an exclusive card',
  40001: 'invalid parameter',
  40004: 'no dept authority error',
  40011: 'page size is invalid',
  1810001: 'param is invalid',
  99991201: 'request path not found',
  99991301: 'request method not allowed',
  99991400: 'request trigger frequency limit',
  99991661: 'Missing access token for authorization. Please make a request with token attached.',
  99991663: 'Invalid access token for authorization. Please make a request with token attached.',
  99991668: 'Invalid user access token for authorization.',
  99991671: 'Invalid access token format: the token must start with t- or u-.',
  99991672: 'Access denied. One of the following scopes is required.',
  99991677: 'Authentication token expired.',
  99992351: 'not a valid {open_id}',
  99992354: 'not a valid {message_id}',
  99992361: 'open_id cross app',
  99992402: 'field validation failed',
  1000040343: 'internal error',
  1000040350: 'the number of connections exceeded the limit',
}

export const wordsOf = (code: number): string => words[code] ?? 'error'

export type RefusalDetail = {
  status?: number
  message?: string
  /** Goes into `error` beside log_id. */
  error?: Record<string, unknown>
  headers?: Record<string, string>
}

/** A refusal by the platform: HTTP 400 unless it says otherwise (feishu.md §12.0). */
export class ApiError extends Error {
  readonly code: number
  readonly status: number
  readonly detail: RefusalDetail
  constructor(code: number, detail: RefusalDetail = {}) {
    super(detail.message ?? wordsOf(code))
    this.code = code
    this.status = detail.status ?? 400
    this.detail = detail
  }
}

export function refuse(code: number, detail?: RefusalDetail): never {
  throw new ApiError(code, detail)
}

export const refuseField = (field: string, description: string): never =>
  refuse(99992402, { error: { field_violations: [{ field, description }] } })
