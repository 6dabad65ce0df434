import { type Endpoint, pageOf } from '../endpoint.ts'

export const botEndpoints: readonly Endpoint[] = [
  {
    method: 'GET',
    path: '/open-apis/bot/v3/info',
    auth: 'tenant',
    run: ({ world }) => ({
      body: {
        code: 0,
        msg: 'ok',
        bot: {
          activate_status: 2,
          app_name: world.bot.name,
          avatar_url: '',
          ip_white_list: [],
          open_id: world.bot.openId,
        },
      },
    }),
  },
  {
    method: 'GET',
    path: '/open-apis/event/v1/outbound_ip',
    auth: 'tenant',
    scopes: ['event:ip_list'],
    run: ({ url }) => {
      const { page, has_more, page_token } = pageOf(['127.0.0.1'], url, 50, { refusal: 1810001 })
      return { data: { ip_list: page, has_more, page_token } }
    },
  },
]
