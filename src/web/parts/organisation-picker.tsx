import { Combobox } from '@base-ui/react/combobox'
import { useId, useMemo } from 'react'
import { listOrganisations } from '../../features/organisations/contract.js'
import { fold, searchWords } from '../../kernel/text.js'
import { words } from '../../kernel/words/index.js'
import { useAnswer } from '../queries.js'
import { classes } from './classes.js'
import './fields.css'
import './organisation-picker.css'

/** One choice: an organisation, or a named group of them. */
export interface Choice {
  kind: 'organisation' | 'group'
  id: string
  name: string
  /** Second line: symbol, or the size of the group. */
  note: string
  /** Folded text in which the typed words are looked for. */
  find: string
}

interface Shelf {
  value: string
  items: Choice[]
}

/** "Ban Tuyên giáo" is also found by "btg". */
function initials(name: string): string {
  return searchWords(name)
    .map((word) => word.charAt(0))
    .join('')
}

/** Organisations and groups of the office as choices, and how to find one by its id. */
export function useChoices(groups = true): { shelves: Shelf[]; byId: Map<string, Choice>; ready: boolean } {
  const { data } = useAnswer(listOrganisations, {}, { staleTime: 300_000 })
  return useMemo(() => {
    const units = (data?.organisations ?? []).map((unit): Choice => {
      const find = fold([unit.name, unit.shortName, unit.symbol ?? '', initials(unit.name)].join(' '))
      return { kind: 'organisation', id: unit.id, name: unit.name, note: unit.symbol ?? '', find }
    })
    const named = (data?.groups ?? []).map((group): Choice => {
      const note = words.shell.picker.groupSize(group.memberIds.length)
      return {
        kind: 'group',
        id: group.id,
        name: group.name,
        note,
        find: fold(`${group.name} ${initials(group.name)}`),
      }
    })
    const shelves: Shelf[] = [{ value: words.shell.picker.units, items: units }]
    if (groups && named.length > 0) shelves.push({ value: words.shell.picker.groups, items: named })
    return { shelves, byId: new Map([...units, ...named].map((choice) => [choice.id, choice])), ready: Boolean(data) }
  }, [data, groups])
}

const matches = (choice: Choice, typed: string): boolean =>
  searchWords(typed).every((word) => choice.find.includes(word))
const same = (a: Choice, b: Choice): boolean => a.id === b.id
const nameOf = (choice: Choice): string => choice.name

function List({ label, withGroups }: { label: string; withGroups: boolean }) {
  return (
    <Combobox.Portal>
      <Combobox.Positioner className="picker-positioner" sideOffset={4} collisionPadding={8}>
        {/* A frame at the end of the page: a landmark of its own. The part sets a role that an element cannot undo. */}
        {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role */}
        <Combobox.Popup className="picker-popup" role="region" aria-label={label}>
          <Combobox.Empty>
            <div className="picker-none">{words.shell.picker.none}</div>
          </Combobox.Empty>
          <Combobox.List className="picker-list">
            {(shelf: Shelf) => (
              <Combobox.Group key={shelf.value} items={shelf.items}>
                {withGroups ? <Combobox.GroupLabel className="picker-shelf">{shelf.value}</Combobox.GroupLabel> : null}
                <Combobox.Collection>
                  {(choice: Choice) => (
                    <Combobox.Item key={choice.id} value={choice} className="picker-item">
                      <span>{choice.name}</span>
                      {choice.note ? <small>{choice.note}</small> : null}
                      <Combobox.ItemIndicator className="picker-tick">✓</Combobox.ItemIndicator>
                    </Combobox.Item>
                  )}
                </Combobox.Collection>
              </Combobox.Group>
            )}
          </Combobox.List>
        </Combobox.Popup>
      </Combobox.Positioner>
    </Combobox.Portal>
  )
}

interface PickerProps {
  label: string
  /** The label is read aloud but not shown. */
  hideLabel?: boolean
  hint?: string
  error?: string | null
  /** Groups of units may be chosen as well. */
  groups?: boolean
}

