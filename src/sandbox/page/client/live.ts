import { batch, computed } from '@preact/signals'
import type { Pulse } from '../wire.ts'
import { loadPanelSoon } from './panels/load.ts'
import { loadPeople, refresh, refreshJobs, refreshJobsSoon } from './refresh.ts'
import { ahead, badDays, connected, month, monthRuns, now, replyingTo, setClock } from './state.ts'
import { timeOf } from './time.ts'

let life = ''

/** A new life: after a reset or a restart of the program. */
const beginAnew = async (): Promise<void> => {
  replyingTo.value = undefined
  await loadPeople()
  await refreshJobs()
}

/** While a month flies by, the page looks this often: it stays at hand, and the month gets the machine. Milliseconds. */
const flying = 1_000
let lookedAt = 0

const take = async (pulse: Pulse): Promise<void> => {
  const fresh = pulse.life !== life
  const flies = monthRuns.value && pulse.month?.state === 'running'
  if (!fresh && flies && performance.now() - lookedAt < flying) return
  lookedAt = performance.now()
  life = pulse.life
  batch(() => {
    setClock(pulse.now)
    badDays.value = pulse.faults
    month.value = pulse.month
  })
  if (fresh) await beginAnew()
  else refreshJobsSoon()
  loadPanelSoon()
  await refresh()
}

/** Keeps the page at the sandbox's pace: one stream of «something changed», and a clock that runs between. */
export const follow = (): void => {
  const stream = new EventSource('/sandbox/api/stream')
  stream.addEventListener('pulse', (event) => {
    connected.value = true
    take(JSON.parse(event.data) as Pulse).catch(() => {
      connected.value = false
      life = ''
    })
  })
  stream.addEventListener('error', () => {
    connected.value = false
    if (stream.readyState !== EventSource.CLOSED) return
    stream.close()
    setTimeout(follow, 1_000)
  })
}

export const runClock = (): void => {
  setInterval(() => {
    now.value = Date.now() + ahead.value
  }, 1_000)
  const minute = computed(() => timeOf(now.value))
  minute.subscribe(() => {
    if (!monthRuns.value) refreshJobsSoon()
  })
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void refresh()
  })
}
