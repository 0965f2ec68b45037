import { Blob, Buffer, Face, Feature, Font, shape } from 'harfbuzzjs';

export type ShapedGlyph = {
  id: number;
  /** What it stands for; of a cluster, every character belongs to exactly one glyph. */
  codePoints: number[];
  xAdvance: number;
  yAdvance: number;
  xOffset: number;
  yOffset: number;
};
/** OpenType features by their tag: `{ kern: false }`. */
export type Features = Readonly<Record<string, boolean>>;
export type ShapeText = (text: string, features?: Features) => ShapedGlyph[];

/** Shapes with HarfBuzz, the shaper of the browsers; lengths are in the font's own units. */
export function shaperOf(bytes: Uint8Array, glyphOf: (codePoint: number) => number): ShapeText {
  const font = new Font(new Face(new Blob(bytes)));
  return (text, features = {}) => {
    const buffer = new Buffer();
    buffer.addText(text);
    buffer.guessSegmentProperties();
    // Otherwise it is the language of the computer, and one page would differ from machine to machine.
    buffer.setLanguage('en');
    shape(
      font,
      buffer,
      Object.entries(features).map(([tag, isOn]) => new Feature(tag, isOn ? 1 : 0)),
    );
    const glyphs = buffer.getGlyphInfos();
    const places = buffer.getGlyphPositions();
    const starts = [...new Set(glyphs.map(({ cluster }) => cluster)), text.length].sort((a, b) => a - b);
    return starts.slice(0, -1).flatMap((start, index) => {
      const ids = glyphs.filter(({ cluster }) => cluster === start).map(({ codepoint }) => codepoint);
      const first = glyphs.findIndex(({ cluster }) => cluster === start);
      const readings = readingsOf(ids, text.slice(start, starts[index + 1]), glyphOf);
      return ids.map((id, offset) => {
        const { xAdvance = 0, yAdvance = 0, xOffset = 0, yOffset = 0 } = places[first + offset] ?? {};
        return { id, codePoints: readings[offset] ?? [], xAdvance, yAdvance, xOffset, yOffset };
      });
    });
  };
}

/** Each glyph reads as the character it draws alone; what no glyph draws alone is read by the first ligature. */
function readingsOf(
  ids: readonly number[],
  cluster: string,
  glyphOf: (codePoint: number) => number,
): number[][] {
  const left = [...cluster].map(letter => letter.codePointAt(0) ?? 0);
  const readings = ids.map(id => {
    const found = left.findIndex(codePoint => glyphOf(codePoint) === id);
    return found < 0 ? [] : left.splice(found, 1);
  });
  const ligature = readings.find(reading => reading.length === 0) ?? readings.at(-1);
  ligature?.push(...left);
  return readings;
}
