import { expect, test } from 'vitest';
import { booked } from './appointments.test-support.ts';
import { messagesIn } from './messages.ts';

test('the Hindi message about another time fits a doctor of either sex', () => {
  const message = messagesIn('hi', 'Shree Clinic').rebook(booked(1, 570));
  expect(message).toContain('उपलब्ध नहीं हैं');
  expect(message).not.toMatch(/होंगे|होंगी|रहेंगे|रहेंगी/);
});
