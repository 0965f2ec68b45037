import { contract } from '#shared/contract/index.ts';
import type { VisitView } from '#shared/features/encounters/encounter.schema.ts';
import { type KitFacts, pregnancyOf } from '#shared/features/templates/conditions.rules.ts';
import { ageOn } from '#shared/kernel/age.ts';
import { useRead } from '../../api/hooks.ts';

/** What kits and favourites ask about the person of a visit; the newest weight counts. */
export function kitFactsOf(visit: VisitView): KitFacts {
  const { birthOn, sex } = visit.banner.patient;
  const age = ageOn(birthOn, visit.onDate);
  const ageMonths = age.years * 12 + age.months;
  const weights = [...visit.vitalsTrend, ...(visit.vitals ? [visit.vitals] : [])].map(
    ({ values }) => values.weightKg,
  );
  const isNoted = visit.banner.patient.alerts.some(
    ({ kind, until }) => kind === 'pregnant' && (until === null || until >= visit.onDate),
  );
  return {
    ageMonths,
    weightKg: weights.findLast(weight => weight !== null) ?? null,
    sex,
    pregnancy: pregnancyOf(isNoted, sex, ageMonths),
    month: Number(visit.onDate.slice(5, 7)),
  };
}

/** The same, with what was answered about a pregnancy since. */
export function useKitFacts(visit: VisitView): KitFacts {
  const { answer } = useRead(contract.encounters.measured, { visitId: visit.visitId });
  const facts = kitFactsOf(visit);
  const said = answer?.standing.pregnancy.answer ?? 'notAsked';
  return facts.pregnancy === 'notAsked' ? { ...facts, pregnancy: said } : facts;
}
