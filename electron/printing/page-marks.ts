import type { DrawingBlock } from './pdf-definition.ts';

/** Two lines from corner to corner, for a page's background: it is struck out. */
export function struckOut({ width, height }: { width: number; height: number }): DrawingBlock {
  const lines = `M18 ${height - 18}L${width - 18} 18M18 ${height - 34}L${width - 34} 18`;
  const path = `<path d="${lines}" fill="none" stroke="black" stroke-width="1"/>`;
  return {
    svg: `<svg width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${path}</svg>`,
    width,
    height,
  };
}
