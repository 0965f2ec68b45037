/** A grey picture: 0 is black. */
export type Grey = { width: number; height: number; pixels: Uint8Array };

/** Reads the portable grey maps that `pdftoppm -gray` writes. */
export function readGreyMap(bytes: Uint8Array): Grey {
  const head = Buffer.from(bytes.subarray(0, 64)).toString('latin1');
  const found = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(head);
  if (!found) throw new Error('not a grey map of 8 bits');
  const [width, height] = [Number(found[1]), Number(found[2])];
  return { width, height, pixels: bytes.subarray(found[0].length, found[0].length + width * height) };
}

export type Box = { left: number; top: number; right: number; bottom: number };
/** Ink and no ink, cut to the ink. */
export type Ink = { width: number; height: number; isDark: Uint8Array; box: Box };

const DARK = 128;

/** The ink of one band of the picture; null when it is empty. */
export function inkOf({ width, height, pixels }: Grey, fromRow: number, toRow: number): Ink | null {
  const box: Box = { left: width, top: height, right: -1, bottom: -1 };
  for (let y = fromRow; y < Math.min(toRow, height); y += 1) {
    for (let x = 0; x < width; x += 1) {
      if ((pixels[y * width + x] ?? 255) >= DARK) continue;
      box.left = Math.min(box.left, x);
      box.right = Math.max(box.right, x);
      box.top = Math.min(box.top, y);
      box.bottom = y;
    }
  }
  if (box.right < 0) return null;
  const [w, h] = [box.right - box.left + 1, box.bottom - box.top + 1];
  const isDark = new Uint8Array(w * h);
  for (let y = 0; y < h; y += 1) {
    for (let x = 0; x < w; x += 1) {
      const pixel = pixels[(y + box.top) * width + x + box.left] ?? 255;
      isDark[y * w + x] = pixel < DARK ? 1 : 0;
    }
  }
  return {
    width: w,
    height: h,
    isDark,
    box: { ...box, top: box.top - fromRow, bottom: box.bottom - fromRow },
  };
}

// Two drawings of one outline round an edge to either of two neighbouring pixels; farther apart is another shape.
const REACH = 1;

function darkNear(ink: Ink, x: number, y: number): boolean {
  for (let dy = -REACH; dy <= REACH; dy += 1) {
    for (let dx = -REACH; dx <= REACH; dx += 1) {
      const [nx, ny] = [x + dx, y + dy];
      if (nx >= 0 && ny >= 0 && nx < ink.width && ny < ink.height && ink.isDark[ny * ink.width + nx])
        return true;
    }
  }
  return false;
}

function countAlone(ink: Ink, other: Ink, shiftX: number, shiftY: number): number {
  let alone = 0;
  for (let y = 0; y < ink.height; y += 1) {
    for (let x = 0; x < ink.width; x += 1) {
      if (ink.isDark[y * ink.width + x] && !darkNear(other, x + shiftX, y + shiftY)) alone += 1;
    }
  }
  return alone;
}

export type InkDifference = {
  /** Of the boxes round the ink, in pixels. */
  widthBy: number;
  heightBy: number;
  /** Ink of either without ink of the other within a pixel, as a share of all ink; after the best alignment. */
  aloneShare: number;
  /** How far the second stands below the first on its line, in pixels. */
  dropBy: number;
};

/** Compares two drawings of one line of text, aligned by their boxes and then by up to one pixel each way. */
export function compareInk(first: Ink, second: Ink): InkDifference {
  const all =
    first.isDark.reduce((sum, dark) => sum + dark, 0) + second.isDark.reduce((sum, dark) => sum + dark, 0);
  let best = { alone: Number.POSITIVE_INFINITY, shiftY: 0 };
  for (const shiftY of [0, -1, 1]) {
    for (const shiftX of [0, -1, 1]) {
      if (best.alone === 0) break;
      const alone = countAlone(first, second, shiftX, shiftY) + countAlone(second, first, -shiftX, -shiftY);
      if (alone < best.alone) best = { alone, shiftY };
    }
  }
  return {
    widthBy: Math.abs(first.width - second.width),
    heightBy: Math.abs(first.height - second.height),
    aloneShare: best.alone / all,
    dropBy: second.box.top - first.box.top - best.shiftY,
  };
}
