/** A JPEG as a camera writes it, with sizes and metadata as asked; the picture itself is a grey nothing. */
export function testJpeg({
  width = 480,
  height = 640,
  bytes = 2_000,
  marker = 0xc0,
  exif = '',
} = {}): Buffer {
  const segment = (kind: number, content: readonly number[] | Buffer) => {
    const body = Buffer.from(content);
    const head = Buffer.alloc(4);
    head.writeUInt16BE(0xff00 + kind, 0);
    head.writeUInt16BE(body.length + 2, 2);
    return Buffer.concat([head, body]);
  };
  const frame = [8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0];
  const parts = [
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, [...Buffer.from('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 0, 0]),
    ...(exif === '' ? [] : [segment(0xe1, Buffer.from(`Exif\0\0${exif}`))]),
    segment(marker, frame),
    segment(0xda, [1, 1, 0, 0, 63, 0]),
  ];
  const end = Buffer.from([0xff, 0xd9]);
  const used = Buffer.concat([...parts, end]).length;
  return Buffer.concat([...parts, Buffer.alloc(Math.max(0, bytes - used), 0x55), end]);
}
