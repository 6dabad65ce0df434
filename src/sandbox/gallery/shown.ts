/** One state of one face, as the gallery shows it. */
export type Shown = {
  /** The card folder. */
  feature: string
  face: string
  state: string
  /** The card as it would be sent. */
  content: string
  bytes: number
  /** Feishu's words, where it would refuse this card. */
  refusal?: string
}
