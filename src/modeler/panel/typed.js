import { useState } from "@bpmn-io/properties-panel/preact/hooks";

/**
 * A text while somebody types it. What is kept has no blanks at its ends; the field shows what was typed, blanks included, until
 * it is left. A pause after a word would otherwise take the blank away that the next word needs.
 *
 * @param {string} name what the text is of the element
 * @param {string|undefined} kept the text as it is kept
 * @param {Function} keep takes the text to keep
 */
export function useTyped(element, name, kept, keep) {
  const [typed, setTyped] = useState({});
  const isKept = typed.element === element && typed.name === name && strip(typed.text) === kept;

  const type = (text) => {
    setTyped({ element, name, text });
    keep(strip(text));
  };

  return {
    text: isKept ? typed.text : kept,
    type,
    leave: ({ target }) => type(strip(target.value)),
  };
}

function strip(text) {
  return text?.trim() || undefined;
}
