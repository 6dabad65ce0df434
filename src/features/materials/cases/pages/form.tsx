/** @jsxImportSource hono/jsx */
import { texts as cards } from '../../../../../cards/materials/texts.cases.ts'
import type { AccidentCase } from '../../../../domain/cases/cases.ts'
import { caseKinds } from '../../../../domain/cases/schema.ts'
import type { Form as Sent } from '../../../../platform/pages/form.ts'
import { Checks, Field, Form, PictureField, Select, TextArea } from '../../../../web/form.tsx'
import type { CaseContent } from '../write.ts'
import { texts } from './texts.ts'

const words = texts.form
const short = {
  title: 60,
  happened: 40,
  place: 40,
  environment: 120,
  equipment: 120,
  response: 120,
  basis: 120,
  source: 120,
} as const
const long = { story: 1500, causes: 800, lessons: 800 } as const
const lengths = { ...short, ...long }
type Name = keyof typeof lengths
const needed: readonly Name[] = ['title', 'story', 'environment', 'equipment', 'response']
const names = Object.keys(lengths) as Name[]

export type Errors = Partial<Record<Name | 'kind' | 'picture', string>>

export const kindOptions = caseKinds.map((kind) => [kind, cards.kinds[kind]] as const)
const mostPosts = 8

/** What a form says of a case, or what is wrong with it. */
export const readCaseForm = (
  form: Sent,
  before: AccidentCase | undefined,
): { content: CaseContent } | { errors: Errors } => {
  const text = (name: Name) => form.text(name).slice(0, lengths[name])
  const kind = caseKinds.find((k) => k === form.text('kind'))
  const posts = form
    .text('posts')
    .split(/[、,，\s]+/)
    .filter(Boolean)
    .slice(0, mostPosts)
  const pictures = (before?.pictures ?? []).filter((_, i) => form.texts('keep').includes(String(i)))
  const errors: Errors = {
    ...(!kind && { kind: words.needsKind }),
    ...Object.fromEntries(needed.filter((name) => text(name) === '').map((name) => [name, words.needed])),
    ...(pictures.length + (form.file('picture') ? 1 : 0) > 4 && { picture: words['too-many'] }),
  }
  if (Object.keys(errors).length > 0 || !kind) return { errors }
  const said = Object.fromEntries(names.map((name) => [name, text(name)])) as Record<Name, string>
  return { content: { ...said, kind, posts: posts.map((post) => post.slice(0, 30)), pictures } }
}

export const CaseForm = (props: {
  to: string
  once: string
  before?: AccidentCase | undefined
  sent?: Sent | undefined
  errors?: Errors
}) => {
  const { to, once, before, sent, errors = {} } = props
  const value = (name: Name) => (sent ? sent.text(name) : (before?.[name] ?? ''))
  const hints: Partial<Record<Name, string>> = {
    happened: words.happenedHint,
    place: words.placeHint,
    story: words.storyHint,
  }
  const common = (name: Name) => ({
    ...{ label: words[name], name, value: value(name), maxLength: lengths[name], error: errors[name] },
    ...(needed.includes(name) && { required: true }),
    ...(hints[name] && { hint: hints[name] }),
  })
  return (
    <Form to={to} submit={words.save} once={once} files>
      <Field {...common('title')} />
      <Select
        label={texts.kind}
        name="kind"
        required
        options={kindOptions}
        value={sent ? sent.text('kind') : (before?.kind ?? '')}
        error={errors.kind}
      />
      <Field
        label={words.posts}
        name="posts"
        hint={words.postsHint}
        maxLength={200}
        value={sent ? sent.text('posts') : (before?.posts.join('、') ?? '')}
      />
      <Field {...common('happened')} />
      <Field {...common('place')} />
      {(['story', 'causes', 'lessons'] as const).map((name) => (
        <TextArea {...common(name)} />
      ))}
      <h2>{words.must}</h2>
      {(['environment', 'equipment', 'response'] as const).map((name) => (
        <Field {...common(name)} />
      ))}
      <Field {...common('basis')} />
      <Field {...common('source')} />
      {before && before.pictures.length > 0 && (
        <Checks
          legend={words.kept}
          name="keep"
          options={before.pictures.map((p, i) => [String(i), p.about || words.picture] as const)}
          chosen={sent ? sent.texts('keep') : before.pictures.map((_, i) => String(i))}
        />
      )}
      <PictureField label={words.picture} name="picture" hint={words.pictureHint} error={errors.picture} />
      <Field label={words.pictureAbout} name="about" maxLength={40} value={sent?.text('about') ?? ''} />
    </Form>
  )
}
