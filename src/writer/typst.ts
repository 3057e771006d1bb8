/**
 * The official layout for typst. The source is always the same; what the paper says and all lengths and sizes come in as one JSON
 * text (`sys.inputs.paper`), so that nothing a person has typed is ever read as markup.
 */
import { placeAndDate, readyToWrite } from './lines.js'
import type { OutgoingPaper } from './paper.js'
import type { FormatProfile } from './profiles.js'

export const FONT = 'Tinos'

/** What the source reads from `sys.inputs.paper`. */
export function typstData(given: OutgoingPaper, profile: FormatProfile): string {
  const paper = readyToWrite(given, profile)
  return JSON.stringify({
    ...paper,
    subject: profile.subject.lead + paper.subject,
    placeAndDate: placeAndDate(paper.place, paper.date, paper.year),
    profile,
  })
}

export const TYPST_SOURCE = `
#let d = json(bytes(sys.inputs.paper))
#let f = d.profile
#let given(style, key) = style.at(key, default: false)
#let styled(style, body) = {
  set text(
    size: style.size * 1pt,
    weight: if given(style, "bold") { "bold" } else { "regular" },
    style: if given(style, "italic") { "italic" } else { "normal" },
  )
  if given(style, "underline") { underline(offset: 2.5pt, stroke: 0.6pt, body) } else { body }
}
#let rule(share) = block(above: 4pt, below: 0pt, width: 100%, align(center, line(length: share * 100%, stroke: 0.7pt)))

#set document(title: d.title, date: auto)
#set page(
  paper: "a4",
  margin: (top: f.page.top * 1mm, bottom: f.page.bottom * 1mm, left: f.page.left * 1mm, right: f.page.right * 1mm),
  header-ascent: 3mm,
  header: context if here().page() > 1 {
    align(center, text(size: f.pageNumber * 1pt, str(here().page())))
  },
)
// A line is as high as its type: with marks above and below, and what is added is the pitch that the rules name.
#set text(font: "${FONT}", size: f.body.size * 1pt, lang: "vi", hyphenate: false, overhang: false, top-edge: 0.95em, bottom-edge: -0.25em)
#set par(justify: false, leading: 0pt, spacing: 0pt)
// "612-CV/TU", "30/11/2026" stay in one line.
#show regex("\\d+([-/][\\p{L}\\d]+)+"): it => box(baseline: 0.25em, it)

#let left-side = {
  if d.superior != none { block(styled(f.superior, upper(d.superior))) }
  block(styled(f.issuer, upper(d.issuer)))
  if "star" in f.underIssuer { block(text(size: f.underIssuer.star * 1pt, "*")) } else { rule(f.underIssuer.rule) }
}
#let right-side = for each in f.motto {
  block(styled(each, each.text))
  if "rule" in each { rule(each.rule) }
}
#grid(
  columns: (f.columns.at(0) * 1fr, f.columns.at(1) * 1fr),
  align: center + top,
  row-gutter: 4pt,
  left-side, right-side,
  {
    block(styled(f.number, d.number))
    block(above: 6pt, width: 92%, styled(f.subject, d.subject))
  },
  styled(f.place, d.placeAndDate),
)

#v(12pt)
#set text(size: f.addressees * 1pt)
#if d.addressees.len() == 1 {
  align(center)[Kính gửi: #d.addressees.at(0).]
} else if d.addressees.len() > 1 {
  pad(left: 27mm, grid(
    columns: (24mm, 1fr),
    [Kính gửi:],
    for (at, each) in d.addressees.enumerate() {
      block(below: 1pt, par(hanging-indent: 3mm, "- " + each + if at + 1 < d.addressees.len() { ";" } else { "." }))
    },
  ))
}
#v(8pt)

#set text(size: f.body.size * 1pt)
#let pitch = f.body.line * 1pt - 1.2em
#for block-of in d.body {
  if block-of.kind == "text" {
    block(above: f.body.gap * 1pt, par(
      justify: true,
      leading: pitch,
      first-line-indent: (amount: f.body.indent * 1mm, all: true),
      block-of.text,
    ))
  } else if block-of.kind == "heading" {
    block(above: f.body.gap * 1pt, sticky: true, par(
      leading: pitch,
      first-line-indent: (amount: f.body.indent * 1mm, all: true),
      strong(block-of.text),
    ))
  } else {
    set text(size: f.table * 1pt)
    block(above: 8pt, below: 4pt, table(
      columns: block-of.columns.map(column => column.share * 1fr),
      align: (x, y) => if y == 0 { center + horizon } else {
        (if block-of.columns.at(x).align == "center" { center } else { left }) + top
      },
      stroke: 0.5pt,
      inset: (x: 4pt, y: 3pt),
      table.header(..block-of.columns.map(column => strong(column.title))),
      ..block-of.rows.flatten(),
    ))
  }
}

#v(12pt)
#block(breakable: false, width: 100%, grid(
  columns: (1fr, 1fr),
  align: top,
  {
    block(below: 2pt, styled(f.copiesHead, "Nơi nhận:"))
    set text(size: f.copies * 1pt)
    for each in d.copies { block(below: 1pt, par(hanging-indent: 2.2mm, "- " + each + ";")) }
    block(par(hanging-indent: 2.2mm, "- " + d.filed))
  },
  align(center, {
    if d.signer.authority != none { block(styled(f.authority, upper(d.signer.authority))) }
    block(styled(f.post, upper(d.signer.post)))
    v(26mm)
    if d.signer.name != none { block(styled(f.name, d.signer.name)) }
  }),
))
`
