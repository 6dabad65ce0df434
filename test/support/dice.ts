import process from 'node:process'
import fc from 'fast-check'

/** The same every time, so that a red run is red again for whoever looks; another one goes looking for what this one misses. */
const usual = 20_260_302

/**
 * What a test's chances begin with: `TEST_SEED=7 npm test`, or `TEST_SEED=new` for a throw of the dice, which is told.
 *
 * @param own an environment variable that goes before it
 */
export const seedOfRun = (own?: string): number => {
  const asked = (own && process.env[own]) || process.env.TEST_SEED
  if (asked === 'new') return Math.floor(Math.random() * 2 ** 31)
  return asked ? Number(asked) : usual
}

// fast-check tells the seed and the path of what it found.
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: seedOfRun() })
