import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

/** The program is loaded once a worker, not once a file: it keeps nothing of its own outside what a test opens and closes. */
const together = { isolate: false }
const shared = {
  exclude: ['test/browser/**', 'node_modules/**', 'dist/**'],
  testTimeout: 30_000,
  setupFiles: ['test/support/dice.ts'],
}

const stories = ['test/{admin,approvals,door,me,pages,pairings,people,policy,roles,shell,shifts,study}/**/*.test.ts']
/**
 * One of each kind, for the other database and the other home: what is the same program over the same statements need not
 * all be told again within five minutes. `npm run test:campaigns` tells every story over HTTP, and the rest of these in workerd.
 */
const someStories = [
  'test/{admin,door,shell}/**/*.test.ts',
  'test/study/{answer,mine,points,review}.test.ts',
  'test/pages/login.test.ts',
  'test/policy/said.test.ts',
]
/**
 * Several real processes, killed, frozen and restarted, what is measured in milliseconds, and the long lists: everybody
 * asked everything, and leaving told on the command line. `npm run test:campaigns`, alone, because they measure time.
 */
const campaigns = [
  'test/cluster/**/*.test.ts',
  'test/campaign/**/*.test.ts',
  'test/exam/crowd.test.ts',
  'test/connection/kill.test.ts',
  'test/database/gate.test.ts',
  'test/durability/fsync.test.ts',
  'test/access/{command-line,matrix}.test.ts',
  'test/connection/process.test.ts',
  'test/import/{command-line,leavers}.test.ts',
  'test/month/month.test.ts',
  'test/runtime/stop.test.ts',
]
/** Also told at full length there; the suite has a fifth of it. */
const models = ['test/model/**/*.test.ts']

/**
 * Everything on an embedded file; some stories a second time on a libSQL server over HTTP, and a third time with the
 * program in workerd, where Cloudflare's Workers live.
 */
export default defineConfig({
  test: {
    // By itself it leaves one core free, which on a machine of two is half of it.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        test: {
          ...shared,
          ...together,
          name: 'file',
          include: ['src/**/*.test.ts', 'cards/**/*.test.ts', 'test/**/*.test.ts'],
          exclude: [...shared.exclude, ...campaigns, 'test/workerd/**'],
          env: { APPROVAL_RUNS: '1000' },
        },
      },
      { test: { ...shared, ...together, name: 'http', include: someStories, env: { TEST_DATABASE: 'http' } } },
      { test: { ...shared, ...together, name: 'http-all', include: stories, env: { TEST_DATABASE: 'http' } } },
      {
        test: {
          ...shared,
          ...together,
          name: 'workerd',
          include: [...someStories, 'test/workerd/**/*.test.ts'],
          env: { TEST_DATABASE: 'http', TEST_HOME: 'workerd' },
          globalSetup: 'test/support/workerd/bundle.ts',
        },
      },
      {
        test: {
          ...shared,
          ...together,
          name: 'workerd-all',
          include: ['test/study/{close,weekly}.test.ts'],
          env: { TEST_DATABASE: 'http', TEST_HOME: 'workerd' },
          globalSetup: 'test/support/workerd/bundle.ts',
        },
      },
      { test: { ...shared, name: 'campaigns', include: [...campaigns, ...models], fileParallelism: false } },
    ],
  },
})
