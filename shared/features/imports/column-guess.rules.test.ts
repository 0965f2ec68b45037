import { expect, test } from 'vitest';
import { guessColumns, guessDateOrder, headerIndexOf } from './column-guess.rules.ts';

const TODAY = '2026-11-22';

test.each([
  [
    [
      'Regn No',
      'Patient Name',
      'Father/Husband',
      'Age/Sex',
      'Mobile',
      'Alternate Mobile',
      'Address',
      'Reg. Date',
    ],
    {
      oldNumber: 0,
      fullName: 1,
      relativeName: 2,
      age: 3,
      sex: 3,
      phone: 4,
      altPhone: 5,
      address: 6,
      registeredOn: 7,
    },
  ],
  [
    ['File No', 'Name', 'Contact No.', 'DOB', 'Gender', 'City', 'Pincode', 'Area', 'Category'],
    { oldNumber: 0, fullName: 1, phone: 2, birthOn: 3, sex: 4, city: 5, pinCode: 6, locality: 7, tags: 8 },
  ],
  [
    ['क्रम', 'नाम', 'पिता/पति का नाम', 'मोबाइल नंबर', 'उम्र', 'लिंग', 'पता', 'गांव', 'जन्म तिथि'],
    { fullName: 1, relativeName: 2, phone: 3, age: 4, sex: 5, address: 6, locality: 7, birthOn: 8 },
  ],
  [
    ['UHID', 'ABHA No', 'Date of Birth', 'PHONE 2', 'phone'],
    { oldNumber: 0, abhaNumber: 1, birthOn: 2, altPhone: 3, phone: 4 },
  ],
])('the columns %j are known by their words', (header, map) => {
  expect(guessColumns(header, [], TODAY)).toEqual(map);
});

test('columns without a name are known by what stands in them', () => {
  const sample = [
    ['1', 'Asha Rao', '5000041735', '34/F'],
    ['2', 'Imran Shaikh', '50000 41736', '51/M'],
    ['3', 'Lalitha Iyer', '5000041737', '8/F'],
  ];
  expect(guessColumns(undefined, sample, TODAY)).toMatchObject({ fullName: 1, phone: 2, age: 3, sex: 3 });
});

test('an Age column that tells the sex too is both', () => {
  expect(guessColumns(['Name', 'Mobile', 'Age'], [['Asha', '5000041735', '34/F']], TODAY)).toMatchObject({
    age: 2,
    sex: 2,
  });
});

test('the header is found below the clinic’s own heading', () => {
  const rows = [
    ['Sanjeevani Clinic'],
    [''],
    ['Sr', 'Patient Name', 'Mobile No', 'Age'],
    ['1', 'Asha', '5000041735', '34'],
  ];
  expect(headerIndexOf(rows)).toBe(2);
  expect(headerIndexOf([['Asha Rao', '5000041735', '34']])).toBeUndefined();
});

test('the order of dates is told by the day that cannot be a month', () => {
  expect(guessDateOrder(['03/04/1980', '25/12/1990'])).toBe('dayFirst');
  expect(guessDateOrder(['03/04/1980', '12/25/1990'])).toBe('monthFirst');
  expect(guessDateOrder(['1980-04-03'])).toBe('yearFirst');
  expect(guessDateOrder(['03/04/1980'])).toBe('dayFirst');
});
