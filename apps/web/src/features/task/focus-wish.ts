/** The task whose row is to have the focus once it is in the list, unless the person goes on before. */
export class FocusWish {
  #taskId: string | null = null;

  get taskId(): string | null {
    return this.#taskId;
  }

  make(taskId: string): void {
    this.#taskId = taskId;
  }

  drop(): void {
    this.#taskId = null;
  }
}
