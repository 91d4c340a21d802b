import { SelectEntry, TextAreaEntry, TextFieldEntry } from "@bpmn-io/properties-panel";
import { useEffect, useRef } from "@bpmn-io/properties-panel/preact/hooks";
import { useService } from "bpmn-js-properties-panel";
import { useSettings } from "./settings";
import { useTyped } from "./typed";

/** A text that is a property of the element. */
export function TextProperty({ element, id, kind, property, label, description, placeholder, multiline, suggest }) {
  const settings = useSettings(element, kind);
  const debounce = useService("debounceInput");
  const typed = useTyped(element, property, settings.properties[property], (value) =>
    settings.change({ [property]: value }),
  );
  const Entry = multiline ? TextAreaEntry : suggest ? SuggestedEntry : TextFieldEntry;
  return (
    <Entry
      element={element}
      id={id}
      label={label}
      description={description}
      placeholder={placeholder}
      debounce={debounce}
      rows={multiline ? 3 : undefined}
      monospace={multiline}
      suggest={suggest}
      getValue={() => typed.text}
      setValue={typed.type}
      onBlur={typed.leave}
      validate={(value) => value && settings.mistakeIn(property, value)}
    />
  );
}

/**
 * A choice that is a property of the element.
 *
 * @param {Object[]} choices {value, label}; the value '' means that the property is not set
 * @param {Function} along other properties that change with it, by the value chosen
 */
export function ChoiceProperty({ element, id, kind, property, label, description, choices, usual, along }) {
  const settings = useSettings(element, kind);
  return (
    <SelectEntry
      element={element}
      id={id}
      label={label}
      description={description}
      getValue={() => settings.properties[property] ?? usual ?? ""}
      setValue={(value) => settings.change({ [property]: value, ...along?.(value) })}
      getOptions={() => choices}
      validate={(value) => value && settings.mistakeIn(property, value)}
    />
  );
}

/** The event that the element listens to: the name of its message. */
export function EventEntry({ element, id, kind, suggest }) {
  const settings = useSettings(element, kind);
  const typed = useTyped(element, id, settings.event || undefined, settings.changeEvent);
  return (
    <SuggestedEntry
      element={element}
      id={id}
      label="Event"
      placeholder="such as Order placed"
      debounce={useService("debounceInput")}
      suggest={suggest}
      getValue={() => typed.text}
      setValue={typed.type}
      onBlur={(blurred) => {
        typed.leave(blurred);
        settings.dropForeign();
      }}
    />
  );
}

/** A text field that suggests names while somebody types. */
export function SuggestedEntry({ suggest, ...props }) {
  const box = useRef(null);
  const names = `${props.id}-names`;
  useEffect(() => {
    box.current.querySelector("input")?.setAttribute("list", names);
  });
  return (
    <div ref={box}>
      <TextFieldEntry {...props} />
      <datalist id={names}>
        {suggest(props.element).map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </div>
  );
}

/** What the settings say, in plain words, and what is wrong with them. */
export function SentenceEntry({ element, id, kind, sentenceOf }) {
  const settings = useSettings(element, kind);
  return (
    <div class="bio-properties-panel-entry declic-sentence" data-entry-id={id}>
      <p class="declic-words">{settings.event ? sentenceOf(settings) : "Choose the event that starts this."}</p>
      {settings.mistakes.map((one) => (
        <p key={one.text} class="declic-mistake">
          {one.inPanel}
        </p>
      ))}
    </div>
  );
}
