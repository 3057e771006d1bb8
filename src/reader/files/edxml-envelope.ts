/**
 * The envelope of an exchange package (QCVN 102:2016/BTTTT, amended 1:2022): what its header says and what is attached.
 * Programs disagree on prefixes, wrap it in SOAP, write "N/A" into empty fields: names are taken without their prefix,
 * wherever they stand.
 */
import { SaxesParser } from 'saxes'
import { squash } from '../../kernel/text.js'
import type { Declared } from '../paper.js'
import { MAX_TEXT } from './composer.js'
import { ReaderRefusal } from './refusal.js'

const MAX_DEPTH = 64
const MAX_ATTACHMENTS = 50
const MAX_RECIPIENTS = 2000

export interface Attachment {
  name: string
  /** Content id, without "cid:". */
  id: string
  description: string
  /** The content, where the envelope itself holds it. */
  base64: string
}

export interface Envelope {
  declared: Declared
  /** Number and symbol apart, for finding the main document by its name. */
  code: { number: string; notation: string }
  /** What the manifest names, in its order. */
  manifest: Attachment[]
  attachments: Attachment[]
}

/** Reads an envelope; refuses XML that is damaged, deep, or has a document type or entities. */
export function readEnvelope(xml: string): Envelope {
  const reader = new EnvelopeReader()
  const parser = new SaxesParser({ xmlns: false, position: false })
  parser.on('doctype', () => {
    throw new ReaderRefusal('xml-entity')
  })
  parser.on('error', (error) => {
    throw new ReaderRefusal(/entity/i.test(error.message) ? 'xml-entity' : 'edxml-broken', { reason: 'xml' })
  })
  parser.on('opentag', (tag) => reader.open(bare(tag.name), tag.attributes))
  parser.on('closetag', () => reader.close())
  parser.on('text', (text) => reader.text(text))
  parser.on('cdata', (text) => reader.text(text))
  parser.write(xml).close()
  return reader.envelope()
}

const bare = (name: string): string => name.slice(name.indexOf(':') + 1).toLowerCase()

class EnvelopeReader {
  private readonly path: string[] = []
  private readonly texts: string[] = []
  private readonly fields = new Map<string, string>()
  private readonly recipients: string[] = []
  private readonly manifest: Attachment[] = []
  private readonly attachments: Attachment[] = []
  private item: Attachment | undefined
  private found = false

  open(name: string, attributes: Record<string, string>): void {
    if (this.path.length >= MAX_DEPTH) throw new ReaderRefusal('edxml-broken', { reason: 'too-deep' })
    this.path.push(name)
    this.texts.push('')
    if (/^edxml/.test(name) || name === 'messageheader') this.found = true
    const list = name === 'reference' ? this.manifest : name === 'attachment' ? this.attachments : undefined
    if (!list) return
    if (list.length >= MAX_ATTACHMENTS)
      throw new ReaderRefusal('too-large', { what: 'attachments', limit: MAX_ATTACHMENTS })
    this.item = { name: '', id: '', description: '', base64: '' }
    for (const [key, value] of Object.entries(attributes)) if (bare(key) === 'href') this.item.id = idOf(value)
    list.push(this.item)
  }

  text(text: string): void {
    const last = this.texts.length - 1
    if (last < 0) return
    if (this.path.at(-1) !== 'contenttransferencoded' && text.length + this.texts[last]!.length > MAX_TEXT) {
      throw new ReaderRefusal('too-large', { what: 'text', limit: MAX_TEXT })
    }
    this.texts[last] += text
  }

  close(): void {
    const name = this.path.pop() ?? ''
    const text = this.texts.pop() ?? ''
    if (name === 'reference' || name === 'attachment') this.item = undefined
    else if (this.item) this.attach(this.item, name, text)
    else this.note(name, squash(text))
  }

  private attach(item: Attachment, name: string, text: string): void {
    if (name === 'contenttransferencoded') item.base64 = text
    else if (name === 'attachmentname') item.name = squash(text)
    else if (name === 'contentid') item.id = idOf(text) || item.id
    else if (name === 'description') item.description = squash(text)
  }

  /** The header's own fields; the first of a name counts, for those further on belong to other documents. */
  private note(name: string, text: string): void {
    const parent = this.path.at(-1) ?? ''
    if (text === '' || /^n\/?a$/i.test(text) || this.path.includes('responsefor')) return
    if (name === 'organname' && parent === 'to') {
      if (this.recipients.length < MAX_RECIPIENTS) this.recipients.push(text)
      return
    }
    const key = name === 'organname' ? `${parent}/${name}` : name
    if (!this.fields.has(key)) this.fields.set(key, text)
  }

  envelope(): Envelope {
    if (!this.found) throw new ReaderRefusal('edxml-broken', { reason: 'no-envelope' })
    const field = (name: string): string => this.fields.get(name) ?? ''
    const code = { number: field('codenumber'), notation: field('codenotation') }
    return {
      declared: {
        number: numberOf(code.number, code.notation),
        issuer: field('from/organname') || null,
        date: dateOf(field('promulgationdate')),
        subject: field('subject') || null,
        recipients: [...new Set(this.recipients)],
      },
      code,
      manifest: this.manifest,
      attachments: this.attachments,
    }
  }
}

const idOf = (text: string): string => text.trim().replace(/^cid:/i, '').replace(/^<|>$/g, '')

/** "612" and "CV/TU" are 612-CV/TU, as the party writes; "1045" and "UBND-VX" are 1045/UBND-VX, as the state does. */
function numberOf(number: string, notation: string): string | null {
  if (!number) return null
  if (!notation || number.includes(notation)) return number
  if (/^[-/]/.test(notation)) return number + notation
  return `${number}${/^[A-ZĐ]{1,6}\/[A-ZĐ]/.test(notation) ? '-' : '/'}${notation}`
}

/** "2026/03/05", "2026-03-05…", "05/03/2026" as an ISO date; null for anything else. */
function dateOf(text: string): string | null {
  const match = /^(\d{4})[/-](\d{1,2})[/-](\d{1,2})/.exec(text)
  const other = match ? null : /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})/.exec(text)
  const [year, month, day] = match ? match.slice(1, 4) : other ? [other[3], other[2], other[1]] : []
  if (!year || Number(month) < 1 || Number(month) > 12 || Number(day) < 1 || Number(day) > 31) return null
  return `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`
}
