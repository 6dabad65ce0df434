import { useSignal } from '@preact/signals'
import type { RosterLine } from '../../panels/lines.ts'
import { becomePerson } from '../place.ts'
import { person } from '../state.ts'
import { peopleTexts } from './people-texts.ts'

const shiftOf = ({ shift }: RosterLine): string => peopleTexts.off[shift] ?? shift

const matches = (of: RosterLine, words: string): boolean => {
  const line = `${of.name} ${of.staffNo} ${of.team} ${shiftOf(of)} ${of.mentor ?? ''}`
  return words.split(/\s+/).every((word) => line.includes(word))
}

const Words = ({ of }: { of: RosterLine }) => (
  <>
    <strong>{of.name}</strong>
    <span>{of.team}</span>
    <span>{shiftOf(of)}</span>
    <span class="muted">
      {[of.openId ? '' : peopleTexts.noAccount, of.mentor ? peopleTexts.mentoredBy(of.mentor) : '']
        .filter((word) => word !== '')
        .join(' · ')}
    </span>
  </>
)

const Line = ({ of }: { of: RosterLine }) => {
  const { openId } = of
  if (openId === undefined)
    return (
      <li class="roster-line">
        <Words of={of} />
      </li>
    )
  return (
    <li>
      <button
        type="button"
        class="roster-line"
        aria-current={openId === person.value ? 'true' : undefined}
        onClick={() => becomePerson(openId)}
      >
        <Words of={of} />
      </button>
    </li>
  )
}

/** 花名册: everybody in one line, those without an account too. */
export const RosterList = ({ of }: { of: readonly RosterLine[] }) => {
  const words = useSignal('')
  const found = of.filter((one) => matches(one, words.value.trim()))
  return (
    <section class="roster" aria-labelledby="roster-title">
      <div class="section-title">
        <h2 id="roster-title">{peopleTexts.roster}</h2>
        <span class="muted">{peopleTexts.count(found.length)}</span>
      </div>
      <input
        type="search"
        class="search"
        aria-label={peopleTexts.search}
        placeholder={peopleTexts.search}
        value={words.value}
        onInput={(event) => {
          words.value = event.currentTarget.value
        }}
      />
      <ul class="roster-lines">
        {found.map((one) => (
          <Line key={one.id} of={one} />
        ))}
        {found.length === 0 && <li class="muted">{peopleTexts.noneFound}</li>}
      </ul>
    </section>
  )
}
