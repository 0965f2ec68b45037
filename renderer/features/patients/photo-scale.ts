const LONGEST_SIDE = 480;
const MOST_BYTES = 110_000;
const QUALITIES = [0.86, 0.76, 0.66, 0.56, 0.46];
/** In an upright picture the face is above the middle. */
const FACE_HEIGHT = 0.25;

export type Square = { left: number; top: number; side: number };

/** The square of a picture that is kept: its middle, or for an upright one a little above it. */
export function squareOf(width: number, height: number): Square {
  const side = Math.min(width, height);
  return {
    left: Math.round((width - side) / 2),
    top: Math.round((height - side) * (height > width ? FACE_HEIGHT : 0.5)),
    side,
  };
}

function jpegOf(canvas: HTMLCanvasElement, quality: number): string {
  return canvas.toDataURL('image/jpeg', quality).replace(/^data:image\/jpeg;base64,/, '');
}

/** A square JPEG in base64 of at most 480 px and 110 kB; undefined for what cannot be drawn. */
export function scaledPhoto(source: CanvasImageSource, width: number, height: number): string | undefined {
  const { left, top, side } = squareOf(width, height);
  if (side === 0) return undefined;
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  if (!context) return undefined;
  for (let size = Math.min(LONGEST_SIDE, side); size >= 60; size = Math.round(size / 2)) {
    canvas.width = size;
    canvas.height = size;
    // A picture with holes would come out black in a JPEG.
    context.fillStyle = '#fff';
    context.fillRect(0, 0, size, size);
    context.drawImage(source, left, top, side, side, 0, 0, size, size);
    for (const quality of QUALITIES) {
      const jpeg = jpegOf(canvas, quality);
      if (jpeg.length * 0.75 <= MOST_BYTES) return jpeg;
    }
  }
  return undefined;
}

/** The chosen file as such a photo, turned upright as the camera noted; undefined when it is no picture. */
export async function photoFromFile(file: Blob): Promise<string | undefined> {
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const photo = scaledPhoto(picture, picture.width, picture.height);
    picture.close();
    return photo;
  } catch {
    // Whatever the reason, to the person at the desk it is a file that is not a picture.
    return undefined;
  }
}
