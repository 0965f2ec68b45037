import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { catalogueContract } from '#shared/features/catalogue/catalogue.contract.ts';
import type { ReadContext, ServiceOf } from '../../server/service.ts';
import { dryRun, exportFile, importFile } from './catalogue-file.ts';
import {
  exportPackages,
  exportPriceLists,
  exportPrices,
  exportServices,
  exportTaxRates,
} from './export-catalogue.ts';
import { bringBack, retireItem, saveItem } from './items.ts';
import { packagesOf as packagesOfPerson, transferPackage } from './packages.ts';
import { priceClass, priceLists, savePriceList, setPriceClass } from './price-lists.ts';
import { setPrice } from './prices.ts';
import { search } from './search.ts';
import { item, show } from './shown-items.ts';
import { starters, takeStarters } from './starters.ts';
import { sayTurnover, taxCodes } from './tax-codes.ts';
import { addTaxRate, taxRates } from './tax-rates.ts';

export { findItemByWords, findListNamed, listsOfDesk, refuseListOfOthers } from './desk-choices.ts';
export { getItem } from './items.ts';
export {
  listServicesContaining,
  noteUse,
  rememberService,
} from './learned-lines.ts';
export {
  endPackage,
  getSoldPackage,
  giveBackUsesOf,
  packagesOf,
  packagesSoldOn,
  sellPackage,
  usePackage,
  usePrepaid,
} from './packages.ts';
export { priceClassesOf } from './price-lists.ts';
export { priceOf, pricesAsOf, pricesChanged, wallTimeNow } from './prices.ts';
export { codeRuleOn } from './tax-codes.ts';
export { rateOn } from './tax-rates.ts';

function packagesOfPatient(ctx: ReadContext, input: ParsedInputOf<(typeof catalogueContract)['packagesOf']>) {
  ctx.subject('patient', input.patientId);
  return packagesOfPerson(ctx.db, input.patientId, ctx.today());
}

export const catalogueService = {
  show,
  exportServices,
  item,
  exportPrices,
  saveItem,
  retireItem,
  bringBack,
  setPrice,
  priceLists,
  exportPriceLists,
  savePriceList,
  taxRates,
  exportTaxRates,
  taxCodes,
  sayTurnover,
  addTaxRate,
  search,
  starters,
  takeStarters,
  dryRun,
  importFile,
  exportFile,
  packagesOf: packagesOfPatient,
  exportPackages,
  transferPackage,
  priceClass,
  setPriceClass,
} satisfies ServiceOf<typeof catalogueContract>;
