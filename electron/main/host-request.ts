import * as z from 'zod';

const PDF_HEADER = '%PDF-';
const MAX_PDF_BYTES = 100 * 1024 * 1024;

const pdfSchema = z
  .instanceof(Uint8Array)
  .refine(bytes => bytes.byteLength <= MAX_PDF_BYTES)
  .refine(bytes => Buffer.from(bytes.subarray(0, PDF_HEADER.length)).toString('latin1') === PDF_HEADER);

const requestSchema = z.discriminatedUnion('ability', [
  z.object({ id: z.number().int(), ability: z.literal('pickFolder'), title: z.string().max(200).optional() }),
  z.object({
    id: z.number().int(),
    ability: z.literal('printPdf'),
    pdf: pdfSchema,
    printer: z.string().max(200).optional(),
  }),
  z.object({ id: z.number().int(), ability: z.literal('openPdf'), pdf: pdfSchema }),
  z.object({ id: z.number().int(), ability: z.literal('openWaitingScreen') }),
]);

/** What only a desktop can do. A failure is a `HostRefusal`; everything else is answered as HOST_CANNOT. */
export type HostAbilities = {
  /** The absolute path, or null when the person cancelled. */
  pickFolder(title: string | undefined): Promise<string | null>;
  printPdf(pdf: Uint8Array, printer: string | undefined): Promise<null>;
  openPdf(pdf: Uint8Array): Promise<null>;
  openWaitingScreen(): Promise<null>;
};

export class HostRefusal extends Error {
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

type HostRequest = { id: number; run(abilities: HostAbilities): Promise<unknown> };

/** Reads a request of the clinic; undefined when there is no id to answer to. */
export function readHostRequest(message: unknown): HostRequest | undefined {
  const id = z.object({ id: z.number().int() }).safeParse(message);
  if (!id.success) {
    return undefined;
  }
  const request = requestSchema.safeParse(message);
  return { id: id.data.id, run: abilities => runRequest(request.data, abilities) };
}

async function runRequest(
  request: z.infer<typeof requestSchema> | undefined,
  abilities: HostAbilities,
): Promise<unknown> {
  switch (request?.ability) {
    case 'pickFolder':
      return abilities.pickFolder(request.title);
    case 'printPdf':
      return abilities.printPdf(request.pdf, request.printer);
    case 'openPdf':
      return abilities.openPdf(request.pdf);
    case 'openWaitingScreen':
      return abilities.openWaitingScreen();
    default:
      throw new HostRefusal('HOST_REQUEST_NOT_UNDERSTOOD');
  }
}
