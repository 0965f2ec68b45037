import type { Migration } from '../migration.ts';

export default {
  up() {},
} satisfies Migration;
