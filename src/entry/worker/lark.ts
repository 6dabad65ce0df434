import type { withTenantToken as bearerOf, HttpInstance, Client as Whole } from '@larksuiteoapi/node-sdk/types'

export type { HttpInstance } from '@larksuiteoapi/node-sdk/types'

/**
 * What stands for `@larksuiteoapi/node-sdk` in the Workers bundle (`paths` in tsconfig.worker.json): the calls that the
 * program makes, under the vendor's own types. Theirs is one class with every API of Feishu, two thirds of the whole
 * bundle. What is missing here does not compile in the third type-check: one line in `Calls` and one where it belongs.
 */
type Im = Whole['im']['v1']
type Contact = Whole['contact']['v3']
type Calls = {
  im: {
    v1: {
      message: Pick<Im['message'], 'create' | 'reply' | 'patch' | 'list'>
      messageReaction: Pick<Im['messageReaction'], 'create'>
      chatMembers: Pick<Im['chatMembers'], 'get' | 'isInChat'>
    }
  }
  contact: {
    v3: {
      user: Pick<Contact['user'], 'batch' | 'batchGetId' | 'findByDepartment'>
      department: Pick<Contact['department'], 'children'>
    }
  }
}

type Method = 'GET' | 'POST' | 'PATCH'
type Payload = { path?: Record<string, string>; params?: object; data?: object; headers?: object }
type Bearer = ReturnType<typeof bearerOf>
type Options = { domain: string; httpInstance: HttpInstance }

export const withTenantToken: typeof bearerOf = (token) => ({ headers: { Authorization: `Bearer ${token}` } })

/** `user_ids=a&user_ids=b`, as the vendor's `arrayFormat: 'repeat'`. */
const repeated = (params: Record<string, unknown>): string => {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(params))
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) query.append(name, String(one))
  return query.toString()
}

export class Client implements Calls {
  readonly #options: Options
  readonly im: Calls['im']
  readonly contact: Calls['contact']

  constructor(options: Options & Record<string, unknown>) {
    this.#options = options
    // biome-ignore lint/suspicious/noExplicitAny: the vendor's types say what goes in and comes out, `Calls` holds us to them
    const call = (method: Method, path: string): any => this.#calling(method, path)
    const chat = 'im/v1/chats/:chat_id/members'
    this.im = {
      v1: {
        message: {
          create: call('POST', 'im/v1/messages'),
          reply: call('POST', 'im/v1/messages/:message_id/reply'),
          patch: call('PATCH', 'im/v1/messages/:message_id'),
          list: call('GET', 'im/v1/messages'),
        },
        messageReaction: { create: call('POST', 'im/v1/messages/:message_id/reactions') },
        chatMembers: { get: call('GET', chat), isInChat: call('GET', `${chat}/is_in_chat`) },
      },
    }
    this.contact = {
      v3: {
        user: {
          batch: call('GET', 'contact/v3/users/batch'),
          batchGetId: call('POST', 'contact/v3/users/batch_get_id'),
          findByDepartment: call('GET', 'contact/v3/users/find_by_department'),
        },
        department: { children: call('GET', 'contact/v3/departments/:department_id/children') },
      },
    }
  }

  request({ url, ...rest }: Payload & { method: Method; url: string }, { headers }: Bearer = {}): Promise<unknown> {
    return this.#options.httpInstance.request({
      ...rest,
      url: `${this.#options.domain}${url}`,
      ...(headers && { headers }),
    })
  }

  #calling(method: Method, template: string) {
    const { domain, httpInstance } = this.#options
    return ({ path = {}, params, data }: Payload = {}, { headers }: Bearer = {}): Promise<unknown> =>
      httpInstance.request({
        url: `${domain}/open-apis/${template.replace(/:(\w+)/g, (_, name: string) => path[name] ?? '')}`,
        method,
        ...(params && { params, paramsSerializer: repeated }),
        ...(data && { data }),
        ...(headers && { headers }),
      })
  }
}
