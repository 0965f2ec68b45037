import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { Refusal } from '../../api/refusal.ts';
import type { Handlers } from '../../api/test-client.ts';
import { renderPage } from '../../app/test-page.tsx';
import { DocumentsPanel } from './documents.panel.tsx';
import { documentOf } from './documents.test-support.ts';

const printed = vi.hoisted(() => vi.fn(async () => undefined));
vi.mock('../../ui/pdf.tsx', () => ({ printPdf: printed, PdfPreview: () => <p>the PDF</p> }));
vi.mock('../../app/open.ts', () => ({ useOpen: () => ({}) }));

const { documents } = contract;
const NAME = 'a'.repeat(64);
let patientId = 1_000;

beforeEach(() => {
  patientId += 1;
  vi.clearAllMocks();
  vi.stubGlobal('createImageBitmap', async () => ({ width: 3_000, height: 4_000, close() {} }));
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue({
    fillRect() {},
    drawImage() {},
  } as never);
  vi.spyOn(HTMLCanvasElement.prototype, 'toBlob').mockImplementation(done => done(new Blob(['drawn anew'])));
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const bytes = (start: string, size = 100) =>
  new Uint8Array([...start].map(letter => letter.charCodeAt(0)).concat(Array(size).fill(32)));
const photo = (name = 'scan.jpg') => new File([bytes('\u00ff\u00d8\u00ff')], name, { type: 'image/jpeg' });
const pdf = (name = 'report.pdf') => new File([bytes('%PDF-1.7')], name, { type: 'application/pdf' });

const kept = () => ({ file: NAME, kind: 'pdf' as const, bytes: 90_000, pageCount: 3 });

function openPanel(
  room: Handlers['documents'] = {},
  options: { roles?: 'doctor' | 'receptionist'; visitId?: number } = {},
) {
  const onDone = vi.fn();
  const page = renderPage(
    <DocumentsPanel
      {...{ patientId, onDone, visitId: options.visitId ?? null, doctorId: 1, printKeys: 'F8' }}
    />,
    {
      session: { userId: 9, fullName: 'Who', roles: [options.roles ?? 'doctor'], signedInAt: 0 },
      handlers: { documents: { list: () => [], thumbnail: () => ({ jpeg: null }), ...room } },
    },
  );
  return { ...page, onDone, user: userEvent.setup() };
}

const picker = () => screen.getByLabelText('Choose files') as HTMLInputElement;

test('a PDF chosen on the empty list is kept at once, dated by arrows, named by itself and saved by keys', async () => {
  const { user, inputsOf } = openPanel({ putFile: kept, add: () => ({ documentId: 5 }) }, { visitId: 7 });
  await screen.findByText('No document yet');
  await user.upload(picker(), pdf());
  await screen.findByText('PDF, 3 pages');
  expect(inputsOf(documents.putFile)).toMatchObject([{ saidKind: 'pdf', thumbnail: '' }]);
  const date = screen.getByLabelText('Its own date');
  await user.click(date);
  await user.keyboard('{ArrowDown}{ArrowDown}{ArrowUp}{ArrowUp}{ArrowUp}{ArrowDown}');
  expect(date).toHaveProperty('value', '20 Nov 2026');
  expect(screen.getByLabelText('Name').getAttribute('placeholder')).toBe('Lab report 20 Nov 2026');
  await user.type(screen.getByLabelText('Tags'), 'sugar, fasting, sugar');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await screen.findByText('Documents');
  expect(inputsOf(documents.add)).toEqual([
    {
      ...{
        patientId,
        kind: 'labReport',
        title: '',
        datedOn: '2026-11-20',
        tags: ['sugar', 'fasting'],
        note: '',
      },
      ...{ visitId: 7, mayShowPatient: false, files: [NAME], consentFormId: null },
    },
  ]);
});

test('a photo is drawn anew before it is sent, with a thumbnail, and its own bytes never leave the page', async () => {
  const { user, inputsOf } = openPanel({ putFile: () => ({ ...kept(), kind: 'jpeg', pageCount: null }) });
  await screen.findByText('No document yet');
  await user.upload(picker(), photo());
  await screen.findByText('Page 1');
  const drawn = btoa('drawn anew');
  expect(inputsOf(documents.putFile)).toEqual([{ saidKind: 'jpeg', content: drawn, thumbnail: drawn }]);
});

test('a file that lies about its kind says what it is and is not sent', async () => {
  const { user, inputsOf } = openPanel({ putFile: kept });
  await screen.findByText('No document yet');
  const liar = new File([bytes('MZ')], 'report.pdf', { type: 'application/pdf' });
  await user.upload(picker(), [
    liar,
    new File([bytes('II*\0')], 'scan.tif', { type: 'image/tiff' }),
    pdf('good.pdf'),
  ]);
  await screen.findByText('report.pdf: Its name says a PDF, but it is a program.');
  await screen.findByText(/scan.tif: This is a TIFF picture/);
  await screen.findByText('PDF, 3 pages');
  expect(inputsOf(documents.putFile)).toHaveLength(1);
  await user.keyboard('{Control>}{Enter}{/Control}');
  await screen.findByText(/remove those that were not taken/);
  expect(inputsOf(documents.add)).toHaveLength(0);
});

test('a PDF with a script is refused by the clinic with the reason and the way out', async () => {
  const { user } = openPanel({
    putFile: () => {
      throw new Refusal('PDF_DANGEROUS', { what: 'script' });
    },
  });
  await screen.findByText('No document yet');
  await user.upload(picker(), pdf());
  await screen.findByText(
    /report.pdf: This PDF carries a script. Open it where it came from, print it to PDF again/,
  );
});

test('a picture pasted on the list begins a document; leaving and coming back loses neither pages nor words', async () => {
  const { user } = openPanel({ putFile: kept });
  await screen.findByText('No document yet');
  fireEvent.paste(window, { clipboardData: { files: [pdf('pasted.pdf')] } });
  await screen.findByText(/pasted.pdf/);
  await screen.findByText('PDF, 3 pages');
  await user.type(screen.getByLabelText('Name'), 'Sugar');
  await user.keyboard('{Escape}');
  await screen.findByText('No document yet');
  await user.click(screen.getByRole('button', { name: /Add document/ }));
  expect(await screen.findByLabelText('Name')).toHaveProperty('value', 'Sugar');
  expect(screen.getByText('PDF, 3 pages')).toBeTruthy();
});

test('pages are put in order and taken out', async () => {
  let sent = 0;
  const { user, inputsOf } = openPanel({
    putFile: () => {
      sent += 1;
      return { ...kept(), file: String(sent).repeat(64), pageCount: sent };
    },
    add: () => ({ documentId: 5 }),
  });
  await screen.findByText('No document yet');
  await user.upload(picker(), [pdf('a.pdf'), pdf('b.pdf'), pdf('c.pdf')]);
  await screen.findByText('PDF, 3 pages');
  await user.click(screen.getByRole('button', { name: 'Page 3 earlier' }));
  await user.click(screen.getByRole('button', { name: 'Remove page 1' }));
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() =>
    expect(inputsOf(documents.add)).toMatchObject([{ files: ['3'.repeat(64), '2'.repeat(64)] }]),
  );
});

test('opened beside a field that is being written in, the panel takes the keyboard', async () => {
  const field = document.createElement('input');
  document.body.append(field);
  field.focus();
  openPanel({ list: () => [documentOf()] });
  const list = await screen.findByRole('listbox', { name: 'Documents' });
  await waitFor(() => expect(document.activeElement).toBe(list));
  field.remove();
});

test('arrows go over the tiles, Enter opens one, and each page turned to is asked for once', async () => {
  const list = [documentOf(), documentOf({ id: 32, title: 'Chest X-ray', kind: 'imaging' })];
  const page = () => ({ kind: 'jpeg' as const, content: 'AAAA' });
  const { user, inputsOf } = openPanel({ list: () => list, page });
  await screen.findByRole('option', { name: /Chest X-ray/ });
  expect(screen.getByRole('option', { selected: true }).textContent).toContain('Lab report 20 Nov 2026');
  await user.keyboard('{ArrowRight}{Enter}');
  await screen.findByRole('heading', { name: 'Chest X-ray' });
  const picture = await screen.findByAltText('Page 1');
  await user.keyboard('+u');
  expect(picture.style.transform).toBe('rotate(90deg)');
  expect(picture.parentElement?.style.width).toBe('150%');
  await user.keyboard('{ArrowRight}');
  await screen.findByAltText('Page 2');
  expect(inputsOf(documents.page)).toEqual([
    { documentId: 32, pageNumber: 1 },
    { documentId: 32, pageNumber: 2 },
  ]);
  await user.keyboard('{Escape}');
  await screen.findByRole('listbox', { name: 'Documents' });
});

test('a document prints by F8 and is withdrawn only with a reason', async () => {
  const { user, inputsOf } = openPanel({
    list: () => [documentOf()],
    page: () => ({ kind: 'pdf', content: 'AAAA' }),
    print: () => ({ pdf: 'PRINT', fileName: 'x.pdf' }),
    withdraw: () => ({ version: 2 }),
  });
  await screen.findByRole('option');
  await user.keyboard('{Enter}');
  await screen.findByText('the PDF');
  await user.keyboard('{F8}');
  await waitFor(() => expect(printed).toHaveBeenCalledWith('PRINT'));
  await user.click(screen.getByRole('button', { name: 'Withdraw' }));
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(inputsOf(documents.withdraw)).toHaveLength(0);
  await user.type(screen.getByLabelText('Why is it withdrawn?'), 'Of another person');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() =>
    expect(inputsOf(documents.withdraw)).toEqual([
      { documentId: 31, version: 1, reason: 'Of another person' },
    ]),
  );
});

test('a withdrawn document is struck with its reason, and neither printed nor changed', async () => {
  const withdrawnBecause = 'Of another person';
  const { user } = openPanel({
    list: () => [documentOf({ withdrawnBecause, version: 2 })],
    page: () => ({ kind: 'jpeg', content: 'AAAA' }),
    versions: () => [],
  });
  await user.click(await screen.findByRole('option'));
  await screen.findByText('Withdrawn: Of another person');
  expect(screen.queryByRole('button', { name: /Print|Change|Withdraw/ })).toBeNull();
});

test('a damaged page says so and where it is whole', async () => {
  const { user } = openPanel({
    list: () => [documentOf()],
    page: () => {
      throw new Refusal('FILE_DAMAGED');
    },
  });
  await user.click(await screen.findByRole('option'));
  await screen.findByText(/The newest backup has it whole/);
});

test('the desk adds and is shown nothing', async () => {
  const { sent } = openPanel({}, { roles: 'receptionist' });
  await screen.findByText(/it is not shown at the desk/);
  expect(within(document.body).getByRole('button', { name: /Add document/ })).toBeTruthy();
  expect(sent.map(({ name }) => name)).not.toContain('documents.list');
});
