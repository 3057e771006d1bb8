/** A piece of text drawn in one go: no blank and no jump inside it. Coordinates run right and down, in points. */
export interface Word {
  text: string
  left: number
  right: number
  /** Of the base line. */
  y: number
  /** Height of the type. */
  size: number
  bold: boolean
  italic: boolean
  /** A blank was drawn before it, after it. */
  blankBefore: boolean
  blankAfter: boolean
  /** Recognised from a picture, and not surely. */
  doubtful?: boolean
}
