/** @jsxImportSource hono/jsx */
import { texts as cards } from '../../../../cards/materials/texts.ts'
import { Facts } from '../../../web/section.tsx'
import type { Version } from '../store.ts'
import { texts } from './texts.ts'

const words = texts.one

const sizeOf = (bytes: number): string =>
  bytes >= 1_048_576 ? `${(bytes / 1_048_576).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1024))} KB`

const validOf = ({ validFrom, validTo }: Version): string =>
  [validFrom && words.from(validFrom), validTo && words.to(validTo)].filter(Boolean).join('，')

/** One version as it was written: lines are lines, signs are signs, links only to http and https. */
export const VersionText = ({ of }: { of: Version }) => {
  const files = `/materials/${of.materialId}/versions/${of.version}/files`
  return (
    <>
      <Facts
        of={[
          [words.version, words.versionOf(of.version)],
          ...(of.purpose ? [[words.purpose, of.purpose] as const] : []),
          [words.kind, cards.kinds[of.kind]],
          ...(of.subject ? [[words.subject, of.subject] as const] : []),
          [words.post, of.post || words.everyone],
          ...(validOf(of) ? [[words.valid, validOf(of)] as const] : []),
          ...(of.source ? [[words.source, of.source] as const] : []),
          ...(of.changes ? [[words.changes, of.changes] as const] : []),
        ]}
      />
      {of.body && <div class="lines">{of.body}</div>}
      {of.files.map(
        (file, i) => file.kind === 'picture' && <img class="photo" src={`${files}/${i}`} alt={file.name} />,
      )}
      {of.links.length > 0 && (
        <>
          <h2>{words.links}</h2>
          <ul>
            {of.links.map(({ url, label }) => (
              <li>
                <a href={url} rel="noopener noreferrer nofollow" target="_blank">
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      {of.files.length > 0 && (
        <>
          <h2>{words.files}</h2>
          <ul>
            {of.files.map((file, i) => (
              <li>
                <a href={`${files}/${i}`}>{words.download(file.name, sizeOf(file.bytes))}</a>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
