import { createRequire } from 'node:module';
import type { BlockOptions, DrawingBlock } from './pdf-definition.ts';

const load = createRequire(import.meta.url);

type Module = { x: number; y: number; w: number };
type Encoder = {
  measure(node: { qr: string; eccLevel: string; fit: number }): { _canvas: Module[]; _width: number };
};
const encoder = load('pdfmake/js/qrEnc.js').default as Encoder;

export type QrOptions = BlockOptions & {
  /** L repairs 7 %, M 15 %; choose M for a sheet that must be read after years. */
  repair?: 'L' | 'M';
};

/** A QR code of exact size as one drawn path; pdfmake's own rounds each module down to whole points. */
export function qrCode(content: string, size: number, options: QrOptions = {}): DrawingBlock {
  const { repair = 'L', ...block } = options;
  const { path, side } = qrPath(content, repair);
  const svg = `<svg width="${size}" height="${size}" viewBox="0 0 ${side} ${side}"><path d="${path}" fill="black"/></svg>`;
  return { svg, ...block, width: size, height: size };
}

export function qrPath(content: string, repair: 'L' | 'M'): { path: string; side: number } {
  const drawn = encoder.measure({ qr: content, eccLevel: repair, fit: 1_000 });
  const modules = drawn._canvas.slice(1);
  const step = modules[0]?.w ?? 1;
  const side = drawn._width / step;
  const dark = new Set(modules.map(module => (module.y / step) * side + module.x / step));
  let path = '';
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      const start = x;
      while (x < side && dark.has(y * side + x)) x += 1;
      if (x > start) path += `M${start} ${y}h${x - start}v1h-${x - start}z`;
    }
  }
  return { path, side };
}
