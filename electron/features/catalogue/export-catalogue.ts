import type { ExportedFile } from '#shared/contract/grid-export.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { catalogueContract } from '#shared/features/catalogue/catalogue.contract.ts';
import { packagesGrid } from '#shared/features/catalogue/packages.grid.ts';
import { priceListsGrid, pricesGrid, taxRatesGrid } from '#shared/features/catalogue/prices.grid.ts';
import { servicesGrid } from '#shared/features/catalogue/services.grid.ts';
import { exportList } from '../../server/grid/export-list.ts';
import type { TaskContext } from '../../server/service.ts';
import { getPerson } from '../patients/patients.service.ts';
import { packagesOf } from './packages.ts';
import { priceLists } from './price-lists.ts';
import { item, shownItems } from './shown-items.ts';
import { taxRates } from './tax-rates.ts';

type InputOf<Name extends keyof typeof catalogueContract> = ParsedInputOf<(typeof catalogueContract)[Name]>;

/** All that the filter finds, also what is too much for a screen. */
export function exportServices(ctx: TaskContext, input: InputOf<'exportServices'>): Promise<ExportedFile> {
  const { category, which } = input;
  return exportList(ctx, input, {
    rows: read => shownItems(read, input).items,
    grid: (items, on) => servicesGrid(items, input, on),
    ...{ fileName: 'services', entity: 'catalogueItem', detail: { category, which } },
  });
}

export function exportPrices(ctx: TaskContext, input: InputOf<'exportPrices'>): Promise<ExportedFile> {
  const { itemId } = input;
  return exportList(ctx, input, {
    rows: read => item(read, input),
    grid: (found, on) => pricesGrid(found.prices, found.item.row.name, on),
    ...{ fileName: `prices-${itemId}`, entity: 'catalogueItem', entityId: itemId },
  });
}

export function exportPriceLists(
  ctx: TaskContext,
  input: InputOf<'exportPriceLists'>,
): Promise<ExportedFile> {
  return exportList(ctx, input, {
    ...{ rows: priceLists, grid: priceListsGrid },
    ...{ fileName: 'price-lists', entity: 'priceList' },
  });
}

export function exportTaxRates(ctx: TaskContext, input: InputOf<'exportTaxRates'>): Promise<ExportedFile> {
  return exportList(ctx, input, {
    ...{ rows: taxRates, grid: taxRatesGrid },
    ...{ fileName: 'tax-rates', entity: 'taxRate' },
  });
}

export function exportPackages(ctx: TaskContext, input: InputOf<'exportPackages'>): Promise<ExportedFile> {
  const { patientId } = input;
  return exportList(ctx, input, {
    rows: read => ({
      packages: packagesOf(read.db, patientId, read.today()),
      holder: getPerson(read.db, patientId).fullName,
    }),
    grid: ({ packages, holder }, on) => packagesGrid(packages, holder, on),
    ...{ fileName: `packages-${patientId}`, entity: 'patient', entityId: patientId },
  });
}
