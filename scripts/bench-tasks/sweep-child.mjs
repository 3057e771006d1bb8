// Opens the house without a door on a database that is there, as a second server would, and takes two turns at eight in the
// morning of the next working day. A process of its own, so that its memory is that of the sweep. Answers with one message.
import { readFileSync } from 'node:fs'
import { openHouse } from '../../dist/server/house.js'
import { readConfig } from '../../dist/server/platform/config.js'
import { silentLog } from '../../dist/server/platform/log.js'

void sweepTwice()
  .catch((error) => ({ failed: String(error?.stack ?? error) }))
  .then((answer) => {
    process.send(answer)
    process.disconnect()
  })

/** Milliseconds of each turn, and the most memory the process had (MB). */
async function sweepTwice() {
  const morning = nextMorning(new Date())
  const house = await openHouse(readConfig(process.env), silentLog, { clock: () => morning })
  const ms = []
  for (let turn = 0; turn < 2; turn++) {
    const begun = performance.now()
    await house.turn()
    ms.push(performance.now() - begun)
  }
  await house.close()
  const peak = Number(/^VmHWM:\s+(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8'))[1]) / 1000
  return { ms, peak }
}

/** Eight o'clock in Vietnam on the next day from Monday to Friday. */
function nextMorning(now) {
  const day = new Date(now.getTime() + 7 * 3_600_000)
  do day.setUTCDate(day.getUTCDate() + 1)
  while ([0, 6].includes(day.getUTCDay()))
  return new Date(`${day.toISOString().slice(0, 10)}T08:00:00+07:00`)
}
