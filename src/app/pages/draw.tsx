/** @jsxImportSource hono/jsx */
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Flash } from '../../platform/pages/reply.ts'
import { LinkButton, Row } from '../../web/button.tsx'
import { Layout, type Shown } from '../../web/layout.tsx'
import { Section } from '../../web/section.tsx'
import { cookiesOf } from './cookies.ts'
import { secure } from './headers.ts'
import { originOf } from './origin.ts'
import type { Site } from './site.ts'

const flashOf = (text: string | undefined): Flash | undefined => (text ? (JSON.parse(text) as Flash) : undefined)

/** One whole page, with the line that the last form left for it. */
export const draw = async (
  { world, secret }: Site,
  c: Context,
  shown: Omit<Shown, 'nonce' | 'path'>,
  status: ContentfulStatusCode = 200,
): Promise<Response> => {
  const { publicUrl } = world.config
  const nonce = world.ids.next()
  const cookies = cookiesOf(c, { publicUrl, secret })
  const left = flashOf(await cookies.signed('fc-said'))
  if (left) cookies.drop('fc-said')
  secure(c, { nonce, https: originOf(c, publicUrl).startsWith('https:') })
  const page = await (<Layout {...shown} flash={shown.flash ?? left} nonce={nonce} path={c.req.path} />)
  return c.html(`<!doctype html>${page}`, status)
}

/** A page that says one thing and where to go from there. */
export const plainPage = (body: string, ways: readonly { to: string; text: string }[] = [], more?: string) => (
  <Section>
    <p>{body}</p>
    {more && <p class="note">{more}</p>}
    {ways.length > 0 && (
      <Row>
        {ways.map(({ to, text }, i) => (
          <LinkButton to={to} text={text} look={i === 0 ? 'main' : 'plain'} />
        ))}
      </Row>
    )}
  </Section>
)
