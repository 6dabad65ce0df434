import { expect, test } from 'vitest'
import { redactedLogger } from './troubles.ts'

const logging = () => {
  const lines: unknown[] = []
  const put = (event: string, fields?: object) => void lines.push([event, fields])
  const stop = new AbortController()
  const logger = redactedLogger({ info: put, warn: put, error: put, with: () => ({}) as never }, stop.signal)
  return { lines, logger, stop }
}

test('只留是哪一种，话里的票据和内容一个字也不留', () => {
  const { lines, logger } = logging()
  logger.warn(['[ws]', 'no pong/inbound within 30s of last ping, terminating to trigger reconnect'])
  logger.error(['[ws]', 'failed to merge event fragments, message_id: om_1; trace_id: t; error: bad'])
  logger.error(['[ws]', 'something new about wss://host/?access_key=secret'])
  logger.debug()
  expect(lines).toEqual([
    ['connection.trouble', { kind: 'watchdog' }],
    ['connection.trouble', { kind: 'fragments-unreadable' }],
    ['connection.trouble', { kind: 'other' }],
  ])
})

test('别处说过的、自己要停时的，不再说', () => {
  const { lines, logger, stop } = logging()
  logger.error(['[ws]', 'invoke event failed, message_type: event; error: NotTaken: refused'])
  stop.abort()
  logger.error(['[ws]', 'ws error'])
  expect(lines).toEqual([])
})
