/** The text is not read; `message` says why, in words for whoever handed it in. */
export class TextRefusal extends Error {
  override readonly name = 'TextRefusal'
}
