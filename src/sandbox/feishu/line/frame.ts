import protobuf from 'protobufjs/minimal.js'

/**
 * One message of the long connection (feishu.md §8): proto2 `Frame{1 SeqID, 2 LogID, 3 service, 4 method, 5 repeated
 * Header{1 key, 2 value}, 6 payload_encoding, 7 payload_type, 8 payload, 9 LogIDNew}`; the first four are required.
 */
export type Frame = {
  service: number
  method: 'control' | 'data'
  headers: Record<string, string>
  payload: Uint8Array
}

/** The wire type of a field that we do not read. */
const wireType = (tag: number) => tag & 7

export const writeFrame = ({ service, method, headers, payload }: Frame): Uint8Array => {
  const writer = protobuf.Writer.create()
  writer.uint32(8).uint64(0)
  writer.uint32(16).uint64(0)
  writer.uint32(24).int32(service)
  writer.uint32(32).int32(method === 'control' ? 0 : 1)
  for (const [key, value] of Object.entries(headers))
    writer.uint32(42).fork().uint32(10).string(key).uint32(18).string(value).ldelim()
  writer.uint32(66).bytes(payload)
  return writer.finish()
}

const readHeader = (reader: protobuf.Reader): [string, string] => {
  const end = reader.uint32() + reader.pos
  let [key, value] = ['', '']
  while (reader.pos < end) {
    const tag = reader.uint32()
    if (tag === 10) key = reader.string()
    else if (tag === 18) value = reader.string()
    else reader.skipType(wireType(tag))
  }
  return [key, value]
}

/** @throws when the bytes are no frame */
export const readFrame = (bytes: Uint8Array): Frame => {
  const reader = protobuf.Reader.create(bytes)
  const frame: Frame = { service: 0, method: 'control', headers: {}, payload: new Uint8Array() }
  while (reader.pos < reader.len) {
    const tag = reader.uint32()
    if (tag === 24) frame.service = reader.int32()
    else if (tag === 32) frame.method = reader.int32() === 0 ? 'control' : 'data'
    else if (tag === 42) {
      const [key, value] = readHeader(reader)
      frame.headers[key] = value
    } else if (tag === 66) frame.payload = reader.bytes()
    else reader.skipType(wireType(tag))
  }
  return frame
}
