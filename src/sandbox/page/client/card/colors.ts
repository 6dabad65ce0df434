/** The middle shade of each of Feishu's hues; the others are mixed from it. */
const hues: Record<string, string> = {
  blue: '#3370ff',
  carmine: '#f14ba9',
  green: '#34c724',
  grey: '#8f959e',
  indigo: '#4954e6',
  lime: '#93c222',
  neutral: '#646a73',
  orange: '#ff8800',
  purple: '#9f6ff1',
  red: '#f54a45',
  sunflower: '#fad355',
  turquoise: '#14c0ac',
  violet: '#ca41e0',
  wathet: '#14b9f6',
  yellow: '#ffc60a',
}
const plainColors: Record<string, string> = { white: '#fff', black: '#000', 'bg-white': '#fff', default: 'transparent' }

/** How much of the hue a lighter shade holds, or of black a darker one: percent. */
const lighter: Record<number, number> = { 50: 8, 100: 16, 200: 32, 300: 50, 350: 62, 400: 76 }

export type OwnColors = Record<string, { light_mode?: unknown }>

const shade = (hue: string, level: number): string => {
  if (level === 500) return hue
  if (level < 500) return `color-mix(in srgb, ${hue} ${lighter[level] ?? level / 6}%, white)`
  return `color-mix(in srgb, black ${(level - 500) / 6}%, ${hue})`
}

/** A palette name, with or without its level, or a name that the card declares, as a CSS colour. */
export const cssColor = (name: unknown, own: OwnColors = {}): string | undefined => {
  if (typeof name !== 'string') return undefined
  const declared = Object.hasOwn(own, name) ? own[name]?.light_mode : undefined
  if (typeof declared === 'string' && /^rgba?\([\d.,\s%]+\)$/.test(declared)) return declared
  const [hue = '', level = '500'] = name.split('-')
  if (Object.hasOwn(plainColors, name)) return plainColors[name]
  const middle = Object.hasOwn(hues, hue) ? hues[hue] : undefined
  return middle && shade(middle, Number(level))
}

/** A background by its bare name is the palest shade, as Feishu paints it. */
export const cssGround = (name: unknown): string | undefined =>
  typeof name === 'string' && Object.hasOwn(hues, name) ? cssColor(`${name}-100`) : cssColor(name)

export const classColor = (value: unknown, usual = 'default'): string =>
  typeof value === 'string' && /^[a-z]+$/.test(value) ? value : usual
