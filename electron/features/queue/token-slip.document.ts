import type { PatientLanguage } from '#shared/features/settings/settings.schema.ts';
import { PRINT_WORDS, type PrintWords } from '#shared/i18n/print-words.ts';
import { patientWords } from '#shared/i18n/print-words-patient.ts';
import { formatPaise } from '#shared/kernel/money.ts';
import { clipped, textWidth } from '../../printing/clip-text.ts';
import { columns, rollText, rule, stack, type TypeSize, text } from '../../printing/page-blocks.ts';
import { isRoll, mm, ROLLS, type RollName, SHEETS } from '../../printing/paper.ts';
import type { PageBlock, PdfDefinition } from '../../printing/pdf-definition.ts';
import { qrCode } from '../../printing/qr-path.ts';
import { bold, dotted, unbroken } from '../../printing/script-runs.ts';

/** What a patient waits with: number, doctor, when, and what is to be paid. The name only, nothing clinical (APT-4). */
export type TokenSlipPrint = {
  paper: RollName | 'A6';
  language: PatientLanguage;
  clinic: { name: string; addressLine: string; phone: string };
  /** 'A 27' */
  token: string;
  doctorName: string;
  room: string | null;
  /** 'Evening, 5–9 pm' */
  session: string | null;
  /** '6:20–6:40 pm', a guess and called so. */
  expectedAt: string | null;
  /** 'Saturday 21 Nov 2026' */
  date: string;
  patientName: string;
  /** In the script of the place; empty when it was not written down. */
  localName: string;
  /** The running OPD number, '261121/014'. */
  visitNumber: string;
  fee: FeeOnSlip;
  /** '5:52 pm' */
  madeAt: string;
};

export type FeeOnSlip =
  /** The link opens a payment of this very amount; null where the clinic takes no UPI. */
  | { kind: 'due'; amountPaise: number; upiLink: string | null }
  | { kind: 'paid'; amountPaise: number; receiptNumber: string | null }
  | { kind: 'free'; tillDate: string | null };

export function tokenSlipDocument(slip: TokenSlipPrint): PdfDefinition {
  const setting = settingOf(slip);
  const content = [
    ...head(slip, setting),
    ...who(slip, setting),
    ...fee(slip, setting),
    ...foot(slip, setting),
  ];
  const title = `${patientWords(slip.language).token} ${slip.token}`;
  return { ...setting.page, title, content };
}

type Setting = {
  page: Pick<PdfDefinition, 'pageSize' | 'pageMargins'>;
  width: number;
  set: typeof text;
  token: TypeSize;
  part: (above: number, below: number) => PageBlock;
  isNarrow: boolean;
};

function settingOf({ paper }: TokenSlipPrint): Setting {
  if (!isRoll(paper)) {
    const { width, height, sideMargin, columnWidth } = SHEETS[paper];
    return {
      page: { pageSize: { width, height }, pageMargins: [sideMargin, mm(9), sideMargin, mm(6)] },
      width: columnWidth,
      set: text,
      token: [64, 70],
      part: (above, below) => rule(columnWidth, 0.5, { above, below }),
      isNarrow: false,
    };
  }
  const { width, margins, columnWidth } = ROLLS[paper];
  return {
    page: { pageSize: { width, height: 'auto' }, pageMargins: margins },
    width: columnWidth,
    set: rollText,
    token: paper === '58mm' ? [40, 46] : [54, 60],
    part: (above, below) => rule(columnWidth, 1, { above, below, isDashed: true }),
    isNarrow: paper === '58mm',
  };
}

const CENTRED = { alignment: 'center' } as const;

function head(slip: TokenSlipPrint, { set, part, token, width, isNarrow }: Setting): PageBlock[] {
  const words = patientWords(slip.language);
  const title = [...new Set([PRINT_WORDS.en.token, words.token])].join(' · ');
  const size = Math.min(token[0], (width / Math.max(3, slip.token.length)) * 1.5);
  return [
    set([bold(slip.clinic.name)], [13, 18], CENTRED),
    ...(isNarrow
      ? [slip.clinic.addressLine, slip.clinic.phone]
      : [dotted([slip.clinic.addressLine, slip.clinic.phone])]
    ).map(line => set(line, [9, 12], CENTRED)),
    part(6, 6),
    set(title, [11, 16], CENTRED),
    set([bold(unbroken(slip.token))], [size, token[1]], { ...CENTRED, margin: [0, -2, 0, 2] }),
  ];
}

