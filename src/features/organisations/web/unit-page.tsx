import { Fragment, useState } from 'react'
import { Link, useParams } from 'react-router'
import { words } from '../../../kernel/words/index.js'
import { formatDay } from '../../../web/format.js'
import { useMay } from '../../../web/me.js'
import { Answer } from '../../../web/parts/answer.js'
import { BasisSaid } from '../../../web/parts/basis-fields.js'
import { Button, ButtonLink } from '../../../web/parts/button.js'
import { Mark } from '../../../web/parts/mark.js'
import { type Crumb, Page } from '../../../web/parts/page.js'
import { useAnswer } from '../../../web/queries.js'
import { sayChange } from '../../../web/say-succession.js'
import { listSuccessions } from '../../successions/contract.js'
import { getOrganisation, type NamePeriodView, type UnitPage as Unit } from '../contract.js'
import { CorrectKindDialog, CorrectNameDialog } from './correct.js'
import { Relations } from './relations.js'
import { sayPeriod } from './say.js'

const text = words.units

/** One organisation over time. */
export function UnitPage() {
  const { id = '' } = useParams()
  const answer = useAnswer(getOrganisation, { id })
  const may = useMay()
  const crumbs: Crumb[] = may('accounts.manage')
    ? [
        { label: words.organisations.admin, to: '/quan-tri' },
        { label: words.organisations.units.tab, to: '/quan-tri/don-vi' },
      ]
    : [{ label: words.organisations.units.tab }]
  if (!answer.data) {
    return (
      <Page title={words.organisations.units.tab} crumbs={crumbs}>
        <Answer of={answer} lines={9}>
          {() => null}
        </Answer>
      </Page>
    )
  }
  const unit = answer.data
  const { organisation } = unit
  return (
    <Page title={organisation.name} crumbs={crumbs} lead={<Standing unit={unit} />}>
      <div className="two">
        <div>
          <Names unit={unit} />
          <Relations unit={unit} />
        </div>
        <div>
          <Kind unit={unit} />
          <Changes unit={unit} />
          <Groups unit={unit} />
        </div>
      </div>
    </Page>
  )
}

function Standing({ unit: { organisation, today } }: { unit: Unit }) {
  const from = formatDay(organisation.validFrom)
  if (organisation.validFrom > today) return <Mark kind="wait">{text.begins(from)}</Mark>
  if (organisation.validTo === null) return text.exists(from)
  const said = text.existed(from, formatDay(organisation.validTo))
  return organisation.validTo > today ? said : <Mark kind="back">{said}</Mark>
}

function Names({ unit }: { unit: Unit }) {
  const [correcting, setCorrecting] = useState<NamePeriodView | null>(null)
  return (
    <section className="sheet box" aria-labelledby="names">
      <h2 id="names">{text.names}</h2>
      <ol className="plain periods">
        {unit.names.map((name) => (
          <li key={name.validFrom}>
            <div>
              <b>{name.name}</b>
              <p className="small muted num">{sayPeriod(name)}</p>
              <p className="small muted">
                {[
                  name.shortName === name.name ? null : text.shortOf(name.shortName),
                  name.symbol && text.symbolOf(name.symbol),
                  name.identifier && text.identifierOf(name.identifier),
                  name.aliases.length > 0 ? text.aliasesOf(name.aliases.join('; ')) : null,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
              <BasisSaid basis={name.basis} />
            </div>
            {unit.can.change ? (
              <Button kind="quiet" small aria-label={text.correctOf(name.name)} onClick={() => setCorrecting(name)}>
                {text.correct}
              </Button>
            ) : null}
          </li>
        ))}
      </ol>
      <CorrectNameDialog unitId={unit.organisation.id} name={correcting} onClose={() => setCorrecting(null)} />
    </section>
  )
}

function Kind({ unit: { organisation, can } }: { unit: Unit }) {
  const [correcting, setCorrecting] = useState(false)
  return (
    <section className="sheet box" aria-labelledby="kind">
      <h2 id="kind">{text.kind}</h2>
      <p>
        {words.organisations.kinds[organisation.kind]} · {words.organisations.systems[organisation.system]}
      </p>
      {can.change ? (
        <Button kind="quiet" small onClick={() => setCorrecting(true)}>
          {text.correctKind}
        </Button>
      ) : null}
      <CorrectKindDialog unit={organisation} open={correcting} onClose={() => setCorrecting(false)} />
    </section>
  )
}

/** What happened to the unit by decision, and the way to enter what happens next. */
function Changes({ unit: { organisation, can, today } }: { unit: Unit }) {
  const answer = useAnswer(listSuccessions, { organisationId: organisation.id })
  const text_ = words.successions.unit
  const changes = answer.data?.successions ?? []
  const exists = organisation.validTo === null || organisation.validTo > today
  return (
    <section className="sheet box" aria-labelledby="changes">
      <h2 id="changes">{text_.title}</h2>
      {changes.length === 0 ? <p className="muted">{text_.none}</p> : null}
      <ul className="plain periods">
        {changes.map((change) => (
          <li key={change.id}>
            <div>
              <Link className="plain-link" to={`/thay-doi/${change.id}`}>
                {sayChange(change)}
              </Link>
              <p className="small muted num">{words.successions.from(formatDay(change.effective))}</p>
            </div>
          </li>
        ))}
      </ul>
      {can.change && exists ? (
        <ButtonLink to={`/quan-tri/thay-doi/moi?don-vi=${organisation.id}`}>{words.successions.add}</ButtonLink>
      ) : null}
    </section>
  )
}

function Groups({ unit: { groups } }: { unit: Unit }) {
  return (
    <section className="sheet box" aria-labelledby="groups">
      <h2 id="groups">{text.groups}</h2>
      {groups.length === 0 ? (
        <p className="muted">{text.noGroup}</p>
      ) : (
        <p>
          {groups.map((group, at) => (
            <Fragment key={group.id}>
              {at > 0 ? <br /> : null}
              {group.name}
            </Fragment>
          ))}
        </p>
      )}
    </section>
  )
}
