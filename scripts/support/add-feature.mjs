import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { filesOf, namesOf, registrationsOf } from './feature-templates.mjs';

/**
 * Makes the rooms of a feature and registers it. Everything is worked out before the first file is written,
 * so that a marker that is missing leaves nothing half made. Returns the paths that were written.
 */
export function addFeature(house, folder) {
  if (!/^[a-z][a-z\d]*(-[a-z\d]+)*$/.test(folder ?? '')) {
    throw new Error('The name of a feature is in small letters: npm run new-feature vital-signs');
  }
  const names = namesOf(folder);
  const made = filesOf(names);
  const taken = Object.keys(made).filter(path => existsSync(dirname(join(house, path))));
  if (taken.length > 0) {
    throw new Error(`There is already a feature of this name: ${dirname(taken[0])}`);
  }
  const registered = registrationsOf(names).map(({ file, importLine, lines }) => {
    const before = readFileSync(join(house, file), 'utf8');
    const text = importLine ? addImport(before, importLine) : before;
    const marked = Object.entries(lines).reduce(
      (soFar, [marker, line]) => addAtMarker(soFar, marker, line, file),
      text,
    );
    return [file, marked];
  });
  const written = [...Object.entries(made), ...registered];
  for (const [path, text] of written) {
    mkdirSync(dirname(join(house, path)), { recursive: true });
    writeFileSync(join(house, path), text);
  }
  return written.map(([path]) => path);
}

function addAtMarker(text, marker, line, file) {
  const found = new RegExp(`^([ \\t]*)// ${marker}\\w*$`, 'm').exec(text);
  if (!found) {
    throw new Error(`${file} has lost its marker: // ${marker}`);
  }
  const [, indent] = found;
  const indented = line.replaceAll(/^/gm, indent);
  return `${text.slice(0, found.index)}${indented}\n${text.slice(found.index)}`;
}

/** Among the imports of the other features, in the order of their paths. */
function addImport(text, importLine) {
  const path = pathOf(importLine);
  const imports = [...text.matchAll(/^import [^;]* from '([^']+)';\n/gm)];
  const ofFeatures = imports.filter(([, from]) => from.startsWith('../features/'));
  const next = ofFeatures.find(([, from]) => from > path);
  const last = ofFeatures.at(-1) ?? imports.at(-1);
  const at = next?.index ?? (last ? last.index + last[0].length : 0);
  return `${text.slice(0, at)}${importLine}\n${text.slice(at)}`;
}

function pathOf(importLine) {
  return /from '([^']+)'/.exec(importLine)[1];
}
