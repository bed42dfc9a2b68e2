import { useCallback, useEffect, useRef, useState } from "react";
import type { AskForPassword } from "./reauthentication-context.ts";

interface Question {
  readonly promise: Promise<boolean>;
  readonly answer: (isConfirmed: boolean) => void;
}

interface PasswordQuestion {
  readonly isOpen: boolean;
  readonly ask: AskForPassword;
  readonly answer: (isConfirmed: boolean) => void;
}

/** One question at a time, whoever asks it. */
export function usePasswordQuestion(): PasswordQuestion {
  const question = useRef<Question | null>(null);
  const [isOpen, setIsOpen] = useState(false);

  const ask = useCallback(() => {
    if (question.current === null) {
      const { promise, resolve } = Promise.withResolvers<boolean>();
      question.current = { promise, answer: resolve };
      setIsOpen(true);
    }
    return question.current.promise;
  }, []);
  const answer = useCallback((isConfirmed: boolean) => {
    question.current?.answer(isConfirmed);
    question.current = null;
    setIsOpen(false);
  }, []);
  // Whoever waits for an answer is not left waiting when the page goes.
  useEffect(() => () => answer(false), [answer]);
  return { isOpen, ask, answer };
}
