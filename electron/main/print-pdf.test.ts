import { expect, test } from 'vitest';
import { lpArguments, printPdf } from './print-pdf.ts';

const pdf = new Uint8Array([37]);

test('a slip goes to the default printer unless one is named', () => {
  expect(lpArguments('/t/a.pdf', undefined)).toEqual(['--', '/t/a.pdf']);
  expect(lpArguments('/t/a.pdf', 'Counter_80mm')).toEqual(['-d', 'Counter_80mm', '--', '/t/a.pdf']);
});

test.each(['-o', '--help', 'a b', 'a;rm', ''])('"%s" is no printer', name => {
  expect(() => lpArguments('/t/a.pdf', name)).toThrow('PRINTER_NOT_FOUND');
});

test('a printer that does not print is told to the clinic', async () => {
  const ways = { platform: 'win32', toFile: () => '', printInWindow: async () => false } as const;

  await expect(printPdf(pdf, undefined, ways)).rejects.toMatchObject({ code: 'PRINT_FAILED' });
});

test('a system that refuses the job is told to the clinic', async () => {
  const ways = {
    platform: 'linux',
    toFile: () => '/nowhere/none.pdf',
    printInWindow: async () => true,
  } as const;

  await expect(printPdf(pdf, 'No_such_printer', ways)).rejects.toMatchObject({ code: 'PRINT_FAILED' });
});
