import * as z from 'zod';

/** Ids are SQLite integer keys: small, ordered by time, and never shown to a person (a UHID or a bill number is). */
const rowId = z.int().positive();

export const idSchema = rowId;

export const patientIdSchema = rowId;
export const visitIdSchema = rowId;
export const userIdSchema = rowId;
export const billIdSchema = rowId;
export const paymentIdSchema = rowId;
