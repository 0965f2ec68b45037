import { baselineDrop, columns, rule, stack, type TypeSize, text } from './page-blocks.ts';
import type { PageBlock } from './pdf-definition.ts';
import { bold, unbroken } from './script-runs.ts';

export type DoctorOnPaper = {
  name: string;
  qualification: string;
  /** With council it stands on every prescription, certificate and receipt (conduct regulations 2002, 1.4.2). */
  registrationNumber: string;
  council: string;
};

export type ClinicOnPaper = {
  name: string;
  addressLines: readonly string[];
  phone: string;
  email: string | null;
  hours: string | null;
};

export type LetterheadSizes = {
  columnWidth: number;
  head: TypeSize;
  small: TypeSize;
  clinicNameSize: number;
  clinicWidth: number;
  ruleAbove: number;
  ruleBelow: number;
};

/** Doctor (if any) left, clinic right, on shared baselines, closed by a rule. */
export function letterhead(
  doctor: DoctorOnPaper | null,
  clinic: ClinicOnPaper,
  words: { regNo: string },
  sizes: LetterheadSizes,
): PageBlock[] {
  const { head, small, clinicNameSize } = sizes;
  const drop = baselineDrop(head[0], clinicNameSize);
  const contact = [unbroken(clinic.phone), clinic.hours && unbroken(clinic.hours)]
    .filter(Boolean)
    .join(' · ');
  const clinicLines = [...clinic.addressLines, contact, clinic.email ?? ''].filter(Boolean);
  return [
    columns(sizes.columnWidth, 12, [
      {
        block: stack(
          doctor
            ? [
                text([bold(doctor.name)], head),
                text(doctor.qualification, small),
                text([bold(`${words.regNo} ${doctor.registrationNumber}`)], small),
                text(doctor.council, small),
              ]
            : [],
        ),
      },
      {
        width: sizes.clinicWidth,
        block: stack(
          [
            text([bold(clinic.name)], [clinicNameSize, head[1]], { margin: [0, drop, 0, -drop] }),
            ...clinicLines.map(line => text(line, small)),
          ],
          { alignment: 'right' },
        ),
      },
    ]),
    rule(sizes.columnWidth, 1, { above: sizes.ruleAbove, below: sizes.ruleBelow }),
  ];
}
