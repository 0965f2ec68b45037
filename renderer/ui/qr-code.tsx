import encoderModule from 'pdfmake/js/qrEnc.js';
import { useMemo } from 'react';
import classes from './qr-code.module.css';

// A CommonJS file with a `default` of its own: bundlers and test runners unwrap it to a different depth.
const encoder = (encoderModule as unknown as { default?: typeof encoderModule }).default ?? encoderModule;

/** The dark modules of a QR code as one path of unit squares, and how many there are on a side. */
function qrPath(content: string): { path: string; side: number } {
  const drawn = encoder.measure({ qr: content, eccLevel: 'M', fit: 1_000 });
  const modules = drawn._canvas.slice(1);
  const step = modules[0]?.w ?? 1;
  const path = modules.map(({ x, y }) => `M${x / step} ${y / step}h1v1h-1z`).join('');
  return { path, side: drawn._width / step };
}

type QrCodeProps = { content: string; label: string; isLarge?: boolean };

/** Always dark on white with its quiet zone, whatever the theme, because phones must read it. */
export function QrCode({ content, label, isLarge = false }: QrCodeProps) {
  const { path, side } = useMemo(() => qrPath(content), [content]);
  return (
    <svg
      className={classes.code}
      data-large={isLarge || undefined}
      role="img"
      aria-label={label}
      viewBox={`-3 -3 ${side + 6} ${side + 6}`}
      shapeRendering="crispEdges"
    >
      <path d={path} />
    </svg>
  );
}
