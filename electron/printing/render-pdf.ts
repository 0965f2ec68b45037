import { createRequire } from 'node:module';
import { ASCENDER, DESCENDER, fontFiles, fontName, type LoadedFont, loadFont, WORD_JOINER } from './fonts.ts';
import type { PageBlock, PdfDefinition } from './pdf-definition.ts';

const load = createRequire(import.meta.url);

export type RenderedPdf = { bytes: Uint8Array; pageCount: number };

type Typeface = {
  ascender: number;
  descender: number;
  lineGap: number;
  layoutCache: Record<string, unknown>;
  layout(text: string, ...rest: unknown[]): unknown;
};
type TypefaceClass = new (document: PdfKitDocument, font: LoadedFont, id: string) => Typeface;
type PdfKitDocument = NodeJS.EventEmitter & {
  fontCache: Record<string, Record<string, Typeface>>;
  _fontFamilies: Record<string, Typeface>;
  _fontCount: number;
  markContent(tag: 'Span', options: { actual: string }): void;
  endMarkedContent(): void;
  addContent(this: PdfKitDocument, content: string): PdfKitDocument;
  end(): void;
};
type DocumentPrototype = {
  provideFont(this: PdfKitDocument, family: string, isBold?: boolean, isItalic?: boolean): Typeface;
  text(this: PdfKitDocument, text: string, ...rest: unknown[]): unknown;
};
type Printer = { createPdfKitDocument(definition: object): Promise<PdfKitDocument> };
type PrinterClass = new (
  fonts: object,
  files: object,
  urls: object,
  mayReadFile: (path: string) => boolean,
) => Printer;

const Printer = load('pdfmake/js/Printer.js').default as PrinterClass;
const UrlResolver = load('pdfmake/js/URLResolver.js').default as new (
  files: object,
) => {
  setUrlAccessPolicy(mayFetch: (url: string) => boolean): void;
};
const noFiles: object = load('pdfmake/js/virtual-fs.js').default;
const FILES = fontFiles();
const FONTS = Object.fromEntries(
  Object.entries(FILES).map(([name, file]) => [
    name,
    { normal: file.normal, bold: file.bold, italics: file.normal, bolditalics: file.bold },
  ]),
);
const FONT_PATHS = new Set(Object.values(FILES).flatMap(file => [file.normal, file.bold]));
const BASE_STYLE = { font: fontName('latin', 'page'), fontSize: 10 };
const FIXED_DATE = new Date('2000-01-01T00:00:00Z');

// Shaping a word costs far more than placing it. The words of a clinic repeat from page to page, so the shaped
// forms are shared by all pages; the bound keeps a long day from holding every name that was ever printed.
const REORDERED = /[\u0900-\u0dff]/;
const SHAPED_WORDS_KEPT = 4_000;
const shapedWords = new Map<string, Record<string, unknown>>();
const typefaceClass: { known?: TypefaceClass } = {};

function shapedWordsOf(path: string): Record<string, unknown> {
  const kept = shapedWords.get(path);
  if (kept && Object.keys(kept).length < SHAPED_WORDS_KEPT) return kept;
  const fresh = Object.create(null) as Record<string, unknown>;
  shapedWords.set(path, fresh);
  return fresh;
}

// Each face brings its own ascent, so Hindi and English on one line would stand on different baselines.
function withSharedMetrics(face: Typeface, path: string): Typeface {
  const shape = face.layout;
  return Object.assign(face, {
    ascender: ASCENDER,
    descender: DESCENDER,
    lineGap: 0,
    layoutCache: shapedWordsOf(path),
    layout: (text: string, ...rest: unknown[]) => shape.call(face, text.replaceAll(WORD_JOINER, ''), ...rest),
  });
}

// Indian vowels are drawn in another order than they are written: without the reading beside them, Hindi could be
// neither searched, copied nor read aloud from the file. Readers want it inside the text object, where its place is.
function drawWithReading(document: PdfKitDocument, text: string, draw: () => unknown): unknown {
  const addContent = document.addContent;
  document.addContent = function (content) {
    if (content === 'ET') this.endMarkedContent();
    addContent.call(this, content);
    if (content === 'BT') this.markContent('Span', { actual: text.replaceAll(WORD_JOINER, '') });
    return this;
  };
  try {
    return draw();
  } finally {
    document.addContent = addContent;
  }
}

