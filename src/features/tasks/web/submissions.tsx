import { words } from '../../../kernel/words/index.js'
import { href } from '../../../web/api.js'
import { formatDay, formatInstant, formatSize } from '../../../web/format.js'
import { Mark } from '../../../web/parts/mark.js'
import { downloadEvidence, type EvidenceView, type SubmissionView } from '../contract.js'

const text = words.tasks.page

/** What was handed in, the newest first, and what was said about it. */
export function Submissions({ submissions }: { submissions: SubmissionView[] }) {
  return (
    <ol className="plain submissions">
      {[...submissions]
        .sort((a, b) => b.nth - a.nth)
        .map((one) => (
          <li key={one.id} className="submission">
            <div className="submission-head">
              <div>
                <b>{text.nthSubmission(one.nth)}</b>
                <small className="muted num">
                  {' '}
                  · {formatInstant(one.submittedAt)} · {one.submittedBy}
                  {one.onTime === null ? '' : ` · ${one.onTime ? text.onTime : text.lateThen}`}
                </small>
              </div>
              <Judged of={one} />
            </div>
            <p className="submission-text">{one.text}</p>
            {one.evidence.length > 0 ? (
              <ul className="plain">
                {one.evidence.map((piece) => (
                  <Piece key={piece.id} piece={piece} />
                ))}
              </ul>
            ) : null}
            {one.review?.reason ? (
              <p className={one.review.decision === 'return' ? 'note problem' : 'note good'}>
                <span>
                  “{one.review.reason}”
                  <small className="muted submission-by">
                    {one.review.decidedBy}, {formatInstant(one.review.decidedAt)}
                  </small>
                </span>
              </p>
            ) : null}
          </li>
        ))}
    </ol>
  )
}

function Judged({ of }: { of: SubmissionView }) {
  if (!of.review) return <Mark kind="wait">{text.waiting}</Mark>
  if (of.review.decision === 'accept') return <Mark kind="done">{text.accepted}</Mark>
  return <Mark kind="back">{text.toFix}</Mark>
}

function Piece({ piece }: { piece: EvidenceView }) {
  const kind = { file: text.fileKind, link: text.linkKind, document: text.documentKind }[piece.kind]
  return (
    <li className="ev">
      <span className="ev-kind">{kind}</span>
      <div className="ev-name">
        <Name piece={piece} />
        <small className="muted num">
          {piece.kind === 'file' && piece.size !== null ? formatSize(piece.size) : null}
          {piece.kind === 'document'
            ? [text.numbered, piece.date && text.dated(formatDay(piece.date))].filter(Boolean).join(' · ')
            : null}
          {piece.kind === 'link' ? text.link : null}
        </small>
      </div>
    </li>
  )
}

function Name({ piece }: { piece: EvidenceView }) {
  if (piece.kind === 'file') {
    return (
      <a href={href(downloadEvidence, { id: piece.id })} download>
        {piece.label}
      </a>
    )
  }
  if (piece.kind === 'link' && piece.url && /^https?:\/\//i.test(piece.url)) {
    return (
      <a href={piece.url} target="_blank" rel="noreferrer noopener">
        {piece.label || piece.url}
      </a>
    )
  }
  return <>{piece.label}</>
}
