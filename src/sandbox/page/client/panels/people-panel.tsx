import { peoplePanel } from './load.ts'
import { peopleTexts } from './people-texts.ts'
import { PersonDetail } from './person-detail.tsx'
import { RosterList } from './roster-list.tsx'
import { panelTexts } from './texts.ts'

/** 人: who is being played, as the bot sees them, and everybody's line. */
export const PeoplePanel = () => {
  const of = peoplePanel.value
  return (
    <>
      <p class="muted about">{peopleTexts.about}</p>
      {of === undefined ? <p class="muted">{panelTexts.loading}</p> : null}
      {of && (of.person ? <PersonDetail of={of.person} /> : <p class="muted">{peopleTexts.nobody}</p>)}
      {of && <RosterList of={of.roster} />}
    </>
  )
}
