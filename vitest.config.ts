import { defineConfig } from 'vitest/config'

const shared = { exclude: ['test/browser/**', 'node_modules/**', 'dist/**'], testTimeout: 30_000 }

const stories = ['test/{admin,approvals,door,me,pages,pairings,people,policy,roles,shell,shifts,study}/**/*.test.ts']
/** Several real processes, killed, frozen and restarted: `npm run test:campaigns`, alone, because they measure time. */
const campaigns = ['test/cluster/**/*.test.ts', 'test/campaign/**/*.test.ts', 'test/connection/kill.test.ts']

/**
 * Everything on an embedded file; the stories a second time on a libSQL server over HTTP, and a third time with the
 * program in workerd, where Cloudflare's Workers live.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...shared,
          name: 'file',
          include: ['src/**/*.test.ts', 'cards/**/*.test.ts', 'test/**/*.test.ts'],
          exclude: [...shared.exclude, ...campaigns, 'test/workerd/**'],
        },
      },
      { test: { ...shared, name: 'http', include: stories, env: { TEST_DATABASE: 'http' } } },
      {
        test: {
          ...shared,
          name: 'workerd',
          include: [...stories, 'test/workerd/**/*.test.ts'],
          env: { TEST_DATABASE: 'http', TEST_HOME: 'workerd' },
          globalSetup: 'test/support/workerd/bundle.ts',
        },
      },
      { test: { ...shared, name: 'campaigns', include: campaigns, fileParallelism: false } },
    ],
  },
})
