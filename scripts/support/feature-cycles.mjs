const FEATURE = /^electron\/features\/([^/]+)\//;
const NOT_SHIPPED = /\.(test|sample)\.ts$/;

/**
 * Circles of features that need each other, from dependency-cruiser's JSON. Its own cycle rules see circles of
 * files, or of folders by way of any folder; the law is about features alone, through whichever of their files.
 * Returns each circle as a line: 'billing → queue → billing'.
 */
export function findFeatureCycles(modules) {
  const needs = new Map();
  for (const { source, dependencies } of modules) {
    const from = FEATURE.exec(source)?.[1];
    if (!from || NOT_SHIPPED.test(source)) {
      continue;
    }
    const others = dependencies
      .map(dependency => FEATURE.exec(dependency.resolved)?.[1])
      .filter(to => to && to !== from);
    needs.set(from, new Set([...(needs.get(from) ?? []), ...others]));
  }
  return [...needs.keys()].sort().flatMap(start => circleFrom(start, needs) ?? []);
}

/** The shortest way back to the start, told once: by the feature that comes first in the alphabet. */
function circleFrom(start, needs) {
  const ways = [[start]];
  const seen = new Set();
  for (let way = ways.shift(); way; way = ways.shift()) {
    for (const next of needs.get(way.at(-1)) ?? []) {
      if (next === start) {
        return way.every(feature => feature >= start) ? [[...way, start].join(' → ')] : undefined;
      }
      if (!seen.has(next)) {
        seen.add(next);
        ways.push([...way, next]);
      }
    }
  }
  return undefined;
}
