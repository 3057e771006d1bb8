/** The address under which this very page is open; the token stands behind "#", which no browser sends anywhere. */
export const addressOf = (token: string): string => `${window.location.origin}/mo-tai-khoan#ma=${token}`
