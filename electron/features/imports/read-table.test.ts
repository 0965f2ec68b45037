import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { fileOf, xlsxOf, zipOf } from './lists.test-support.ts';
import { readTable } from './read-table.ts';

const read = (content: string | Buffer) => readTable(fileOf(content).content, undefined);
const cellsOf = async (content: string | Buffer) => (await read(content)).rows.map(({ cells }) => cells);
const refusalOf = (content: string | Buffer) =>
  read(content).then(
    () => 'read',
    (error: { code: string; data: unknown }) => [error.code, error.data],
  );

const hindi = 'नाम,मोबाइल,उम्र\nआशा राव,5000041735,42\n';
const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');

describe('a text file says nothing about how it is written, and is read', () => {
  test.each([
    ['UTF-8', Buffer.from(hindi), 'UTF-8', 'आशा राव'],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${hindi}`), 'UTF-8', 'आशा राव'],
    ['UTF-16 as Excel saves Unicode text', utf16(hindi.replaceAll(',', '\t')), 'UTF-16', 'आशा राव'],
    ['UTF-16 the other way round', Buffer.from(utf16(hindi)).swap16(), 'UTF-16', 'आशा राव'],
    [
      'UTF-16 without a mark',
      utf16('Name,Mobile,Age\nAsha Rao,5000041735,42\n').subarray(2),
      'UTF-16',
      'Asha Rao',
    ],
    [
      'Windows-1252',
      Buffer.from(
        'Name,Mobile,Age\nJos\u00e9 D\u2019Souza,5000041735,42\n'.replace('\u2019', '\x92'),
        'latin1',
      ),
      'Windows-1252',
      'José D’Souza',
    ],
  ])('as %s', async (_what, bytes, encoding, name) => {
    const table = await read(bytes);
    expect(table.encoding).toBe(encoding);
    expect(table.rows[0]?.cells).toEqual([name, '5000041735', '42']);
  });

  test('and a few broken letters do not turn all Hindi names into rubbish', async () => {
    const broken = Buffer.concat([
      Buffer.from(hindi),
      Buffer.from([0xe0, 0xa4]),
      Buffer.from(',5000041736,9\n'),
    ]);
    const table = await read(broken);
    expect(table.encoding).toBe('UTF-8');
    expect(table.rows.map(({ cells }) => cells[0])).toEqual(['आशा राव', '\ufffd']);
  });
});

test.each([';', '\t', '|'])('cells are told apart by %j', async separator => {
  const text = 'Name,Mobile,Address\nAsha Rao,5000041735,"14, Anand Road"\n'.replaceAll(',', separator);
  expect((await cellsOf(text))[0]).toEqual(['Asha Rao', '5000041735', `14${separator} Anand Road`]);
});

test('quotes hold commas, quotes and line ends, and rows keep their number in the file', async () => {
  const text =
    'Name,Mobile,Address\r\n"Rao, Asha ""Amma""",5000041735,"Lane 2\r\nIndore"\r\n\r\nImran,5000041736,x\r\n';
  const table = await read(text);
  expect(table.rows.map(({ number, cells }) => [number, cells[0], cells[2]])).toEqual([
    [2, 'Rao, Asha "Amma"', 'Lane 2\r\nIndore'],
    [4, 'Imran', 'x'],
  ]);
});

test('a quote that is never closed is refused with its row instead of swallowing the people after it', async () => {
  const text = 'Name,Mobile\nAsha,5000041735\n"Imran,5000041736\nLalitha,5000041737\n';
  expect(await refusalOf(text)).toEqual(['QUOTE_NOT_CLOSED', { row: 3 }]);
});

test('a long list is read in pieces without losing a row at their ends', async () => {
  const rows = Array.from(
    { length: 40_000 },
    (_, index) => `"Asha, ${index}",${5_000_100_000 + index},"a\nb ${index}"`,
  );
  const table = await read(['Name,Mobile,Address', ...rows].join('\n'));
  expect(table.rows).toHaveLength(40_000);
  expect(table.rows.every(({ cells }, index) => cells.length === 3 && cells[2] === `a\nb ${index}`)).toBe(
    true,
  );
});

test('a workbook gives phones as digits and days as days, whatever Excel made of them', async () => {
  const sheet = xlsxOf([
    ['Sanjeevani Clinic'],
    ['Patient Name', 'Mobile', 'DOB', 'ABHA No', 'Age'],
    ['Asha & Co', 5000041735, { serialDay: 31007 }, 91000000000001, 42],
    ['Imran', { written: '5.000041736E9' }, null, null, 9.5],
  ]);
  const table = await read(sheet);
  expect(table.header).toEqual(['Patient Name', 'Mobile', 'DOB', 'ABHA No', 'Age']);
  expect(table.rows.map(({ number, cells }) => [number, ...cells])).toEqual([
    [3, 'Asha & Co', '5000041735', '1984-11-21', '91000000000001', '42'],
    [4, 'Imran', '5000041736', '', '', '9.5'],
  ]);
});

test.each([
  ['an old .xls', Buffer.from('d0cf11e0a1b11ae1000000', 'hex')],
  ['a PDF', Buffer.from('%PDF-1.4 something')],
  ['bytes that are no text', Buffer.from([1, 2, 0, 3, 0, 0, 7, 8])],
  ['a zip that is no workbook', zipOf({ 'a.txt': 'hello' })],
  ['half a workbook', xlsxOf([['Name'], ['Asha']]).subarray(0, 300)],
])('%s is refused', async (_what, bytes) => {
  expect(await refusalOf(bytes)).toEqual(['FILE_NOT_READ', {}]);
});

test('a zip bomb is refused by what comes out of it, not by what it claims', async () => {
  const bomb = deflateRawSync(Buffer.alloc(400_000_000, ' '));
  const name = Buffer.from('xl/worksheets/sheet1.xml');
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(8, 8);
  header.writeUInt32LE(bomb.length, 18);
  header.writeUInt32LE(100, 22);
  header.writeUInt16LE(name.length, 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(bomb.length, 20);
  entry.writeUInt32LE(100, 24);
  entry.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(30 + name.length + bomb.length, 16);
  expect(await refusalOf(Buffer.concat([header, name, bomb, entry, name, end]))).toEqual([
    'FILE_NOT_READ',
    {},
  ]);
});

test.each([
  ['nothing', ''],
  ['a header alone', 'Name,Mobile,Age\n'],
  ['blank lines', '\n\n,,,\n'],
])('a file with %s is empty', async (_what, text) => {
  expect(await refusalOf(text)).toEqual(['FILE_EMPTY', {}]);
});

test('more rows than a clinic has people are refused', async () => {
  const text = `Name,Mobile\n${'Asha,5000041735\n'.repeat(100_020)}`;
  expect(await refusalOf(text)).toEqual(['TOO_MANY_ROWS', { limit: 100_000 }]);
});

test('a first row without a known word is a header when only the rows below hold figures', async () => {
  expect((await read('பெயர்,அலைபேசி\nAsha,5000041735\n')).header).toEqual(['பெயர்', 'அலைபேசி']);
  expect((await read('Asha,5000041735\nImran,5000041736\n')).header).toBeUndefined();
});
