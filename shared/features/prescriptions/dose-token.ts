import type {
  AsNeededReason,
  DayCode,
  DoseUnit,
  Duration,
  FoodRelation,
  Manner,
  Repeat,
  Route,
} from './dose.schema.ts';

export type AmountUnit = DoseUnit | 'count' | null;

export type TokenMeaning =
  | { kind: 'slots'; counts: number[]; unit: AmountUnit }
  | {
      kind:
        | 'brokenSchedule'
        | 'brokenDuration'
        | 'arrow'
        | 'asNeeded'
        | 'stat'
        | 'bedtime'
        | 'daily'
        | 'word';
    }
  | { kind: 'mixedUnits' }
  | { kind: 'dayCode'; code: DayCode }
  | { kind: 'hourly'; everyHours: number }
  | { kind: 'repeat'; every: Repeat }
  | { kind: 'slotWord'; slot: 0 | 1 | 2 | 3 }
  | { kind: 'amount'; amount: number; unit: AmountUnit }
  | { kind: 'number'; amount: number; isFraction: boolean }
  | { kind: 'strength'; amount: number; unit: DoseUnit | null }
  | { kind: 'duration'; duration: Duration }
  | { kind: 'food'; food: FoodRelation }
  | { kind: 'route'; route: Route }
  | { kind: 'manner'; manner: Manner }
  | { kind: 'reason'; reason: AsNeededReason }
  | { kind: 'maxPerDay'; count: number }
  | { kind: 'minGap'; hours: number }
  | { kind: 'form'; form: string }
  | { kind: 'note'; text: string };

export type Token = TokenMeaning & { start: number; end: number };
export type TokenKind = Token['kind'];
