import { describe, expect, test } from 'vitest';
import { refusalOfPassword } from './password-rules.ts';

const knownWords = ['kavita', 'Dr Kavita Iyer', 'Sunrise Family Clinic', '5000041735'];

function codeOf(password: string, isOwner = false): string | undefined {
  return refusalOfPassword({ password, isOwner, knownWords })?.code;
}

test('an owner needs twelve characters, others ten, counted as people see them', () => {
  expect(codeOf('umbrella9x')).toBeUndefined();
  expect(codeOf('umbrella9')).toBe('PASSWORD_TOO_SHORT');
  expect(refusalOfPassword({ password: 'umbrella9xy', isOwner: true, knownWords })).toEqual({
    code: 'PASSWORD_TOO_SHORT',
    minimum: 12,
  });
  expect(codeOf('umbrella9xyz', true)).toBeUndefined();
  expect(codeOf('😀😀😀😀😀')).toBe('PASSWORD_TOO_SHORT');
});

describe('what a guesser tries first is refused', () => {
  test.each(
    [
      'password12',
      'Password@123',
      'P@ssw0rd2026',
      'passw0rd!!!!',
      'passwordpassword',
      'welcome@2026',
      'Welcome12345',
      'admin@12345',
      'administrator1',
      'letmein12345',
      'iloveyou2026',
      'iloveindia',
      'IloveIndia@1947',
      'JaiShriRam@108',
      'omnamahshivay',
      'Jaihind@1947',
      'doctor@12345',
      'clinic@2026!',
      'hospital12345',
      'Ganesh@12345',
      'krishna12345',
      'sachin@10dulkar'.replace('dulkar', ''),
      'tendulkar10!',
      'superman1234',
      'changeme1234',
      'qwerty123456',
      'India@123456',
      'drpatel@2025',
      'princess1234!',
      'mumbai400001',
      'sunshine2024',
      '$unshine2024',
    ].filter(password => password.length >= 10),
  )('%s', password => {
    expect(codeOf(password)).toBe('PASSWORD_TOO_COMMON');
  });

  test.each([
    'qwertyuiop',
    'qwertyuiop123',
    '1234567890',
    '0987654321',
    'asdfghjkl;123',
    '1qaz2wsx3edc',
    'zaq12wsxcde3',
    'abcdefghijkl',
    'poiuytrewq',
    '!@#$%^&*()',
    'q1w2e3r4t5y6',
    'aaaaaaaaaaaa',
    'abababababab',
    '1212121212',
    '111222333444',
    'abc123abc123',
    '9876543210',
    '12345678910',
    'zxcvbnm12345',
    '8264917350',
  ])('%s', password => {
    expect(codeOf(password)).toBe('PASSWORD_TOO_COMMON');
  });

  test.each(['Kavita@19857', 'k@vita-is-here', 'sunrise-2211x', 'xx5000041735xx', 'my iyer clinic'])(
    '%s, which holds a name or number known in town',
    password => {
      expect(refusalOfPassword({ password, isOwner: false, knownWords })).toEqual({
        code: 'PASSWORD_TOO_COMMON',
        reason: 'name',
      });
    },
  );
});

describe('a good password is not refused', () => {
  test.each([
    'three blue umbrellas',
    'tea at half past four',
    'correct horse battery staple',
    'vX9#kQ2$mZ7w',
    'नीली छतरी और बारिश',
    'paddle-lantern-42',
    'my mother sings on sunday',
    'gulmohar peel tarpaulin',
    'u7Tz-pq4L-0xWe',
    'சிவப்பு குடை மழை',
  ])('%s', password => {
    expect(refusalOfPassword({ password, isOwner: true, knownWords })).toBeUndefined();
  });
});
