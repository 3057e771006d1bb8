import { words } from '../../../kernel/words/index.js'
import { href } from '../../../web/api.js'
import { formatDay, formatInstant, formatFigure, formatSize } from '../../../web/format.js'
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
                  <Piece key={piece.id} piece={piece} settled={one.review?.decision === 'accept'} />
                ))}
              </ul>
            ) : null}
            {one.missing.map(({ label, reason }) => (
              <p key={label} className="ev-missing">
                <b>{words.evidence.expected.lacked(label)}.</b> “{reason}”
              </p>
            ))}
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

/** A result that was accepted says so once, not at every piece. */
function Piece({ piece, settled }: { piece: EvidenceView; settled: boolean }) {
  return (
    <li className="ev">
      <span className="ev-kind">{words.evidence.kindMark[piece.kind]}</span>
      <div className="ev-name">
        <Name piece={piece} />
        <small className="muted num">
          {piece.kind === 'file' && piece.size !== null ? formatSize(piece.size) : null}
          {piece.kind === 'document'
            ? [text.numbered, piece.date && text.dated(formatDay(piece.date))].filter(Boolean).join(' · ')
            : null}
          {piece.kind === 'link' ? text.link : null}
          {piece.kind === 'figure' && piece.amount !== null
            ? [formatFigure(piece.amount), piece.unit].filter(Boolean).join(' ')
            : null}
          {piece.kept ? ` · ${words.evidence.piece.kept}` : null}
        </small>
        {piece.decisionReason ? <small className="ev-said">“{piece.decisionReason}”</small> : null}
      </div>
      {piece.decision && !settled ? (
        <Mark kind={piece.decision === 'accept' ? 'done' : 'back'}>
          {piece.decision === 'accept' ? words.evidence.piece.accepted : words.evidence.piece.toFix}
        </Mark>
      ) : null}
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
