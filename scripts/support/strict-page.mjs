/** What in a built page the content security policy would refuse: inline code or style, or anything from elsewhere. */
export function problemsOfPage(html) {
  const problems = [];
  for (const [tag, attributes, body] of html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)) {
    if (!/\bsrc=/.test(attributes) || body.trim() !== '') {
      problems.push(`inline script: ${tag.slice(0, 80)}`);
    }
  }
  const inline = html.match(/<style\b|\sstyle=|\son\w+=|<base\b|javascript:/g) ?? [];
  const foreign = html.match(/(?:src|href)=["'](?:\w+:|\/\/)[^"']*/g) ?? [];
  return [...problems, ...inline.map(found => `inline: ${found.trim()}`), ...foreign];
}

/** Fonts and pictures that a style sheet carries in itself or fetches from elsewhere. */
export function problemsOfStyleSheet(css) {
  const sources = [...css.matchAll(/@font-face\s*\{[^}]*\}/g)].flatMap(
    ([face]) => face.match(/url\(["']?data:/g) ?? [],
  );
  return [...sources, ...(css.match(/url\(["']?(?:https?:)?\/\/[^)]*\)|@import[^;]*/g) ?? [])];
}