function adaptPdfmake(): void {
  const prototype = load('pdfmake/js/PDFDocument.js').default.prototype as DocumentPrototype;
  const openFont = prototype.provideFont;
  const drawText = prototype.text;
  prototype.provideFont = function (family, isBold) {
    const weight = isBold ? 'bold' : 'normal';
    const ready = this.fontCache[family]?.[weight];
    if (ready) return ready;
    const path = FILES[family]?.[weight];
    if (!path) return openFont.call(this, family, isBold);
    if (!typefaceClass.known) {
      typefaceClass.known = openFont.call(this, family, isBold).constructor as TypefaceClass;
      this._fontCount -= 1;
    }
    this._fontCount += 1;
    const face = new typefaceClass.known(this, loadFont(path), `F${this._fontCount}`);
    this._fontFamilies[path] = face;
    this.fontCache[family] = { ...this.fontCache[family], [weight]: face };
    return withSharedMetrics(face, path);
  };
  prototype.text = function (text, ...rest) {
    return REORDERED.test(text)
      ? drawWithReading(this, text, () => drawText.call(this, text, ...rest))
      : drawText.call(this, text, ...rest);
  };
}
adaptPdfmake();

function newPrinter(): Printer {
  const urls = new UrlResolver(noFiles);
  urls.setUrlAccessPolicy(() => false);
  return new Printer(FONTS, noFiles, urls, path => FONT_PATHS.has(path));
}

type LaidOut = { document: PdfKitDocument; pageCount: number };

async function layOut(
  definition: PdfDefinition,
  options: { maxPagesNumber?: number } = {},
): Promise<LaidOut> {
  const {
    title,
    createdAt = FIXED_DATE,
    content,
    header,
    footer,
    background,
    appendix,
    ...rest
  } = definition;
  const counted: Counted = { pages: 1, ownPages: null };
  const document = await newPrinter().createPdfKitDocument({
    ...rest,
    ...options,
    content: appendix ? [...content, appendixOf(appendix, counted)] : content,
    version: '1.7',
    defaultStyle: BASE_STYLE,
    info: { title, creationDate: createdAt, producer: 'Parchi', creator: 'Parchi' },
    header: (page: number, pages: number): PageBlock | null => {
      counted.pages = pages;
      return header?.(page, counted.ownPages ?? pages) ?? null;
    },
    ...(footer && {
      footer: (page: number, pages: number) => footer(page, counted.ownPages ?? pages),
    }),
    ...(background && { background }),
  });
  return { document, pageCount: counted.pages };
}

type Counted = { pages: number; ownPages: number | null };

function appendixOf(appendix: NonNullable<PdfDefinition['appendix']>, counted: Counted): object {
  const { content, pageMargins, footer } = appendix;
  return {
    section: { stack: content },
    pageMargins,
    header: null,
    footer: (page: number, pages: number) => {
      const before = counted.ownPages ?? 0;
      return footer(page - before, pages - before);
    },
    // Asked for as each page is begun, before any head or foot is set: here the appendix learns where it begins.
    background: (page: number) => {
      counted.ownPages ??= page - 1;
      return null;
    },
  };
}

function bytesOf(document: PdfKitDocument): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => resolve(Buffer.concat(chunks)));
    document.on('error', reject);
    document.end();
  });
}

/** Sets one document; equal definitions give equal bytes. */
export async function renderPdf(definition: PdfDefinition): Promise<RenderedPdf> {
  const { document, pageCount } = await layOut(definition);
  return { bytes: await bytesOf(document), pageCount };
}

/**
 * Sets the first of several settings of one document, roomiest first, that needs one page; if none does,
 * the roomiest of those that need the fewest pages, an appendix not counted. Each is a function because setting a definition uses it up.
 */
export async function renderRoomiest(settings: readonly (() => PdfDefinition)[]): Promise<RenderedPdf> {
  const [only] = settings;
  if (only && settings.length === 1) return renderPdf(only());
  let best: { setting: () => PdfDefinition; pageCount: number } | undefined;
  for (const setting of settings) {
    // pdfmake reads 0 as "no limit"; a fraction below one leaves no page to draw, so this only measures.
    const { appendix: _, ...own } = setting();
    const { pageCount } = await layOut(own, { maxPagesNumber: 0.5 });
    if (!best || pageCount < best.pageCount) best = { setting, pageCount };
    if (pageCount === 1) break;
  }
  if (!best) throw new Error('a document needs at least one setting');
  return renderPdf(best.setting());
}

const WARM_TEXTS = [
  ['latin', 'Parchi 0123456789 ₹'],
  ['devanagari', 'पर्ची'],
] as const;

/**
 * Loads and shapes with the fonts of most pages once, so that the first print of the day is as quick as the second.
 * The other scripts load with the first page that needs them.
 */
export async function warmUpPrinting(): Promise<void> {
  const sample = WARM_TEXTS.flatMap(([script, text]) =>
    (['page', 'roll'] as const).flatMap(press => {
      const font = fontName(script, press);
      return [
        { text: [{ text, font }], fontSize: 10, lineHeight: 1 },
        { text: [{ text, font, bold: true as const }], fontSize: 10, lineHeight: 1 },
      ];
    }),
  );
  await renderPdf({
    pageSize: { width: 300, height: 'auto' },
    pageMargins: [0, 0, 0, 0],
    title: '',
    content: sample,
  });
}
