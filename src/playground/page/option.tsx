import type { ComponentChildren, JSX } from 'preact'

interface Props {
  id: string
  active: boolean
  selected: boolean
  testId?: string
  /** What it stands for: a person's id, an option's value. */
  value?: string
  hover(): void
  choose(): void
  children: ComponentChildren
}

/** One entry of a list under a combobox: the focus and the keys stay with the combobox's input. */
export function OptionRow({
  id,
  active,
  selected,
  testId,
  value,
  hover,
  choose,
  children,
}: Props): JSX.Element {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox that owns the list takes the keys
    <div
      id={id}
      class="option"
      role="option"
      tabIndex={-1}
      aria-selected={selected}
      data-active={active}
      data-value={value}
      data-testid={testId}
      onPointerMove={hover}
      onPointerDown={event => event.preventDefault()}
      onClick={choose}
    >
      {children}
    </div>
  )
}
