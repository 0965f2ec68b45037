import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Features, shaperOf } from './shape-text.ts';

const load = createRequire(import.meta.url);

type ScriptFont = { packageName: string; face: string; covers: RegExp };

// Another script is one row here and its package in package.json. The faces are the full static ones:
// a subset without Latin prints boxes for '₹' and ','. Marathi is written in Devanagari.
const SCRIPTS = {
  latin: { packageName: 'noto-sans', face: 'NotoSans', covers: /[^]/u },
  devanagari: {
    packageName: 'noto-sans-devanagari',
    face: 'NotoSansDevanagari',
    covers: /[\u0900-\u097f\u1cd0-\u1cff\ua8e0-\ua8ff]/u,
  },
  bengali: indian('bengali', 'Bengali', /[\u0980-\u09ff]/u),
  gurmukhi: indian('gurmukhi', 'Gurmukhi', /[\u0a00-\u0a7f]/u),
  gujarati: indian('gujarati', 'Gujarati', /[\u0a80-\u0aff]/u),
  oriya: indian('oriya', 'Oriya', /[\u0b00-\u0b7f]/u),
  tamil: indian('tamil', 'Tamil', /[\u0b80-\u0bff]/u),
  telugu: indian('telugu', 'Telugu', /[\u0c00-\u0c7f]/u),
  kannada: indian('kannada', 'Kannada', /[\u0c80-\u0cff]/u),
  malayalam: indian('malayalam', 'Malayalam', /[\u0d00-\u0d7f]/u),
} as const satisfies Record<string, ScriptFont>;

function indian(name: string, faceName: string, covers: RegExp): ScriptFont {
  return { packageName: `noto-sans-${name}`, face: `NotoSans${faceName}`, covers };
}

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

// Joiners, both dandas and the Vedic marks belong to every Indian script: alone they say nothing about whose they are.
const SHARED = /[\u200c\u200d\u0964\u0965\u1cd0-\u1cff]/gu;

/** The script of one letter with its marks; null where the letter before it decides. */
export function scriptOf(character: string): Script | null {
  const own = character.replace(SHARED, '');
  if (own === '') return null;
  return SCRIPT_NAMES.find(name => name !== 'latin' && SCRIPTS[name].covers.test(own)) ?? 'latin';
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

type Glyph = { id: number; codePoints: number[]; advanceWidth: number };
type Position = { xAdvance: number; yAdvance: number; xOffset: number; yOffset: number };
type GlyphRun = { glyphs: Glyph[]; positions: Position[]; advanceWidth: number };
export type LoadedFont = {
  getGlyph(id: number, codePoints?: number[]): Glyph;
  glyphForCodePoint(codePoint: number): Glyph;
  hasGlyphForCodePoint(codePoint: number): boolean;
  layout(text: string, features?: Features): GlyphRun;
  unitsPerEm: number;
};
type Fontkit = { create(bytes: Uint8Array): LoadedFont };

const requireFromPdfkit = createRequire(createRequire(load.resolve('pdfmake')).resolve('pdfkit'));
const loadedFonts = new Map<string, LoadedFont>();

/** A font file parsed once and kept: parsing it for every page would cost more than setting the page. */
export function loadFont(file: string): LoadedFont {
  const known = loadedFonts.get(file);
  if (known) return known;
  const bytes = readFileSync(file);
  const font = (requireFromPdfkit('fontkit') as Fontkit).create(bytes);
  keepCodePointsApart(font);
  shapeAsBrowsersDo(font, bytes);
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

// fontkit 2.0.4 sets Bengali and Kannada conjuncts at wrong widths and throws on marks without an anchor, which
// several Indian faces have. It still reads and embeds the fonts; no text is shaped by it.
function shapeAsBrowsersDo(font: LoadedFont, bytes: Uint8Array): void {
  const shape = shaperOf(bytes, codePoint => font.glyphForCodePoint(codePoint).id);
  font.layout = (text, features) => {
    const shaped = shape(text, features);
    return {
      glyphs: shaped.map(({ id, codePoints }) => font.getGlyph(id, codePoints)),
      positions: shaped.map(({ xAdvance, yAdvance, xOffset, yOffset }) => ({
        xAdvance,
        yAdvance,
        xOffset,
        yOffset,
      })),
      advanceWidth: shaped.reduce((sum, { xAdvance }) => sum + xAdvance, 0),
    };
  };
}

export function canPrint(character: string, script: Script): boolean {
  const font = loadFont(fontFile(script, WEIGHTS.page.normal));
  return [...character].every(part => font.hasGlyphForCodePoint(part.codePointAt(0) ?? 0));
}
