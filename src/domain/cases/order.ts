import type { CaseId } from '../../core/ids.ts'

/**
 * In the order in which to show them: not shown lately before the rest, for these very posts before those for everyone,
 * the longest ago first. What is for other posts is left out. Pure.
 */
export const orderCases = <C extends { family: CaseId; posts: readonly string[] }>(
  all: readonly C[],
  {
    posts,
    notShownSince,
    shownAt,
  }: { posts: readonly string[]; notShownSince: Date; shownAt(family: CaseId): Date | undefined },
): C[] =>
  all
    .filter((c) => c.posts.length === 0 || c.posts.some((post) => posts.includes(post)))
    .map((c, order) => {
      const at = shownAt(c.family)?.getTime() ?? 0
      return { c, order, at, lately: at > notShownSince.getTime() ? 1 : 0, general: c.posts.length === 0 ? 1 : 0 }
    })
    .sort(
      (a, b) =>
        a.lately - b.lately ||
        // Of those shown lately only the time matters: whatever was shown last comes last.
        (a.lately ? 0 : a.general - b.general) ||
        a.at - b.at ||
        a.order - b.order,
    )
    .map(({ c }) => c)
