import { expect, vi } from "vitest";

/** Whatever an operation answers in any test is held against its contract in full. */
vi.mock(import("../kernel/answer-by.ts"), async (original) => {
  const { answerBy } = await original();
  return {
    answerBy(schema, value) {
      const answer = answerBy(schema, value);
      expect(answer).toEqual(schema.parse(value));
      return answer;
    },
  };
});
