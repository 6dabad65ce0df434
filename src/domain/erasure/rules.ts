import { eq, or, type SQL, sql } from 'drizzle-orm'
import { type Forgetting, type Forgotten, mayName, speaksOf } from '../../platform/forget.ts'
import { clicks, inbox } from '../../platform/inbox/schema.ts'
import { letters, redraws } from '../../platform/outbox/schema.ts'
import { nouns } from './nouns.ts'

const nobody = sql`false`
const any = (...conditions: (SQL | undefined)[]): SQL => or(...conditions) ?? nobody

/** Of the person's own account; of nobody when there was none. */
const byAccount = (column: Parameters<typeof eq>[0], { account }: Forgotten): SQL =>
  account ? eq(column, account) : nobody

const fromPerson = (person: Forgotten): SQL => byAccount(inbox.partition, person)
const toPerson = (person: Forgotten): SQL => byAccount(letters.recipient, person)

/** What Feishu posted, what we sent, and what people answered to it. The order matters: the ids go last. */
const correspondence: readonly Forgetting[] = [
  {
    table: redraws,
    of: (person) =>
      any(
        sql`${redraws.letterKey} in (select key from ${letters} where ${toPerson(person)})`,
        sql`${redraws.wanted} <= ${redraws.drawn} and ${mayName(sql`${redraws.content}`, sql`${redraws.dueAt}`, person)}`,
      ),
    becomes: 'gone',
  },
  {
    table: letters,
    of: (person) =>
      sql`${letters.content} <> '' and (
        (${letters.state} in ('sent', 'expired', 'discarded')
          and ${mayName(sql`${letters.content}`, sql`${letters.writtenAt}`, person)})
        or (${letters.state} in ('lost', 'unknown', 'held') and (${speaksOf(sql`${letters.content}`, person)})))`,
    becomes: {
      content: '',
      lastError: null,
      state: sql`case when ${letters.state} in ('lost', 'unknown', 'held') then 'discarded' else ${letters.state} end`,
    },
  },
  {
    table: letters,
    of: toPerson,
    becomes: {
      ...{ content: '', lastError: null, recipient: '', onMessage: null, messageId: null, chatId: null },
      state: sql`case when ${letters.state} in ('pending', 'lost', 'unknown', 'held') then 'discarded' else ${letters.state} end`,
    },
  },
  {
    table: inbox,
    of: (person) =>
      sql`${inbox.state} <> 'pending' and ${inbox.body} <> '{}'
        and ${mayName(sql`${inbox.body}`, sql`${inbox.receivedAt}`, person)}`,
    becomes: { body: '{}', lastError: null },
  },
  {
    table: inbox,
    of: fromPerson,
    becomes: {
      ...{ body: '{}', lastError: null, partition: '' },
      state: sql`case when ${inbox.state} = 'pending' then 'ignored' else ${inbox.state} end`,
    },
  },
  {
    table: clicks,
    of: (person) => any(byAccount(clicks.account, person), mayName(sql`${clicks.reply}`, sql`${clicks.at}`, person)),
    becomes: 'gone',
  },
]

/** 忘记一个人，从哪里忘起：of everything below the features; theirs come first, and who it was goes last. */
export const commonRules: readonly Forgetting[] = [...correspondence, ...nouns]
