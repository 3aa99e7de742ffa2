// Gives an element the content of a fragment, touching only what differs: focus, scrolling and what is open stay.

const same = (now, next) => {
  if (now.nodeName !== next.nodeName || now.nodeName === "TEMPLATE") return now.replaceWith(next);
  if (now.nodeType !== Node.ELEMENT_NODE) {
    if (now.data !== next.data) now.data = next.data;
    return;
  }
  for (const { name } of [...now.attributes]) if (!next.hasAttribute(name)) now.removeAttribute(name);
  for (const { name, value } of next.attributes) if (now.getAttribute(name) !== value) now.setAttribute(name, value);
  fill(now, next);
};

/** Makes the children of an element those of another node or fragment, which is used up. */
export const fill = (now, next) => {
  const fresh = [...next.childNodes];
  while (now.childNodes.length > fresh.length) now.lastChild.remove();
  fresh.forEach((node, i) => (i < now.childNodes.length ? same(now.childNodes[i], node) : now.append(node)));
};

/** The same from markup of this site, rendered and escaped by the server. */
export const fillFrom = (now, markup) => {
  const holder = document.createElement("template");
  holder.innerHTML = markup;
  fill(now, holder.content);
};
