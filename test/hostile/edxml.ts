/** Writes exchange packages for tests, in the ways that programs write them. */
import { zip } from './make.js'

export interface Enclosed {
  name: string
  bytes: Buffer | string
  id?: string
  /** Left out of the manifest. */
  unlisted?: boolean
}

export interface PackageWords {
  number?: string
  notation?: string
  date?: string
  subject?: string
  issuer?: string
  to?: string[]
  prefix?: string
  prolog?: string
  /** Where the files are: in the envelope, or elsewhere. */
  inside?: boolean
}

const idOf = (file: Enclosed, i: number): string => file.id ?? `file-${i}@lamkhe.example`

/** The envelope of a package, with or without the files in it. */
export function envelope(files: Enclosed[], words: PackageWords = {}): string {
  const { prefix = 'edXML:', inside = true, prolog = '' } = words
  const t = (name: string, text: string): string => `<${prefix}${name}>${text}</${prefix}${name}>`
  const header =
    t('From', t('OrganId', 'H99.01') + t('OrganName', words.issuer ?? 'Thành ủy Lam Khê') + t('Email', 'N/A')) +
    (words.to ?? ['Báo Lam Khê']).map((name) => t('To', t('OrganId', 'H99.02') + t('OrganName', name))).join('') +
    t('Code', t('CodeNumber', words.number ?? '612') + t('CodeNotation', words.notation ?? 'CV/TU')) +
    t('PromulgationInfo', t('Place', 'Lam Khê') + t('PromulgationDate', words.date ?? '2026/03/05')) +
    t('Subject', words.subject ?? 'N/A') +
    t('ResponseFor', t('Code', t('CodeNumber', '999')) + t('PromulgationDate', '2020/01/01'))
  const manifest = files
    .map((file, i) => ({ file, id: idOf(file, i) }))
    .filter(({ file }) => !file.unlisted)
    .map(
      ({ file, id }) =>
        `<${prefix}Reference xlink:href="cid:${id}">${t('ContentId', id)}${t('AttachmentName', file.name)}</${prefix}Reference>`,
    )
    .join('')
  const attached = files
    .map(
      (file, i) =>
        `<Attachment><ContentType>application/octet-stream</ContentType><ContentId>${idOf(file, i)}</ContentId><ContentTransferEncoded>${Buffer.from(file.bytes).toString('base64')}</ContentTransferEncoded><AttachmentName>${file.name}</AttachmentName></Attachment>`,
    )
    .join('')
  return (
    `<?xml version="1.0" encoding="UTF-8"?>${prolog}<edXML xmlns:edXML="http://www.mic.gov.vn/TBT/QCVN_102_2016" xmlns:xlink="http://www.w3.org/1999/xlink">` +
    `<${prefix}edXMLEnvelope><${prefix}edXMLHeader><${prefix}MessageHeader>${header}</${prefix}MessageHeader>` +
    `<${prefix}TraceHeaderList><${prefix}Bussiness>${t('BussinessDocType', '0')}</${prefix}Bussiness></${prefix}TraceHeaderList></${prefix}edXMLHeader>` +
    `<${prefix}edXMLBody><${prefix}edXMLManifest>${manifest}</${prefix}edXMLManifest></${prefix}edXMLBody></${prefix}edXMLEnvelope>` +
    `${inside ? `<AttachmentEncoded>${attached}</AttachmentEncoded>` : ''}</edXML>`
  )
}

/** The same in a SOAP envelope. */
export function soap(xml: string): string {
  const bare = xml.replace(/^<\?xml[^>]*>/, '')
  return `<?xml version="1.0"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>${bare}</soap:Body></soap:Envelope>`
}

/** A zip with the envelope and the files beside it. */
export function zipped(files: Enclosed[], words: PackageWords = {}): Buffer {
  return zip([
    ...files.map(({ name, bytes }) => ({ name: `files/${name}`, data: bytes })),
    { name: 'package.edxml', data: envelope(files, { ...words, inside: false }) },
  ])
}

/** A MIME message with the envelope first and the files behind it. */
export function mime(files: Enclosed[], words: PackageWords = {}): string {
  const part = (head: string, body: string): string => `--b0\r\n${head}\r\n\r\n${body}\r\n`
  return (
    'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b0"; type="text/xml"\r\n\r\n' +
    part(
      'Content-Type: text/xml; charset=utf-8\r\nContent-Transfer-Encoding: 8bit',
      envelope(files, { ...words, inside: false }),
    ) +
    files
      .map((file, i) =>
        part(
          `Content-Type: application/octet-stream; name="${file.name}"\r\nContent-ID: <${idOf(file, i)}>\r\nContent-Transfer-Encoding: base64`,
          Buffer.from(file.bytes).toString('base64').replace(/.{76}/g, '$&\r\n'),
        ),
      )
      .join('') +
    '--b0--\r\n'
  )
}
