/** A file that came with a form. */
export type Uploaded = { name: string; bytes: Uint8Array<ArrayBuffer> }

/** What a form sent. Fields that are absent are empty texts: what is required says the use case, not the reader. */
export type Form = {
  /** Ends trimmed, line breaks as \n, no NUL. */
  text(name: string): string
  /** All values of a field that may stand several times (checkboxes). */
  texts(name: string): readonly string[]
  file(name: string): Uploaded | undefined
}

const clean = (text: string): string => text.replaceAll('\0', '').replace(/\r\n?/g, '\n').trim()

export const emptyForm: Form = { text: () => '', texts: () => [], file: () => undefined }

export const readForm = async (sent: FormData): Promise<Form> => {
  const texts = new Map<string, string[]>()
  const files = new Map<string, Uploaded>()
  for (const [name, value] of sent.entries())
    if (typeof value === 'string') texts.set(name, [...(texts.get(name) ?? []), clean(value)])
    else if (value.size > 0) files.set(name, { name: value.name, bytes: new Uint8Array(await value.arrayBuffer()) })
  return {
    text: (name) => texts.get(name)?.[0] ?? '',
    texts: (name) => texts.get(name) ?? [],
    file: (name) => files.get(name),
  }
}
