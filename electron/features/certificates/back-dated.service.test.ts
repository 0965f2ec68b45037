import { afterEach, expect, test } from 'vitest';
import { closeTestClinics, refusalOf } from '../../server/test-clinic.ts';
import { certificatePage } from './certificate-page.ts';
import { openRoom } from './certificates.test-support.ts';

afterEach(closeTestClinics);

const FIT = { kind: 'fitness' as const, fromOn: null, toOn: null };

test('a fitness certificate of earlier days says on the page when it was issued, and goes back a week', async () => {
  const room = await openRoom();
  const backDatedOf = async (fitFromOn: string) => {
    const certificate = await room.issue({ ...FIT, fitFromOn });
    const { reader } = room.doctor.server.house.opened().db;
    const page = { ...certificate, paper: 'A5' as const, hasCounterfoil: false, sealed: null };
    return certificatePage(reader, { ...page, duplicateCopy: null, voidReason: null }).backDated;
  };
  expect(await backDatedOf('2026-11-21')).toBeNull();
  expect(await backDatedOf('2026-11-18')).toBe('Issued on 21 Nov 2026 for the period from 18 Nov 2026');
  expect(await refusalOf(room.issue({ ...FIT, fitFromOn: '2020-01-01' }))).toMatchObject({
    code: 'INVALID_INPUT',
    data: { problems: [{ path: 'body.fitFromOn', code: 'BEGINS_TOO_FAR_BACK' }] },
  });
});

test('rest to the 25th is followed by fitness on the 26th, not a year later', async () => {
  const room = await openRoom();
  expect(await refusalOf(room.issue({ fitFromOn: '2027-11-26' }))).toMatchObject({
    data: { problems: [{ path: 'body.fitFromOn', code: 'FIT_LONG_AFTER_PERIOD' }] },
  });
});
