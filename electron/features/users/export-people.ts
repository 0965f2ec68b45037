import type { ExportedFile } from '#shared/contract/grid-export.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import { peopleGrid } from '#shared/features/users/people.grid.ts';
import type { usersContract } from '#shared/features/users/users.contract.ts';
import { translatorOf } from '#shared/i18n/translate.ts';
import { exportGrid } from '../../server/grid/export-grid.ts';
import type { TaskContext } from '../../server/service.ts';
import { personOf } from './people.ts';
import * as usersSql from './users.sql.ts';

export async function exportPeople(
  ctx: TaskContext,
  input: ParsedInputOf<typeof usersContract.exportPeople>,
): Promise<ExportedFile> {
  const { language } = input;
  const { people, today } = ctx.reading(read => ({
    people: usersSql.list(read.db).map(personOf),
    today: read.today(),
  }));
  return exportGrid(ctx, peopleGrid(people, { t: translatorOf(language), language, today }), {
    wanted: input,
    fileName: `people-${today}`,
    entity: 'people',
  });
}
