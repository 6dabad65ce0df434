import { signal } from '@preact/signals'
import type { Jumped } from '../wire.ts'
import { command } from './api.ts'
import { sayRefusal } from './gestures.ts'
import { refresh, refreshJobs } from './refresh.ts'
import { jobs, monthRuns, now, resetting, setClock } from './state.ts'
import { jobNames, texts } from './texts.ts'
import { dateOf, timeOf, tomorrowMorning } from './time.ts'
import { showToast } from './toast.tsx'

/** Which way the clock is being moved, until it has arrived. */
export const jumping = signal<'advance' | 'next' | 'go' | undefined>(undefined)
/** Where the last move led, in words. */
export const arrival = signal('')

const jump = async (way: 'advance' | 'next' | 'go', body: object, near: DOMRect): Promise<void> => {
  if (jumping.value || monthRuns.value) return
  jumping.value = way
  arrival.value = texts.jumping
  try {
    const { now: at, job } = await command<Jumped>(`clock/${way}`, body)
    setClock(at)
    arrival.value =
      way === 'next' && !job
        ? texts.noNextJob
        : texts.arrived(`${dateOf(at, at)} ${timeOf(at)}`, job && (jobNames[job] ?? job))
    await Promise.all([refresh(), refreshJobs()])
  } catch (error) {
    arrival.value = ''
    sayRefusal(error, near)
  } finally {
    jumping.value = undefined
  }
}

export const oneMinute = (near: DOMRect) => jump('advance', { minutes: 1 }, near)
export const toNextJob = (near: DOMRect) => jump('next', {}, near)
export const toTomorrow = (near: DOMRect) => jump('go', { at: tomorrowMorning(now.value).toISOString() }, near)

/** To that instant, if it lies ahead. */
export const toTime = async (at: Date, near: DOMRect): Promise<void> => {
  if (at.getTime() > now.value) return jump('go', { at: at.toISOString() }, near)
  showToast({ type: 'warning', content: texts.pickPast }, near)
}

/** To that job's next time, by way of all the others; to the next of any when it has none. */
export const toJob = (id: string, near: DOMRect) => {
  const next = jobs.value?.find((job) => job.id === id)?.next
  return next === undefined ? toNextJob(near) : jump('go', { at: next }, near)
}

export const startOver = async (near: DOMRect): Promise<void> => {
  resetting.value = true
  try {
    await command('reset', {})
    arrival.value = ''
    showToast({ type: 'success', content: texts.resetDone }, near)
  } catch (error) {
    sayRefusal(error, near)
  } finally {
    resetting.value = false
  }
}