function who(slip: TokenSlipPrint, { set, part, width, isNarrow }: Setting): PageBlock[] {
  const words = patientWords(slip.language);
  const place = slip.room && `${words.room} ${slip.room}`;
  const when = slip.expectedAt && `${words.expected} ${unbroken(slip.expectedAt)}`;
  const wide = [dotted([place, when]), dotted([slip.date, slip.session])];
  const lines = (isNarrow ? [place, when, slip.date, slip.session] : wide).filter(line => line) as string[];
  return [
    set([bold(slip.doctorName)], [13, 18], CENTRED),
    ...lines.map(line => set(line, [11, 16], CENTRED)),
    part(6, 6),
    set(
      [bold(clipped(slip.patientName, { width: width * 2 - 40, size: 11, isBold: true, press: 'roll' }))],
      [11, 15],
    ),
    ...ownLines(slip, isNarrow ? width : width / 2).map(line => set(line, [10, 14])),
  ];
}

/** The name as the person reads it, and the number under which the visit is kept. */
function ownLines(slip: TokenSlipPrint, nameWidth: number): string[] {
  const words = patientWords(slip.language);
  const number = slip.visitNumber && unbroken(`${words.visitNumber} ${slip.visitNumber}`);
  const localName = clipped(slip.localName, { width: nameWidth, size: 10, press: 'roll' });
  const lines = slip.paper === '58mm' ? [localName, number] : [dotted([localName, number])];
  return lines.filter(line => line !== '');
}

function fee(slip: TokenSlipPrint, setting: Setting): PageBlock[] {
  const words = patientWords(slip.language);
  const row = (label: string, amount: string) => {
    const said = setting.set([bold(amount)], [12, 18], { alignment: 'right', noWrap: true });
    const width = textWidth(amount, { size: 12, isBold: true, press: 'roll' }) + 0.5;
    return columns(setting.width, 6, [{ block: setting.set(label, [12, 18]) }, { width, block: said }]);
  };
  const rupees = (paise: number) => `₹\u00a0${formatPaise(paise)}`;
  if (slip.fee.kind === 'free') {
    const { tillDate } = slip.fee;
    return [setting.set([bold(tillDate ? words.noFeeTill(tillDate) : words.noFee)], [12, 18])];
  }
  if (slip.fee.kind === 'paid') {
    const { receiptNumber } = slip.fee;
    const receipt = receiptNumber ? [setting.set(`${words.receipt} ${receiptNumber}`, [9, 12])] : [];
    return [row(words.feePaid, rupees(slip.fee.amountPaise)), ...receipt];
  }
  const { amountPaise, upiLink } = slip.fee;
  return [row(words.feeDue, rupees(amountPaise)), ...(upiLink ? [payByUpi(upiLink, words, setting)] : [])];
}

const QR_SIZE = 84;

function payByUpi(link: string, words: PrintWords, { set, width, isNarrow }: Setting): PageBlock {
  const told = [set([bold(words.payByUpi)], [12, 16]), set(words.showUtrAtDesk, [10, 14])];
  const code = qrCode(link, isNarrow ? 96 : QR_SIZE);
  if (isNarrow)
    return stack([{ ...code, ...CENTRED, margin: [0, 0, 0, 8] }, ...told], { margin: [0, 8, 0, 0] });
  const block = stack(told, { margin: [0, 20, 0, 0] });
  return columns(width, 10, [{ width: QR_SIZE, block: code }, { block }], { margin: [0, 6, 0, 0] });
}

function foot(slip: TokenSlipPrint, { set, part }: Setting): PageBlock[] {
  const words = patientWords(slip.language);
  return [
    part(8, 4),
    set(`${words.ifNumberPassed} ${unbroken(`${words.madeAt} ${slip.madeAt}`)}`, [9, 12], CENTRED),
  ];
}
