/**
 * The Vietnamese lunar calendar at UTC+7, after the astronomical method that Hồ Ngọc Đức published: new moons and the
 * sun's longitude by Meeus' series, good for 1900–2100. It differs from the Chinese calendar (UTC+8) in some years:
 * Tết 2030 is 2 February here, 3 February there.
 */

const HOURS = 7

/** Julian day number of a Gregorian date. */
export function julianDay(year: number, month: number, day: number): number {
  const a = Math.floor((14 - month) / 12)
  const y = year + 4800 - a
  const m = month + 12 * a - 3
  return (
    day +
    Math.floor((153 * m + 2) / 5) +
    365 * y +
    Math.floor(y / 4) -
    Math.floor(y / 100) +
    Math.floor(y / 400) -
    32045
  )
}

/** ISO day of a Julian day number. */
export function isoOfJulian(jd: number): string {
  return new Date((jd - 2440588) * 86_400_000).toISOString().slice(0, 10)
}

const sin = (degrees: number): number => Math.sin((degrees * Math.PI) / 180)

/** Julian date (UT) of the k-th new moon after 1 January 1900. */
function newMoon(k: number): number {
  const t = k / 1236.85
  const t2 = t * t
  const t3 = t2 * t
  const mean =
    2415020.75933 +
    29.53058868 * k +
    0.0001178 * t2 -
    0.000000155 * t3 +
    0.00033 * sin(166.56 + 132.87 * t - 0.009173 * t2)
  const sun = 359.2242 + 29.10535608 * k - 0.0000333 * t2 - 0.00000347 * t3
  const moon = 306.0253 + 385.81691806 * k + 0.0107306 * t2 + 0.00001236 * t3
  const node = 21.2964 + 390.67050646 * k - 0.0016528 * t2 - 0.00000239 * t3
  const correction =
    (0.1734 - 0.000393 * t) * sin(sun) +
    0.0021 * sin(2 * sun) -
    0.4068 * sin(moon) +
    0.0161 * sin(2 * moon) -
    0.0004 * sin(3 * moon) +
    0.0104 * sin(2 * node) -
    0.0051 * sin(sun + moon) -
    0.0074 * sin(sun - moon) +
    0.0004 * sin(2 * node + sun) -
    0.0004 * sin(2 * node - sun) -
    0.0006 * sin(2 * node + moon) +
    0.001 * sin(2 * node - moon) +
    0.0005 * sin(2 * moon + sun)
  const deltaT =
    t < -11
      ? 0.001 + 0.000839 * t + 0.0002261 * t2 - 0.00000845 * t3 - 0.000000081 * t * t3
      : -0.000278 + 0.000265 * t + 0.000262 * t2
  return mean + correction - deltaT
}

const newMoonDay = (k: number): number => Math.floor(newMoon(k) + 0.5 + HOURS / 24)

/** Which twelfth of the ecliptic (0…11) the sun stands in at local midnight of a Julian day. */
function sunSector(jd: number): number {
  const t = (jd - 0.5 - HOURS / 24 - 2451545) / 36525
  const t2 = t * t
  const anomaly = 357.5291 + 35999.0503 * t - 0.0001559 * t2 - 0.00000048 * t * t2
  const mean = 280.46645 + 36000.76983 * t + 0.0003032 * t2
  const centre =
    (1.9146 - 0.004817 * t - 0.000014 * t2) * sin(anomaly) +
    (0.019993 - 0.000101 * t) * sin(2 * anomaly) +
    0.00029 * sin(3 * anomaly)
  const longitude = (((mean + centre) % 360) + 360) % 360
  return Math.floor(longitude / 30)
}

/** Julian day on which lunar month 11 (the one with the winter solstice) of a solar year begins. */
function monthEleven(year: number): number {
  const off = julianDay(year, 12, 31) - 2415021
  const k = Math.floor(off / 29.530588853)
  const start = newMoonDay(k)
  return sunSector(start) >= 9 ? newMoonDay(k - 1) : start
}

/** Offset of the leap month counted from month 11. */
function leapOffset(a11: number): number {
  const k = Math.floor((a11 - 2415021.076998695) / 29.530588853 + 0.5)
  let last = 0
  let i = 1
  let sector = sunSector(newMoonDay(k + i))
  do {
    last = sector
    i++
    sector = sunSector(newMoonDay(k + i))
  } while (sector !== last && i < 14)
  return i - 1
}

/** ISO day of a date of the lunar year that begins in solar `year`; leap months are not asked for here. */
export function lunarToSolar(lunarDay: number, lunarMonth: number, year: number): string {
  const before = lunarMonth < 11
  const a11 = monthEleven(before ? year - 1 : year)
  const b11 = monthEleven(before ? year : year + 1)
  const k = Math.floor(0.5 + (a11 - 2415021.076998695) / 29.530588853)
  let offset = lunarMonth - 11
  if (offset < 0) offset += 12
  if (b11 - a11 > 365 && offset >= leapOffset(a11)) offset += 1
  return isoOfJulian(newMoonDay(k + offset) + lunarDay - 1)
}
