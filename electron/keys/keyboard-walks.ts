const SHORTEST_WALK = 4;
const ROWS = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  '`1234567890-=',
  '!@#$%^&*()_+',
  'qwertyuiop[]',
  'asdfghjkl;',
  'zxcvbnm,./',
  'qwertzuiop',
  'azertyuiop',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p',
  '1q2w3e4r5t6y7u8i9o0p',
  'q1w2e3r4t5y6u7i8o9p0',
  'qazwsxedcrfvtgbyhnujmikolp',
  '147258369',
];
const PATHS = ROWS.flatMap(row => [row, [...row].reverse().join('')]);

/** Whether fewer than `fewestOwn` characters are left when runs along the keyboard, the alphabet or one key go. */
export function isWalk(password: string, fewestOwn: number): boolean {
  return withoutWalks(password).length < Math.min(fewestOwn, password.length);
}

export function withoutWalks(password: string): string {
  let own = '';
  for (let at = 0; at < password.length; ) {
    const walked = Math.max(walkLength(password, at), repeatLength(password, at));
    if (walked >= SHORTEST_WALK) at += walked;
    else own += password[at++];
  }
  return own;
}

function walkLength(password: string, from: number): number {
  let longest = 0;
  for (const path of PATHS) {
    let length = 1;
    while (from + length < password.length && path.includes(password.slice(from, from + length + 1)))
      length++;
    if (path.includes(password.slice(from, from + length))) longest = Math.max(longest, length);
  }
  return longest;
}

function repeatLength(password: string, from: number): number {
  let length = 1;
  while (password[from + length] !== undefined && password[from + length] === password[from]) length++;
  return length;
}
