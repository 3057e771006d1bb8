/** The page to which signing in leads back: only paths of this program. */

export function localPath(wanted: string | null): string {
  if (!wanted || !wanted.startsWith('/') || wanted.startsWith('//') || wanted.includes('\\')) return '/'
  try {
    const url = new URL(wanted, window.location.origin)
    if (url.origin !== window.location.origin || url.pathname === '/dang-nhap') return '/'
    return url.pathname + url.search
  } catch {
    return '/'
  }
}

export function signInPath(from: string): string {
  return from === '/' || from.startsWith('/dang-nhap') ? '/dang-nhap' : `/dang-nhap?ve=${encodeURIComponent(from)}`
}
