import type { Html } from './page.ts'

/** One line at the top of the next page: what became of the form. */
export type Flash = { tone: 'good' | 'bad' | 'info'; text: string }

export type Reply =
  | { kind: 'page'; title: string; body: Html; status: 200 | 422; flash?: Flash }
  | { kind: 'go'; to: string; flash?: Flash }
  | { kind: 'file'; name: string; type: string; bytes: Uint8Array<ArrayBuffer> | string }
  | { kind: 'not-found' }

export const show = (title: string, body: Html): Reply => ({ kind: 'page', title, body, status: 200 })

/** The form again, with what is wrong with it; nothing was done. */
export const showAgain = (title: string, body: Html, why: string): Reply => ({
  kind: 'page',
  title,
  body,
  status: 422,
  flash: { tone: 'bad', text: why },
})

/** After a form: on to a page of ours, so that a reload sends nothing twice. */
export const goTo = (to: `/${string}`, said?: string, tone: Flash['tone'] = 'good'): Reply => ({
  kind: 'go',
  to,
  ...(said !== undefined && { flash: { tone, text: said } }),
})

/** A file to keep; never drawn by the browser. */
export const download = (name: string, type: string, bytes: Uint8Array<ArrayBuffer> | string): Reply => ({
  kind: 'file',
  name,
  type,
  bytes,
})

/** Not there, or not theirs: nobody can tell which. */
export const notFound: Reply = { kind: 'not-found' }
