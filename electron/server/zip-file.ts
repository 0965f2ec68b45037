import { strToU8, Zip, ZipDeflate, ZipPassThrough } from 'fflate';

export type ZipEntry = { write(content: string | Uint8Array): Promise<void>; end(): void };

/** A ZIP written piece by piece: only what is packed stays in memory, and other desks get their turn between pieces. */
export type ZipFile = {
  /** Begins a file; the one before must be ended. */
  file(name: string): ZipEntry;
  add(name: string, content: string | Uint8Array): Promise<void>;
  end(): Buffer;
};

/** What is packed at once; more would hold up the desks. */
const PIECE = 1 << 20;
const PACKED_ALREADY = /\.(pdf|xlsx|png|zip)$/;

/** Everything that waits is answered before the work goes on. */
export const othersTurn = () => new Promise<void>(resolve => setImmediate(resolve));

/** `writtenAt`: of the files in it. */
export function zipFile(writtenAt: Date): ZipFile {
  const pieces: Uint8Array[] = [];
  let failure: Error | undefined;
  const zip = new Zip((error, piece) => {
    if (error) failure = error;
    else pieces.push(piece);
  });

  function file(name: string): ZipEntry {
    const entry = PACKED_ALREADY.test(name) ? new ZipPassThrough(name) : new ZipDeflate(name, { level: 6 });
    entry.mtime = writtenAt;
    zip.add(entry);
    return {
      async write(content) {
        const bytes = typeof content === 'string' ? strToU8(content) : content;
        for (let at = 0; at < bytes.length; at += PIECE) {
          entry.push(bytes.slice(at, at + PIECE));
          await othersTurn();
        }
      },
      end: () => entry.push(new Uint8Array(0), true),
    };
  }

  return {
    file,
    async add(name, content) {
      const entry = file(name);
      await entry.write(content);
      entry.end();
    },
    end() {
      zip.end();
      if (failure) throw failure;
      return Buffer.concat(pieces);
    },
  };
}
