/** 'vital-signs' → { folder: 'vital-signs', name: 'vitalSigns', type: 'VitalSigns' } */
export function namesOf(folder) {
  const name = folder.replaceAll(/-([a-z])/g, (_dash, letter) => letter.toUpperCase());
  return { folder, name, type: name[0].toUpperCase() + name.slice(1) };
}

/** The three rooms of a new feature: one read procedure that works, its test and its screen. */
export function filesOf({ folder, name, type }) {
  return {
    [`shared/features/${folder}/${folder}.contract.ts`]: contract(name, type),
    [`electron/features/${folder}/${folder}.sql.ts`]: sql(),
    [`electron/features/${folder}/${folder}.service.ts`]: service(folder, name, type),
    [`electron/features/${folder}/${folder}.service.test.ts`]: serviceTest(folder, name),
    [`renderer/features/${folder}/${folder}.screen.tsx`]: screen(folder, name, type),
  };
}

function contract(name, type) {
  return `import * as z from 'zod';
import { read } from '../../contract/procedure.ts';

const overviewSchema = z.object({ onDate: z.string(), schemaVersion: z.int() });
export type ${type}Overview = z.infer<typeof overviewSchema>;

export const ${name}Contract = {
  overview: read({
    permission: 'signedIn',
    audit: '${name}.overviewRead',
    input: z.object({}),
    output: overviewSchema,
  }),
};
`;
}

function sql() {
  return `import { type ReadableDb, sql } from '../../database/db.ts';

export function schemaVersion(db: ReadableDb): number {
  return db.value<number>(sql\`SELECT user_version FROM pragma_user_version\`) ?? 0;
}
`;
}

function service(folder, name, type) {
  return `import type { ${name}Contract, ${type}Overview } from '#shared/features/${folder}/${folder}.contract.ts';
import type { ReadContext, ServiceOf } from '../../server/service.ts';
import * as ${name}Sql from './${folder}.sql.ts';

function overview(ctx: ReadContext): ${type}Overview {
  return { onDate: ctx.today(), schemaVersion: ${name}Sql.schemaVersion(ctx.db) };
}

export const ${name}Service = { overview } satisfies ServiceOf<typeof ${name}Contract>;
`;
}

function serviceTest(folder, name) {
  return `import { afterEach, expect, test } from 'vitest';
import { ${name}Contract } from '#shared/features/${folder}/${folder}.contract.ts';
import { closeTestClinics, openTestClinic } from '../../server/test-clinic.ts';

afterEach(closeTestClinics);

test('whoever is signed in sees the overview of the day', async () => {
  const clinic = await openTestClinic({ role: 'receptionist' });

  const overview = await clinic.call(${name}Contract.overview, {});

  expect(overview.onDate).toMatch(/^\\d{4}-\\d{2}-\\d{2}$/);
  expect(overview.schemaVersion).toBeGreaterThan(0);
});
`;
}

function screen(folder, name, type) {
  return `import { ${name}Contract } from '#shared/features/${folder}/${folder}.contract.ts';
import { useRead } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { EmptyState, Skeletons } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';

export function ${type}Screen() {
  const t = useTranslation();
  const overview = useRead(${name}Contract.overview, {});
  if (overview.error) {
    return <ProblemNotice error={overview.error} />;
  }
  if (!overview.answer) {
    return <Skeletons label={t('common.waiting')} />;
  }
  return <EmptyState title={overview.answer.onDate} />;
}
`;
}

/** The lines that make the rest of the house know the feature, each put in front of its marker. */
export function registrationsOf({ folder, name, type }) {
  return [
    {
      file: 'shared/contract/index.ts',
      importLine: `import { ${name}Contract } from '../features/${folder}/${folder}.contract.ts';`,
      lines: { 'new-feature: contract': `${name}: ${name}Contract,` },
    },
    {
      file: 'electron/server/services.ts',
      importLine: `import { ${name}Service } from '../features/${folder}/${folder}.service.ts';`,
      lines: { 'new-feature: service': `${name}: ${name}Service,` },
    },
    {
      file: 'renderer/app/routes.tsx',
      lines: {
        'new-feature: screen':
          `const ${type}Screen = lazy(async () => ({\n` +
          `  default: (await import('../features/${folder}/${folder}.screen.tsx')).${type}Screen,\n}));`,
        'new-feature: route': `createRoute({ getParentRoute: parent, path: '/${folder}', component: ${type}Screen }),`,
      },
    },
  ];
}
