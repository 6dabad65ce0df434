/** As the feature keeps it. */
export type MaterialKind = 'xuexi' | 'directive' | 'culture' | 'standard' | 'accident' | 'other'

/** What cards show of a material; everything in it is people's own words. */
export type MaterialFace = {
  material: string
  version: number
  title: string
  kind: MaterialKind
  subject: string
  purpose: string
  body: string
  source: string
  /** 'YYYY-MM-DD', the last day. */
  validTo?: string | undefined
  changes: string
  links: readonly { url: string; label: string }[]
  pictures: readonly string[]
  sounds: readonly string[]
  /** Names of files that are sent beside the card. */
  files: readonly string[]
  /** There is a question that may be asked. */
  hasCheck: boolean
  /** Its page. */
  url: string
}
