// Elements made one by one: text is only ever text, never markup.

const SVG = "http://www.w3.org/2000/svg";

/** An element. `properties`: attributes, or listeners under names such as onclick; null ones are left out. */
export function make(tag, properties, ...children) {
  return filled(document.createElement(tag), properties, children);
}

/** The same for SVG. */
export function draw(tag, properties, ...children) {
  return filled(document.createElementNS(SVG, tag), properties, children);
}

/** The element of this id. */
export function found(id) {
  return document.getElementById(id);
}

/** A link's target where it leads to the web; null for any other address, such as one that is code. */
export function webAddress(text) {
  try {
    const url = new URL(text);
    return ["http:", "https:"].includes(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

function filled(element, properties, children) {
  for (const [name, value] of Object.entries(properties ?? {})) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}
