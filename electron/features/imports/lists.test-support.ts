import { crc32 } from 'node:zlib';

/** A file as the screen sends it. */
export function fileOf(content: string | Buffer, fileName = 'patients.csv') {
  return { fileName, content: Buffer.from(content).toString('base64') };
}

/** A zip of stored, unpacked parts: what a workbook is around its XML. */
export function zipOf(parts: Readonly<Record<string, string>>): Buffer {
  const bodies: Buffer[] = [];
  const entries: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(parts)) {
    const [path, content] = [Buffer.from(name), Buffer.from(text)];
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt32LE(crc32(content), 10);
    fields.writeUInt32LE(content.length, 14);
    fields.writeUInt32LE(content.length, 18);
    fields.writeUInt16LE(path.length, 22);
    bodies.push(Buffer.from('PK\x03\x04'), fields, path, content);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    entries.push(Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), fields.subarray(0, 26), tail, path);
    offset += 30 + path.length + content.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(Object.keys(parts).length, 8);
  end.writeUInt16LE(Object.keys(parts).length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, directory, end]);
}

const SHEETS = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

/** A number of Excel's own: 30650 with `isDate` is the day that many days after the end of 1899. */
export type SheetCell = string | number | { serialDay: number } | { written: string } | null;

function cellXml(cell: SheetCell, place: string): string {
  if (cell === null) return '';
  if (typeof cell === 'string')
    return `<c r="${place}" t="inlineStr"><is><t>${cell.replaceAll('&', '&amp;')}</t></is></c>`;
  if (typeof cell === 'number') return `<c r="${place}"><v>${cell}</v></c>`;
  if ('written' in cell) return `<c r="${place}"><v>${cell.written}</v></c>`;
  return `<c r="${place}" s="1"><v>${cell.serialDay}</v></c>`;
}

/** A workbook of one sheet as a spreadsheet program writes it. */
export function xlsxOf(rows: readonly (readonly SheetCell[])[]): Buffer {
  const sheet = rows
    .map((cells, row) => {
      const written = cells.map((cell, column) =>
        cellXml(cell, `${String.fromCharCode(65 + column)}${row + 1}`),
      );
      return `<row r="${row + 1}">${written.join('')}</row>`;
    })
    .join('');
  return zipOf({
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    'xl/workbook.xml': `<workbook xmlns="${SHEETS}" xmlns:r="${RELATIONS}"><sheets><sheet name="List" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${SHEETS}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${SHEETS}"><sheetData>${sheet}</sheetData></worksheet>`,
  });
}

const GIVEN = ['Asha', 'Ramesh', 'Sunita', 'Imran', 'Gurpreet', 'Lalitha', 'Debashish', 'Meena'];
const SURNAMES = ['Rao', 'Verma', 'Khan', 'Iyer', 'Das', 'Kaur', 'Patel', 'Naik', 'Joshi'];

/** An old list of so many people without a mistake in it. */
export function longList(count: number): string {
  const rows = Array.from({ length: count }, (_, index) =>
    [
      `OLD-${index + 1}`,
      `${GIVEN[index % 8]} ${SURNAMES[index % 9]}`,
      String(5_000_100_000 + index),
      `${20 + (index % 60)}`,
      index % 2 === 0 ? 'F' : 'M',
      'Vijay Nagar',
    ].join(','),
  );
  return ['Regn No,Patient Name,Mobile,Age,Sex,Area', ...rows].join('\r\n');
}
