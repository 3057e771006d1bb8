import { StandingIn } from '../parts/absences.js'
import { HomePage as WorkPage } from '../../features/tasks/web/home.js'
import { UrgingWaiting } from '../../features/urging/web/waiting.js'

/** The home page: letters that wait for an answer stand above the work. */
export function HomePage() {
  return (
    <WorkPage
      above={
        <>
          <StandingIn />
          <UrgingWaiting />
        </>
      }
    />
  )
}
