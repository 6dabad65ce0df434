/**
 * What stands for `zod` in the Workers bundle (`paths` in tsconfig.worker.json): the same library without what nobody
 * here uses, above all its messages in fifty languages, a third of the whole bundle. What is missing in the list does not
 * compile in the third type-check.
 */
export * as z from './zod-parts.ts'