/** Chooses one unit (or group); typing finds with or without marks, and by initials. */
export function OrganisationPicker(
  props: PickerProps & { value: string | null; onChange: (choice: Choice | null) => void },
) {
  const { label, hideLabel, hint, error, groups = false, value, onChange } = props
  const { shelves, byId } = useChoices(groups)
  const id = useId()
  return (
    <div className="field">
      <Combobox.Root
        items={shelves}
        value={value ? (byId.get(value) ?? null) : null}
        onValueChange={(choice) => onChange(choice)}
        itemToStringLabel={nameOf}
        isItemEqualToValue={same}
        filter={matches}
        autoHighlight
      >
        <label htmlFor={id} className={hideLabel ? 'visually-hidden' : 'field-label'}>
          {label}
        </label>
        {hint ? (
          <p id={`${id}-hint`} className="field-hint">
            {hint}
          </p>
        ) : null}
        <div className="picker-single">
          <Combobox.Input
            id={id}
            aria-label={label}
            className="input"
            placeholder={groups ? words.shell.picker.placeholder : words.shell.picker.placeholderUnit}
            aria-describedby={classes(hint && `${id}-hint`, error && `${id}-error`) || undefined}
            aria-invalid={error ? true : undefined}
          />
          <div className="picker-buttons">
            <Combobox.Clear className="picker-button" aria-label={words.shell.picker.clear}>
              <span aria-hidden="true">×</span>
            </Combobox.Clear>
            <Combobox.Trigger className="picker-button" aria-label={words.shell.picker.open}>
              <span aria-hidden="true">▾</span>
            </Combobox.Trigger>
          </div>
        </div>
        <List label={label} withGroups={groups} />
      </Combobox.Root>
      {error ? (
        <p id={`${id}-error`} className="field-error" role="alert">
          {error}
        </p>
      ) : null}
    </div>
  )
}

/** Chooses several units and groups; each stands as a chip that can be taken away. */
export function OrganisationsPicker(props: PickerProps & { value: string[]; onChange: (choices: Choice[]) => void }) {
  const { label, hideLabel, hint, error, groups = false, value, onChange } = props
  const { shelves, byId } = useChoices(groups)
  const chosen = value.map((one) => byId.get(one)).filter((choice) => choice !== undefined)
  const id = useId()
  return (
    <div className="field">
      <Combobox.Root
        items={shelves}
        multiple
        value={chosen}
        onValueChange={(choices) => onChange(choices)}
        itemToStringLabel={nameOf}
        isItemEqualToValue={same}
        filter={matches}
        autoHighlight
      >
        <label htmlFor={id} className={hideLabel ? 'visually-hidden' : 'field-label'}>
          {label}
        </label>
        {hint ? (
          <p id={`${id}-hint`} className="field-hint">
            {hint}
          </p>
        ) : null}
        <Combobox.InputGroup className="picker-group">
          <Combobox.Chips className="picker-chips">
            {chosen.map((choice) => (
              <Combobox.Chip key={choice.id} className="chip" aria-label={choice.name}>
                {choice.name}
                <Combobox.ChipRemove className="chip-remove" aria-label={words.shell.picker.remove(choice.name)}>
                  <span aria-hidden="true">×</span>
                </Combobox.ChipRemove>
              </Combobox.Chip>
            ))}
            <Combobox.Input
              id={id}
              aria-label={label}
              className="picker-input"
              placeholder={
                chosen.length > 0 ? '' : groups ? words.shell.picker.placeholder : words.shell.picker.placeholderUnit
              }
              aria-describedby={classes(hint && `${id}-hint`, error && `${id}-error`) || undefined}
              aria-invalid={error ? true : undefined}
            />
          </Combobox.Chips>
        </Combobox.InputGroup>
        <List label={label} withGroups={groups} />
      </Combobox.Root>
      {error ? (
        <p id={`${id}-error`} className="field-error" role="alert">
          {error}
        </p>
      ) : null}
    </div>
  )
}
