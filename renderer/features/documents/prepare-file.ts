import { LARGEST_THUMBNAIL_BYTES } from '#shared/features/documents/document.schema.ts';
import {
  type FileKind,
  kindOfBytes,
  kindOfName,
  LARGEST_FILE_BYTES,
  PICTURE_KINDS,
} from '#shared/features/documents/file-kind.rules.ts';
import { Refusal } from '../../api/refusal.ts';

export type PreparedFile = { saidKind: FileKind | null; content: string; thumbnail: string; bytes: number };

/** A4 at 300 dots an inch; more is no better to read. */
const LONGEST_SIDE = 3_508;
const QUALITY = 0.86;
const THUMBNAIL_SIDES = [240, 180, 120];
const THUMBNAIL_QUALITIES = [0.7, 0.5];

export function base64Of(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.onerror = () => reject(new Refusal('FILE_EMPTY_OR_UNREAD'));
    reader.readAsDataURL(blob);
  });
}

/** In a JPEG, made beside the page's own work; undefined where the browser cannot. */
function jpegOf(picture: ImageBitmap, longest: number, quality: number): Promise<Blob | undefined> {
  const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const context = canvas.getContext('2d');
  if (!context) return Promise.resolve(undefined);
  // A picture with holes would come out black in a JPEG.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise(resolve => canvas.toBlob(blob => resolve(blob ?? undefined), 'image/jpeg', quality));
}

async function thumbnailOf(picture: ImageBitmap): Promise<string> {
  for (const side of THUMBNAIL_SIDES) {
    for (const quality of THUMBNAIL_QUALITIES) {
      const blob = await jpegOf(picture, side, quality);
      if (blob && blob.size <= LARGEST_THUMBNAIL_BYTES) return base64Of(blob);
    }
  }
  return '';
}

/** Drawn anew, a picture loses the place, the day and the phone it was taken with, and stands upright. */
async function pictureOf(file: Blob): Promise<PreparedFile> {
  let picture: ImageBitmap;
  try {
    picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch {
    throw new Refusal('PICTURE_DAMAGED');
  }
  const jpeg = await jpegOf(picture, LONGEST_SIDE, QUALITY);
  const thumbnail = await thumbnailOf(picture);
  picture.close();
  if (!jpeg) throw new Refusal('PICTURE_DAMAGED');
  return { saidKind: 'jpeg', content: await base64Of(jpeg), thumbnail, bytes: jpeg.size };
}

/** Looks at the first bytes before anything is sent: a file that lies about its kind goes no further. */
export async function prepareFile(file: File): Promise<PreparedFile> {
  if (file.size > LARGEST_FILE_BYTES) throw new Refusal('FILE_TOO_LARGE');
  const real = kindOfBytes(new Uint8Array(await file.slice(0, 64).arrayBuffer()));
  const said = kindOfName(file.name) ?? null;
  if (said !== null && said !== real) throw new Refusal('FILE_LIES', { said, real });
  if (PICTURE_KINDS.includes(real)) return pictureOf(file);
  if (real !== 'pdf') throw new Refusal('FILE_NOT_TAKEN', { real });
  return { saidKind: said, content: await base64Of(file), thumbnail: '', bytes: file.size };
}
