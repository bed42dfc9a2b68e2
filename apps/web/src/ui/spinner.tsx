export function Spinner() {
  return (
    <span
      aria-hidden
      className="size-3.5 animate-spin-slow rounded-full border-2 border-current border-t-transparent"
    />
  );
}
