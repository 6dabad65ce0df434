import type { HtmlEscapedString } from 'hono/utils/html'
import type { AccountId, BranchId, MemberId, TeamId } from '../../core/ids.ts'
import type { Rule } from '../rule.ts'
import type { World } from '../world.ts'
import type { Form } from './form.ts'
import type { Reply } from './reply.ts'

/** What the kit's components make. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>

/** The person at the page: logged in, in the roster, looked up for this very request. */
export type Visitor = { id: MemberId; account: AccountId; name: string; branchId: BranchId; teamId: TeamId }

export type Visit = {
  member: Visitor
  /** From the path: `/people/:id`. */
  params: Readonly<Record<string, string>>
  /** One value of the address's query; empty when absent. */
  query(name: string): string
  /** What was sent with the form; empty on GET. */
  form: Form
  /**
   * The same for every copy of one drawn form, so that a form sent twice is one act. Needs `once` on the form; something
   * new when the form had none.
   */
  once: string
}

/**
 * One address that people open or send a form to. Made by `page` of `domain/access`, which asks anew with every visit
 * who may.
 */
export type Page = {
  method: 'GET' | 'POST'
  /** As the router spells it. Forms are sent to an address beneath the page that shows them. */
  path: `/${string}`
  rule: Rule
  /** A grave matter: the login must be younger than five minutes. Mark the page that shows the form too. */
  stepUp?: true
  /** Its tile on the home page, for those who may. */
  menu?: { label: string; about: string }
  /** What this visitor may have done here; nothing for whoever may not, and for what is not there. */
  enter(world: World, visit: Visit): Promise<(() => Promise<Reply>) | undefined>
}
