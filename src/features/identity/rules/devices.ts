/** What a browser says of itself, as far as it helps somebody to know a session again. */

export interface Device {
  browser: string | null
  system: string | null
}

/** The first that fits; those that also call themselves Chrome or Safari stand before them. */
const BROWSERS: [RegExp, string][] = [
  [/\bZalo\b/i, 'Zalo'],
  [/coc_coc_browser|CocCocBrowser/i, 'Cốc Cốc'],
  [/\bEdg(e|A|iOS)?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(HeadlessChrome|Chromium|Chrome|CriOS)\//, 'Chrome'],
  [/\bVersion\/[\d.]+ .*\bSafari\//, 'Safari'],
]
const SYSTEMS: [RegExp, string][] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows NT\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
]

/** Only this much of the header is looked at. */
const LONGEST = 400

/** The whole header is not kept: it is longer than it is telling. */
export function deviceOf(agent: string | null): Device {
  const said = (agent ?? '').slice(0, LONGEST)
  const first = (of: [RegExp, string][]): string | null => of.find(([mark]) => mark.test(said))?.[1] ?? null
  return { browser: first(BROWSERS), system: first(SYSTEMS) }
}
