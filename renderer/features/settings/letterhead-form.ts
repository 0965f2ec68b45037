import * as z from 'zod';
import type { Letterhead } from '#shared/features/prescriptions/letterhead.schema.ts';
import { letterheadNameSchema, sheetLayoutSchema } from '#shared/features/prescriptions/letterhead.schema.ts';
import type { FormOf } from '../../ui/form.tsx';

export const letterheadFormSchema = z.object({ name: letterheadNameSchema, layout: sheetLayoutSchema });
export type LetterheadForm = FormOf<z.input<typeof letterheadFormSchema>>;

/** What is being written: a named letterhead, or (without an id) a new one. */
export type LetterheadDraft = Pick<Letterhead, 'name' | 'layout' | 'version'> & { id: number | null };
