// Where figures stand in the text of a version, which keeps its layout and comments when one is written.

// Comments become blanks, so that places stay and a figure in a comment is none.
const withoutComments = yaml => yaml.replace(/(^|[ \t])#.*/gm, comment => " ".repeat(comment.length));

// What stands behind a key: the rest of its line and the lines that are indented further.
const behind = (yaml, key) => {
  const found = key.exec(yaml);
  if (!found) return null;
  const at = found.index + found[0].length;
  const end = yaml.slice(at).search(new RegExp(`\\n[ \\t]{0,${found[1].length}}\\S`));
  return { at, yaml: end < 0 ? yaml.slice(at) : yaml.slice(at, at + end) };
};

/** Place of a parameter's value in a version's text: { start, end, value }, or null where it is not to be found. */
export const figureIn = (text, name) => {
  const plain = name.replace(/[.*+?^${}()|[\]\\\/-]/g, "\\$&");
  const block = behind(withoutComments(text), /^()parameters[ \t]*:/m);
  const entry = block && behind(block.yaml, new RegExp(`^([ \\t]+)(?:${plain}|"${plain}"|'${plain}')[ \\t]*:`, "m"));
  const value = entry && /(?:^|[{,\s])value[ \t]*:[ \t]*(-?[\d.]+)(?=[\s,}]|$)/.exec(entry.yaml);
  if (!value) return null;
  const end = block.at + entry.at + value.index + value[0].length;
  return { start: end - value[1].length, end, value: value[1] };
};
