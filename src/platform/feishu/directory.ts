import type { Client } from '@larksuiteoapi/node-sdk'
import type { AccountId, ChatId, DepartmentId } from '../../core/ids.ts'
import { chatMembersAnswer, departmentsAnswer, type UserAnswer, usersAnswer } from './answers.ts'
import type { Ask } from './ask.ts'
import type { Directory, Person } from './port.ts'

const most = 50
const mostMembers = 100

type Page<T> = { data: { items: T[]; has_more: boolean; page_token?: string | undefined } }

/** By hand, page after page: the SDK's iterators swallow errors and just end. */
const everyPage = async <T>(next: (page: { page_token?: string }) => Promise<Page<T>>): Promise<T[]> => {
  const all: T[] = []
  let token: string | undefined
  do {
    const { data } = await next(token ? { page_token: token } : {})
    all.push(...data.items)
    token = data.has_more ? data.page_token : undefined
  } while (token)
  return all
}

/** The mobile number and all else that we have no use for ends here. */
const personOf = ({ open_id, name, employee_no, status, department_ids }: UserAnswer): Person => ({
  account: open_id as AccountId,
  ...(name && { name }),
  ...(employee_no && { staffNo: employee_no }),
  standing: status && (status.is_resigned || status.is_exited) ? 'gone' : status ? 'there' : 'untold',
  departments: department_ids as DepartmentId[],
})

/** 通讯录与群成员, read only. */
export const directory = (lark: Client, ask: Ask): Directory => ({
  membersOf: async (chat: ChatId) => {
    const path = { chat_id: encodeURIComponent(chat) }
    const items = await everyPage((page) =>
      ask('read', chatMembersAnswer, (bearer) =>
        lark.im.v1.chatMembers.get(
          { path, params: { member_id_type: 'open_id', page_size: mostMembers, ...page } },
          bearer,
        ),
      ),
    )
    return items.map(({ member_id, name }) => ({ account: member_id as AccountId, name }))
  },

  people: async (accounts) => {
    const found = new Map<AccountId, Person>()
    for (let from = 0; from < accounts.length; from += most) {
      const user_ids = accounts.slice(from, from + most)
      const { data } = await ask('read', usersAnswer, (bearer) =>
        lark.contact.v3.user.batch({ params: { user_ids, user_id_type: 'open_id' } }, bearer),
      )
      for (const item of data.items) found.set(item.open_id as AccountId, personOf(item))
    }
    return found
  },

  departments: async () => {
    const path = { department_id: '0' }
    const items = await everyPage((page) =>
      ask('read', departmentsAnswer, (bearer) =>
        lark.contact.v3.department.children({ path, params: { fetch_child: true, page_size: most, ...page } }, bearer),
      ),
    )
    return items.map(({ open_department_id, parent_department_id, name }) => ({
      id: open_department_id as DepartmentId,
      parent: parent_department_id as DepartmentId,
      name,
    }))
  },

  peopleIn: async (department) => {
    const items = await everyPage((page) =>
      ask('read', usersAnswer, (bearer) =>
        lark.contact.v3.user.findByDepartment(
          { params: { department_id: department, user_id_type: 'open_id', page_size: most, ...page } },
          bearer,
        ),
      ),
    )
    return items.map(personOf)
  },
})
