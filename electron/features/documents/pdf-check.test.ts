import { expect, test } from 'vitest';
import { AppError } from '#shared/contract/app-error.ts';
import { renderRoomiest } from '../../printing/render-pdf.ts';
import { testPdf } from '../../server/test-files.test-support.ts';
import { consentFormDocument } from './consent-form.document.ts';
import { sampleConsent } from './consent-form.sample.ts';
import { checkPdf } from './pdf-check.ts';

async function refusalFor(pdf: Buffer): Promise<unknown> {
  try {
    return await checkPdf(pdf);
  } catch (error) {
    if (error instanceof AppError) return [error.code, error.data.what].filter(Boolean).join(' ');
    throw error;
  }
}

test('a plain report passes, with its pages counted', async () => {
  expect(await checkPdf(testPdf({ pages: 3 }))).toEqual({ pageCount: 3 });
  expect(await checkPdf(testPdf({ packed: '<< /Type /Font >>' }))).toEqual({ pageCount: 1 });
  const { bytes, pageCount } = await renderRoomiest(
    consentFormDocument(sampleConsent('procedure', ['en', 'hi'])),
  );
  expect(await checkPdf(Buffer.from(bytes))).toEqual({ pageCount });
});

test.each([
  ['a script at opening', { catalogue: '/OpenAction << /S /JavaScript /JS (app.alert(1)) >>' }, 'script'],
  ['a script in a list of names', { catalogue: '/Names << /JavaScript << /Names [] >> >>' }, 'script'],
  [
    'a script with a disguised name',
    { catalogue: '/OpenAction << /S /J#61va#53cript /JS 9 0 R >>' },
    'script',
  ],
  ['a script in a packed list', { packed: '<< /S /JavaScript /JS (x) >>' }, 'script'],
  ['a disguised script in a packed list', { packed: '<< /S /Java#53cript >>' }, 'script'],
  ['a short script entry in a packed list', { packed: '<< /S /R /JS (x) >>' }, 'script'],
  ['a program to start', { catalogue: '/OpenAction << /S /Launch /F (cmd.exe) >>' }, 'launch'],
  ['another file inside', { catalogue: '/Names << /EmbeddedFiles << >> >>' }, 'attachment'],
  ['a film', { catalogue: '/X << /Subtype /RichMedia >>' }, 'media'],
  ['a form that is sent somewhere', { catalogue: '/X << /S /SubmitForm >>' }, 'send'],
  ['a form drawn by a program', { catalogue: '/AcroForm << /XFA [] >>' }, 'dynamicForm'],
])('a PDF with %s is refused with the reason', async (_what, hidden, danger) => {
  expect(await refusalFor(testPdf(hidden))).toBe(`PDF_DANGEROUS ${danger}`);
});

test('a script behind a word that only looks like the beginning of a stream is found', async () => {
  const trick = '(stream\n) >> endobj 30 0 obj << /S /JavaScript >> endobj 31 0 obj <<';
  expect(await refusalFor(testPdf({ catalogue: `/X ${trick}` }))).toBe('PDF_DANGEROUS script');
});

test('a locked PDF, a cut one and one whose objects are packed out of our sight are refused', async () => {
  expect(await refusalFor(testPdf({ trailer: '/Encrypt 8 0 R' }))).toBe('PDF_LOCKED');
  const whole = testPdf({ pages: 2 });
  expect(await refusalFor(whole.subarray(0, whole.length - 60))).toBe('PDF_DAMAGED');
  const other = Buffer.from(
    testPdf({ packed: '<< >>' })
      .toString('latin1')
      .replace('/Filter /FlateDecode /Length', '/Filter /LZWDecode /Length')
      .replace('/ObjStm /N 1 /First 5 /Filter /FlateDecode', '/ObjStm /N 1 /First 5 /Filter /LZWDecode'),
    'latin1',
  );
  expect(await refusalFor(other)).toBe('PDF_DAMAGED');
});

test('a picture in which the letters of a script come by chance is not refused', async () => {
  const noise = testPdf({ filling: 200 }).toString('latin1').replace('\u009c\u009c\u009c\u009c', '/JS ');
  expect(await checkPdf(Buffer.from(noise, 'latin1'))).toEqual({ pageCount: 1 });
});

test('a scan of 30 MB is looked through in a few seconds, a breath at a time', async () => {
  const scan = testPdf({ filling: 29_900_000 });
  const began = Date.now();
  await checkPdf(scan);
  expect(Date.now() - began).toBeLessThan(5_000);
});
