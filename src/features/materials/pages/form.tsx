/** @jsxImportSource hono/jsx */
import type { StoredQuestion } from '../../../domain/questions/store.ts'
import type { Form as Sent } from '../../../platform/pages/form.ts'
import { Checks, Field, FileField, Form, PictureField, Select, TextArea } from '../../../web/form.tsx'
import type { Stored, Version } from '../store.ts'
import { kindOptions } from './list.page.tsx'
import { type Errors, most } from './read-form.ts'
import { texts } from './texts.ts'

const words = texts.form

/** What stands in a field: what was just sent, else what the version before says. */
const valuesFrom = (before: Version | undefined, sent: Sent | undefined) => {
  const links = before?.links.map(({ label, url }) => `${label} ${url}`).join('\n') ?? ''
  const own = {
    ...{ title: before?.title ?? '', kind: before?.kind ?? '', purpose: before?.purpose ?? '' },
    ...{ subject: before?.subject ?? '', post: before?.post ?? '', body: before?.body ?? '', links },
    ...{ source: before?.source ?? '', from: before?.validFrom ?? '', to: before?.validTo ?? '' },
    ...{ changes: '', stem: '', options: '', answer: '', explanation: '', bank: '' },
  }
  return (name: keyof typeof own): string => (sent ? sent.text(name) : own[name])
}

const shortened = (stem: string) => (stem.length > 50 ? `${stem.slice(0, 49)}…` : stem)

type Props = {
  to: string
  once: string
  branchId?: string
  before?: Version | undefined
  /** As it was sent, when something in it is wrong. */
  sent?: Sent | undefined
  errors?: Errors
  bank: readonly StoredQuestion[]
  /** Drafts whose files may be taken over. */
  drafts: readonly Stored[]
}

const Check = ({ before, sent, errors = {}, bank }: Props) => {
  const value = valuesFrom(before, sent)
  const options = [...(before?.questionId ? [words.checkKeep] : []), ...words.checks]
  // What was published without a question is not asked for one because a word in it changes.
  const usual = before?.publishedAt ? 'none' : 'own'
  const chosen = sent?.text('check') || (before?.questionId ? 'keep' : usual)
  return (
    <>
      <Checks legend={words.check} name="check" options={options} chosen={[chosen]} one />
      {errors.check && <p class="error">{errors.check}</p>}
      <Select
        label={words.bank}
        name="bank"
        options={[['', '—'], ...bank.map((q) => [q.id, shortened(q.stem)] as const)]}
        value={value('bank')}
        error={errors.bank}
      />
      <TextArea
        label={words.stem}
        name="stem"
        hint={words.stemHint}
        rows={2}
        maxLength={300}
        value={value('stem')}
        error={errors.stem}
      />
      <TextArea
        label={words.options}
        name="options"
        hint={words.optionsHint}
        maxLength={1200}
        value={value('options')}
        error={errors.options}
      />
      <Field
        label={words.answer}
        name="answer"
        hint={words.answerHint}
        maxLength={20}
        value={value('answer')}
        error={errors.answer}
      />
      <TextArea label={words.explanation} name="explanation" rows={2} maxLength={500} value={value('explanation')} />
    </>
  )
}

const Files = ({ before, sent, errors = {}, drafts }: Props) => {
  const all = before?.files ?? []
  return (
    <>
      {all.length > 0 && (
        <Checks
          legend={words.kept}
          name="keep"
          options={all.map((file, i) => [String(i), file.name] as const)}
          chosen={sent ? sent.texts('keep') : all.map((_, i) => String(i))}
        />
      )}
      {drafts.length > 0 && (
        <Select
          label={words.draft}
          name="draft"
          hint={words.draftHint}
          options={[['', '—'], ...drafts.map(({ material, version }) => [material.id, version.title] as const)]}
          value={sent?.text('draft') ?? ''}
        />
      )}
      <PictureField label={words.picture} name="picture" hint={words.pictureHint} error={errors.picture} />
      <FileField label={words.file} name="file" hint={words.fileHint} error={errors.file} />
      <FileField label={words.sound} name="sound" hint={words.soundHint} accept=".opus,.ogg" error={errors.sound} />
    </>
  )
}

/** Everything that a version says, on one form. */
export const MaterialForm = (props: Props) => {
  const { to, once, before, sent, errors = {}, branchId } = props
  const value = valuesFrom(before, sent)
  const isChange = before?.publishedAt != null
  const line = (name: 'title' | 'purpose' | 'subject' | 'post' | 'source' | 'changes') =>
    ({ label: words[name], name, value: value(name), maxLength: most[name] }) as const
  return (
    <Form to={to} submit={words.save} once={once} files>
      {branchId && <input type="hidden" name="branch" value={branchId} />}
      <Field {...line('title')} required error={errors.title} />
      <Select label={words.kind} name="kind" required options={kindOptions} value={value('kind')} error={errors.kind} />
      {isChange && <Field {...line('changes')} required hint={words.changesHint} error={errors.changes} />}
      <Field {...line('purpose')} hint={words.purposeHint} />
      <Field {...line('subject')} />
      <Field {...line('post')} hint={words.postHint} />
      <TextArea
        label={words.body}
        name="body"
        hint={words.bodyHint}
        rows={10}
        maxLength={most.body}
        value={value('body')}
        error={errors.body}
      />
      <TextArea label={words.links} name="links" hint={words.linksHint} value={value('links')} error={errors.links} />
      <Files {...props} />
      <Field {...line('source')} hint={words.sourceHint} />
      <Field label={words.from} name="from" type="date" value={value('from')} error={errors.from} />
      <Field label={words.to} name="to" type="date" value={value('to')} error={errors.to} />
      <Check {...props} />
      {isChange && (
        <Checks
          legend={words.renew}
          name="renew"
          options={words.renewOptions}
          chosen={sent ? sent.texts('renew') : ['yes']}
        />
      )}
    </Form>
  )
}
