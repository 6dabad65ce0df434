import { refuse } from '../codes.ts'
import type { Answer, ApiCall, Endpoint } from '../endpoint.ts'
import { fileBytes, imageBytes } from '../limits.ts'
import { recognise } from '../picture.ts'
import { store, uploadedBytes } from '../uploads.ts'

const formOf = async ({ request }: ApiCall): Promise<FormData> => {
  try {
    return await request.formData()
  } catch {
    return refuse(234001, { message: 'Invalid request param: the body is not multipart/form-data' })
  }
}

const bytesOf = async (form: FormData, field: string, most: number): Promise<Buffer> => {
  const file = form.get(field)
  if (!(file instanceof Blob)) return refuse(234001, { message: `Invalid request param: ${field} is not a file` })
  if (file.size === 0) return refuse(234010)
  if (file.size > most) return refuse(234006)
  return Buffer.from(await file.arrayBuffer())
}

const uploadImage = async (call: ApiCall): Promise<Answer> => {
  const form = await formOf(call)
  const purpose = form.get('image_type')
  if (purpose !== 'message' && purpose !== 'avatar') return refuse(234001)
  const bytes = await bytesOf(form, 'image', imageBytes)
  const picture = recognise(bytes)
  if (!picture) return refuse(234011)
  const most = picture.type === 'image/gif' ? 2000 : 12_000
  if ((picture.width ?? 0) > most || (picture.height ?? 0) > most) return refuse(234039)
  const image_key = store(call.world, { kind: 'image', name: 'image', type: picture.type, bytes, by: 'bot' })
  return { data: { image_key } }
}

const fileTypes = ['opus', 'mp4', 'pdf', 'doc', 'xls', 'ppt', 'stream']

const uploadFile = async (call: ApiCall): Promise<Answer> => {
  const form = await formOf(call)
  const name = form.get('file_name')
  if (!fileTypes.includes(String(form.get('file_type'))) || typeof name !== 'string' || !name) return refuse(234001)
  const bytes = await bytesOf(form, 'file', fileBytes)
  const file_key = store(call.world, { kind: 'file', name, type: 'application/octet-stream', bytes, by: 'bot' })
  return { data: { file_key } }
}

/** Only what this app has uploaded itself; what people send comes through the message it is in. */
const download =
  (kind: 'image' | 'file') =>
  ({ world, params }: ApiCall): Answer => {
    const upload = world.state.uploads.get(params.key ?? '')
    if (upload?.kind !== kind) return refuse(234005)
    return upload.by === 'bot' ? uploadedBytes(upload) : refuse(234008)
  }

const path = '/open-apis/im/v1'
const scopes = ['im:resource', 'im:resource:upload']

export const fileEndpoints: readonly Endpoint[] = [
  { method: 'POST', path: `${path}/images`, auth: 'tenant', scopes, multipart: true, run: uploadImage },
  { method: 'POST', path: `${path}/files`, auth: 'tenant', scopes, multipart: true, run: uploadFile },
  { method: 'GET', path: `${path}/images/:key`, auth: 'tenant', run: download('image') },
  { method: 'GET', path: `${path}/files/:key`, auth: 'tenant', run: download('file') },
]
