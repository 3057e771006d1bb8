import { words } from '../../../kernel/words/index.js'
import { formatDay } from '../../../web/format.js'

const text = words.units

/** `từ 1/3/2027`, `từ 1/3/2025 đến trước 1/7/2025` */
export const sayPeriod = (period: { validFrom: string; validTo: string | null }): string =>
  period.validTo
    ? text.until(formatDay(period.validFrom), formatDay(period.validTo))
    : text.from(formatDay(period.validFrom))
