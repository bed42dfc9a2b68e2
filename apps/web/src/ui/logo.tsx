export function Logo({ size = 24 }: { readonly size?: number }) {
  return (
    <svg aria-hidden width={size} height={size} viewBox="0 0 32 32" className="shrink-0">
      <rect width="32" height="32" rx="8.5" className="fill-accent" />
      <path
        d="M7 17.2c2.1-1.7 3.6-1.4 5.2 1 1.1 1.7 2 1.9 3 .2 2.3-4.2 4.9-7 9.8-9.2"
        className="fill-none stroke-on-accent"
        strokeWidth="3"
        strokeLinecap="round"
      />
    </svg>
  );
}
