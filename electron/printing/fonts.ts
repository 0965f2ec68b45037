import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const load = createRequire(import.meta.url);

type ScriptFont = { packageName: string; face: string; covers: RegExp };

// Another script is one row here and its package in package.json. The faces are the full static ones:
// a subset without Latin prints boxes for '₹' and ','.
const SCRIPTS = {
  latin: { packageName: 'noto-sans', face: 'NotoSans', covers: /[^]/u },
  devanagari: {
    packageName: 'noto-sans-devanagari',
    face: 'NotoSansDevanagari',
    covers: /[\u0900-\u097f\u1cd0-\u1cff\ua8e0-\ua8ff\u200c\u200d]/u,
  },
} as const satisfies Record<string, ScriptFont>;

export type Script = keyof typeof SCRIPTS;
/** A page is set in 400 and 600; a thermal roll in 500 and 700, because worn heads drop thin strokes. */
export type Press = 'page' | 'roll';

const SCRIPT_NAMES = Object.keys(SCRIPTS) as Script[];
const WEIGHTS = {
  page: { normal: '400Regular', bold: '600SemiBold' },
  roll: { normal: '500Medium', bold: '700Bold' },
} as const;

export const ASCENDER = 1069;
export const DESCENDER = -293;
/** Height of a line of any face at lineHeight 1, per point of size, once every face has the same metrics. */
export const LINE_EM = (ASCENDER - DESCENDER) / 1000;

/** Forbids a line break at a slash or dash; it is taken out again before the text is drawn. */
export const WORD_JOINER = '\u2060';

export function fontName(script: Script, press: Press): string {
  return `${script}-${press}`;
}

export function scriptOf(character: string): Script {
  return SCRIPT_NAMES.find(name => name !== 'latin' && SCRIPTS[name].covers.test(character)) ?? 'latin';
}

function fontFile(script: Script, weight: string): string {
  const { packageName, face } = SCRIPTS[script];
  return load.resolve(`@expo-google-fonts/${packageName}/${weight}/${face}_${weight}.ttf`);
}

/** Width of a run in points. */
export function widthOfRun(
  text: string,
  script: Script,
  options: { press: Press; isBold: boolean; size: number },
): number {
  const font = loadFont(fontFile(script, WEIGHTS[options.press][options.isBold ? 'bold' : 'normal']));
  return (font.layout(text).advanceWidth / font.unitsPerEm) * options.size;
}

export type FontFiles = { normal: string; bold: string };

export function fontFiles(): Record<string, FontFiles> {
  const files: Record<string, FontFiles> = {};
  for (const script of SCRIPT_NAMES) {
    for (const press of ['page', 'roll'] as const) {
      const { normal, bold } = WEIGHTS[press];
      files[fontName(script, press)] = { normal: fontFile(script, normal), bold: fontFile(script, bold) };
    }
  }
  return files;
}

type Glyph = { codePoints: number[] };
export type LoadedFont = {
  getGlyph(id: number, codePoints?: number[]): Glyph;
  hasGlyphForCodePoint(codePoint: number): boolean;
  layout(text: string): { advanceWidth: number };
  unitsPerEm: number;
  _layoutEngine?: { engine?: { GPOSProcessor?: object } };
};
type Fontkit = { create(bytes: Uint8Array): LoadedFont };

const requireFromPdfkit = createRequire(createRequire(load.resolve('pdfmake')).resolve('pdfkit'));
const loadedFonts = new Map<string, LoadedFont>();

/** A font file parsed once and kept: parsing it for every page would cost more than setting the page. */
export function loadFont(file: string): LoadedFont {
  const known = loadedFonts.get(file);
  if (known) return known;
  const fontkit = requireFromPdfkit('fontkit') as Fontkit;
  const font = fontkit.create(readFileSync(file));
  guardMissingAnchors(font);
  keepCodePointsApart(font);
  loadedFonts.set(file, font);
  return font;
}

// fontkit keeps one glyph object per shape with the characters it was first met with. A font that outlives its
// document would so print one page's characters into the next one's text layer, or none at all.
function keepCodePointsApart(font: LoadedFont): void {
  const getGlyph = font.getGlyph.bind(font);
  font.getGlyph = (id, codePoints = []) => {
    const shape = getGlyph(id, codePoints);
    const isSame =
      shape.codePoints.length === codePoints.length && shape.codePoints.every((c, i) => c === codePoints[i]);
    return isSame ? shape : Object.assign(Object.create(shape), { codePoints });
  };
}

// fontkit 2.0.4 throws on a null anchor, which several Indian faces have; a mark without an anchor stays put.
function guardMissingAnchors(font: LoadedFont): void {
  font.layout('a');
  const processor = font._layoutEngine?.engine?.GPOSProcessor;
  if (!processor) return;
  const prototype = Object.getPrototypeOf(processor) as { applyAnchor: AnchorStep; isGuarded?: true };
  if (prototype.isGuarded) return;
  const applyAnchor = prototype.applyAnchor;
  prototype.applyAnchor = function (this: unknown, mark, base, index) {
    if (mark?.markAnchor && base) applyAnchor.call(this, mark, base, index);
  };
  prototype.isGuarded = true;
}
type AnchorStep = (
  this: unknown,
  mark: { markAnchor?: unknown } | null,
  base: unknown,
  index: number,
) => void;

export function canPrint(character: string, script: Script): boolean {
  const font = loadFont(fontFile(script, WEIGHTS.page.normal));
  return [...character].every(part => font.hasGlyphForCodePoint(part.codePointAt(0) ?? 0));
}
